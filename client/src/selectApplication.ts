/** Command: read the file in front as another application than it says. */
import { l10n, languages, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import {
  APPLICATIONS,
  SET_APPLICATION,
  type ApplicationChoice,
  type SetApplicationParams,
} from '../../server/src/protocol';
import type { Direction } from '../../server/src/layout/types';
import { activeAceEditor, LANGUAGE } from './aceEditor';
import { asUri, type Server } from './server';
import type { StatusSource } from './statusSource';

export const SELECT_APPLICATION = 'ace.selectApplication';

interface Choice extends QuickPickItem {
  readonly application?: string | null;
}

/** Asks the person for an application and has the server read the file in front so. */
export async function selectApplication(server: Server, source: StatusSource): Promise<void> {
  const editor = activeAceEditor();
  if (!editor || !server.isRunning()) return;
  const uri = asUri(editor.document.uri);
  const choices = await server.sendRequest<ApplicationChoice[]>(APPLICATIONS);
  const chosen = await window.showQuickPick(quickPickItems(choices), {
    title: l10n.t('Read this file as'),
    placeHolder: l10n.t('Application identifier or title'),
    matchOnDescription: true,
  });
  if (chosen?.application === undefined) return;
  const params: SetApplicationParams = { uri, application: chosen.application };
  await server.sendRequest<boolean>(SET_APPLICATION, params);
  source.refresh();
  refreshOutline();
}

/** Has the outline asked for anew. The protocol has no word for it; VS Code does so when a provider of outlines comes or goes. */
export function refreshOutline(): void {
  languages.registerDocumentSymbolProvider({ language: LANGUAGE }, { provideDocumentSymbols: () => [] }).dispose();
}

function directionInWords(direction: Direction): string {
  return direction === 'input' ? l10n.t('input') : l10n.t('output');
}

function quickPickItems(choices: readonly ApplicationChoice[]): Choice[] {
  const item = ({ application, title, direction }: ApplicationChoice): Choice => ({
    label: application,
    description: direction === undefined ? title : `${title} (${directionInWords(direction)})`,
    application,
  });
  const separator = (label: string): Choice => ({ label, kind: QuickPickItemKind.Separator });
  const described = choices.filter(({ hasChapter }) => hasChapter);
  const others = choices.filter(({ hasChapter }) => !hasChapter);
  return [
    {
      label: l10n.t('As the file says'),
      description: l10n.t('by its B- and A-records, or else by its records'),
      application: null,
    },
    separator(l10n.t('applications')),
    ...described.map(item),
    separator(l10n.t('no chapter at hand: envelope only')),
    ...others.map(item),
  ];
}
