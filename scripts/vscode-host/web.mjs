/**
 * Serves VS Code for the Web on a free port, as static files and nothing else: the editor, its extensions and their language servers all
 * run in the browser. Needs `ensureWeb` first.
 */
import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { webFolder } from './paths.mjs';
import { quietSettings } from './quietSettings.mjs';

/**
 * @typedef {object} WebOptions
 * @property {string} extension folder or `.vsix` file of the extension to run
 * @property {Record<string, string>} files text of each file of the workspace by its name
 * @property {string} [open] name of the file to show first
 * @property {Record<string, unknown>} [settings] over those that keep the window quiet
 * @property {number} [port] otherwise any free one
 */

/** @typedef {(path: string) => Uint8Array | string | undefined} Source finds the content of a file by its path below some folder */

/** Where the files of the workspace are, in the window. */
export const WORKSPACE = '/workspace';

const contentTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.wasm', 'application/wasm'],
]);

/** @param {string} folder @returns {Source} */
const inFolder = (folder) => (path) => {
  try {
    return readFileSync(join(folder, path));
  } catch {
    return undefined;
  }
};

/** @param {string} file a `.vsix` @returns {Source} the files of the extension in it */
function inPackage(file) {
  const entries = unzipSync(readFileSync(file));
  return (path) => entries[`extension${path}`];
}

/**
 * The page: a workbench with these options.
 * @param {string} host name and port
 * @param {WebOptions} options
 */
function page(host, { open, settings = {} }) {
  /** @param {string} path */
  const served = (path) => ({ scheme: 'http', authority: host, path });
  const options = {
    folderUri: { scheme: 'memory', path: WORKSPACE },
    additionalBuiltinExtensions: [served('/files'), served('/extension')],
    configurationDefaults: { ...quietSettings, ...settings },
    ...(open === undefined
      ? {}
      : { defaultLayout: { force: true, editors: [{ uri: { scheme: 'memory', path: `${WORKSPACE}/${open}` } }] } }),
    // No gallery: nothing is looked up on the network.
    productConfiguration: { enableTelemetry: false },
  };
  return `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8" />
    <link rel="stylesheet" href="/vscode/out/vs/workbench/workbench.web.main.internal.css" />
  </head>
  <body>
    <script>globalThis._VSCODE_FILE_ROOT = new URL('/vscode/out/', location.href).href;</script>
    <script type="module">
      await import('/vscode/out/nls.messages.js');
      const { default: createWorkbench } = await import('/vscode/workbench.js');
      createWorkbench(document.body, ${JSON.stringify(options).replaceAll('<', '\\u003c')});
    </script>
  </body>
</html>
`;
}

/**
 * @param {WebOptions} options
 * @returns {Promise<{ origin: string, stop: () => Promise<void> }>}
 */
export async function startWeb(options) {
  const { extension, files, port = 0 } = options;
  const workspace = JSON.stringify(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`${WORKSPACE}/${name}`, text])),
  );
  const filesExtension = inFolder(join(import.meta.dirname, 'web-files'));
  /** @type {Record<string, Source>} */
  const sources = {
    vscode: inFolder(webFolder),
    extension: extension.endsWith('.vsix') ? inPackage(extension) : inFolder(extension),
    files: (path) => (path === '/files.json' ? workspace : filesExtension(path)),
  };

  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const [, first = '', rest = ''] = /^\/([^/]*)(.*)$/.exec(path) ?? [];
    const content = path === '/' ? page(request.headers.host ?? '', options) : sources[first]?.(rest);
    const type = path === '/' ? 'text/html; charset=utf-8' : contentTypes.get(extname(path));
    if (content === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'Content-Type': type ?? 'application/octet-stream' }).end(content);
  });
  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => listening(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
