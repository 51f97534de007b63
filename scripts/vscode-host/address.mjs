/** The address that opens the workbench on a folder, with what a desktop VS Code takes as command line options. */

/**
 * @typedef {object} Opening
 * @property {string} [folder] folder to open, as an absolute path
 * @property {string} [file] file to show, as an absolute path
 * @property {string} [extensionDevelopmentPath] extension to run from its folder
 * @property {string} [extensionTestsPath] test suite to run in the extension host
 */

/**
 * @param {string} origin such as `http://127.0.0.1:8080`
 * @param {Opening} opening
 * @returns {string}
 */
export function workbenchAddress(origin, { folder, file, extensionDevelopmentPath, extensionTestsPath }) {
  /** @param {string} path */
  const remote = (path) => new URL(`vscode-remote://${new URL(origin).host}/${path.replace(/^\//, '')}`).href;
  const payload = [['skipWelcome', 'true']];
  if (file !== undefined) payload.push(['openFile', remote(file)]);
  if (extensionDevelopmentPath !== undefined)
    payload.push(['extensionDevelopmentPath', remote(extensionDevelopmentPath)], ['enableProposedApi', '']);
  if (extensionTestsPath !== undefined) payload.push(['extensionTestsPath', remote(extensionTestsPath)]);
  const address = new URL(origin);
  if (folder !== undefined) address.searchParams.set('folder', folder);
  else address.searchParams.set('ew', 'true');
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
