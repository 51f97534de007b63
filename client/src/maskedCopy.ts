/** Command: a copy of the file in which nothing tells who or which, to be shared. */
import {
  CodeAction,
  CodeActionKind,
  commands,
  l10n,
  languages,
  window,
  workspace,
  type Diagnostic,
  type Disposable,
  type QuickPickItem,
} from 'vscode';
import { MASKED_COPY, type MaskedCopy, type MaskedCopyParams } from '../../server/src/masking/model';
import { activeAceEditor, LANGUAGE } from './aceEditor';
import { asUri, type Server } from './server';

export const MASK_CONFIDENTIAL_DATA = 'ace.maskConfidentialData';

/** The rule about readable passwords, which the command is an answer to. */
const LIVE_PASSWORD = 'live-password';

/** @returns the command, and the quick fix that runs it */
export function createMaskedCopy(server: Server): Disposable[] {
  return [
    commands.registerCommand(MASK_CONFIDENTIAL_DATA, (given: unknown) => openMaskedCopy(server, filersGiven(given))),
    languages.registerCodeActionsProvider(
      { language: LANGUAGE },
      {
        provideCodeActions: (_document, _range, { diagnostics }) => {
          const found = diagnostics.filter(({ code }) => codeOf(code) === LIVE_PASSWORD);
          if (found.length === 0) return [];
          const title = l10n.t('Open a masked copy to share');
          const action = new CodeAction(title, CodeActionKind.QuickFix);
          action.diagnostics = found;
          action.command = { title, command: MASK_CONFIDENTIAL_DATA };
          return [action];
        },
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  ];
}

function codeOf(code: Diagnostic['code']): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}

/** A key may be bound to one way: `"args": { "replacesFilerCodes": true }`. */
function filersGiven(given: unknown): boolean | undefined {
  const replaces =
    typeof given === 'object' && given !== null && 'replacesFilerCodes' in given ? given.replacesFilerCodes : undefined;
  return typeof replaces === 'boolean' ? replaces : undefined;
}

async function openMaskedCopy(server: Server, given: boolean | undefined): Promise<void> {
  const document = activeAceEditor()?.document;
  if (!document || !server.isRunning()) return;
  const replacesFilerCodes = given ?? (await chooseFilers());
  if (replacesFilerCodes === undefined) return;
  const params: MaskedCopyParams = { uri: asUri(document.uri), replacesFilerCodes };
  const copy = await server.sendRequest<MaskedCopy | null>(MASKED_COPY, params);
  if (!copy) return;
  const masked = await workspace.openTextDocument({ language: LANGUAGE, content: copy.text });
  await window.showTextDocument(masked, { preview: false });
  void window.showInformationMessage(
    l10n.t(
      'Passwords, numbers, names and addresses are replaced. Goods, tariff numbers, ports, carriers, vessels, dates and amounts stay: look the copy over before you share it.',
    ),
  );
}

async function chooseFilers(): Promise<boolean | undefined> {
  const choices: (QuickPickItem & { replaces: boolean })[] = [
    {
      label: l10n.t('Keep filer codes'),
      detail: l10n.t('Who files can be told from the copy; entry numbers begin with the real code.'),
      replaces: false,
    },
    {
      label: l10n.t('Replace filer codes too'),
      detail: l10n.t('Also in entry numbers, whose check digits are worked out anew.'),
      replaces: true,
    },
  ];
  const chosen = await window.showQuickPick(choices, { title: l10n.t('Mask Confidential Data in a Copy') });
  return chosen?.replaces;
}
