/** Writes the overview to a file that any browser shows and prints. */
import { env, l10n, Uri, window, workspace } from 'vscode';
import { activeAceEditor } from '../aceEditor';
import type { Server } from '../server';
import { overviewHtml } from './html';
import { overviewOf } from './request';
import { exportedPage } from './page';
import { overviewTexts } from './texts';

/** @param extension where the extension lies, for the stylesheet @param uri of the transmission */
export async function exportOverview(server: Server, extension: Uri, uri: Uri): Promise<void> {
  const editor = activeAceEditor();
  const line = editor?.document.uri.toString() === uri.toString() ? editor.selection.active.line : 0;
  const overview = await overviewOf(server, uri, line);
  if (!overview) return;
  const name = (uri.path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '') || 'overview';
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.joinPath(uri, '..');
  const target = await window.showSaveDialog({
    defaultUri:
      uri.scheme === 'untitled' ? Uri.joinPath(folder, `${name}.html`) : Uri.joinPath(uri, '..', `${name}.html`),
    filters: { HTML: ['html'] },
    title: l10n.t('Export Overview'),
  });
  if (!target) return;
  const style = await workspace.fs.readFile(Uri.joinPath(extension, 'dist', 'webview', 'overview.css'));
  const page = exportedPage(
    l10n.t('Overview of {0}', name),
    new TextDecoder().decode(style),
    overviewHtml(overview, overviewTexts()),
  );
  await workspace.fs.writeFile(target, new TextEncoder().encode(page));
  const show = l10n.t('Open in Browser');
  const chosen = await window.showInformationMessage(
    l10n.t('The overview is saved. Open it in a browser to print it.'),
    show,
  );
  if (chosen === show) await env.openExternal(target);
}
