/** Says when a build starts and ends and what is wrong, in lines that an editor's problem matcher can read. */

let running = 0;
let errors = 0;

/** @param {string} kind @param {import('esbuild').Message[]} messages */
function print(kind, messages) {
  for (const { location, text } of messages) {
    const place = location === null ? '' : `${location.file}:${location.line}:${location.column + 1}: `;
    console.error(`${place}${kind}: ${text}`);
  }
}

/**
 * esbuild plugin that reports several builds running side by side as one.
 * @returns {import('esbuild').Plugin}
 */
export function progress() {
  return {
    name: 'progress',
    setup(bundler) {
      bundler.onStart(() => {
        if (running++ > 0) return;
        errors = 0;
        console.log('[build] started');
      });
      bundler.onEnd((result) => {
        print('error', result.errors);
        print('warning', result.warnings);
        errors += result.errors.length;
        if (--running === 0) console.log(`[build] finished with ${errors} ${errors === 1 ? 'error' : 'errors'}`);
      });
    },
  };
}
