/** Command: read the file in front as another application than it says. */
import { languages, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  APPLICATIONS,
  SET_APPLICATION,
  type ApplicationChoice,
  type SetApplicationParams,
} from '../../server/src/protocol';
import { activeAceEditor, LANGUAGE } from './aceEditor';
import type { StatusSource } from './statusSource';

export const SELECT_APPLICATION = 'ace.selectApplication';

interface Choice extends QuickPickItem {
  readonly application?: string | null;
}

/** Asks the person for an application and has the server read the file in front so. */
export async function selectApplication(client: BaseLanguageClient, source: StatusSource): Promise<void> {
  const editor = activeAceEditor();
  if (!editor || !client.isRunning()) return;
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  const choices = await client.sendRequest<ApplicationChoice[]>(APPLICATIONS);
  const chosen = await window.showQuickPick(quickPickItems(choices), {
    title: 'Read this file as',
    placeHolder: 'Application identifier or title',
    matchOnDescription: true,
  });
  if (chosen?.application === undefined) return;
  const params: SetApplicationParams = { uri, application: chosen.application };
  await client.sendRequest<boolean>(SET_APPLICATION, params);
  source.refresh();
  refreshOutline();
}

/** Has the outline asked for anew. The protocol has no word for it; VS Code does so when a provider of outlines comes or goes. */
function refreshOutline(): void {
  languages.registerDocumentSymbolProvider({ language: LANGUAGE }, { provideDocumentSymbols: () => [] }).dispose();
}

function quickPickItems(choices: readonly ApplicationChoice[]): Choice[] {
  const item = ({ application, title, direction }: ApplicationChoice): Choice => ({
    label: application,
    description: direction === undefined ? title : `${title} (${direction})`,
    application,
  });
  const separator = (label: string): Choice => ({ label, kind: QuickPickItemKind.Separator });
  const described = choices.filter(({ hasChapter }) => hasChapter);
  const others = choices.filter(({ hasChapter }) => !hasChapter);
  return [
    { label: 'As the file says', description: 'by its B- and A-records, or else by its records', application: null },
    separator('applications'),
    ...described.map(item),
    separator('no chapter at hand: envelope only'),
    ...others.map(item),
  ];
}
