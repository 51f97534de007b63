/** Tells the server on which record the cursor is, while the settings ask for hints on that record. */
import { window, workspace, type ExtensionContext } from 'vscode';
import { ACTIVE_RECORD, type ActiveRecordParams } from '../../server/src/protocol';
import { activeAceEditor } from './aceEditor';
import { asUri, type Server } from './server';

/** How long the cursor must rest before the server is told, in milliseconds. */
const REST = 80;

export function createActiveRecord(server: Server): ExtensionContext['subscriptions'] {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  const tell = (): void => {
    const editor = activeAceEditor();
    if (!editor || !server.isRunning()) return;
    const { document, selection } = editor;
    if (workspace.getConfiguration('ace', document).get<boolean>('inlayHints.fieldNames') !== true) return;
    const params: ActiveRecordParams = {
      uri: asUri(document.uri),
      line: selection.active.line,
    };
    const now = `${params.line} ${params.uri}`;
    if (now === told) return;
    told = now;
    void server.sendNotification(ACTIVE_RECORD, params);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(tell, REST);
  };
  return [
    window.onDidChangeActiveTextEditor(soon),
    window.onDidChangeTextEditorSelection(soon),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('ace.inlayHints')) soon();
    }),
    server.onDidChangeRunning((isRunning) => {
      if (!isRunning) return;
      told = '';
      soon();
    }),
    {
      dispose: () => {
        clearTimeout(timer);
      },
    },
  ];
}
