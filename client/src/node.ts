/** Entry of the extension where it runs in Node (`main` in the manifest). */
import { Uri, type ExtensionContext } from 'vscode';
import { startExtension } from './extension';

export { stopExtension as deactivate } from './extension';

export function activate(context: ExtensionContext): void {
  startExtension(context, async (log) => {
    const { createClient } = await import('./languageClient/node');
    return createClient(Uri.joinPath(context.extensionUri, 'dist'), log);
  });
}
