/** Command: show a message of CBP's Cargo Systems Messaging Service in the browser. */
import { env, l10n, Uri, window } from 'vscode';
import { csmsAddress } from '../../server/src/features/cbpPages';

export const OPEN_CSMS_MESSAGE = 'ace.openCsmsMessage';

/** Asks for the number of a message, proposes the one that is selected, and opens it. */
export async function openCsmsMessage(): Promise<void> {
  const editor = window.activeTextEditor;
  const selected = editor ? editor.document.getText(editor.selection) : '';
  const number = await window.showInputBox({
    title: l10n.t('Open CSMS Message'),
    prompt: l10n.t('Opens the message on the site where CBP publishes it.'),
    placeHolder: l10n.t('Number of the message, such as 60011750'),
    ...(csmsAddress(selected) === undefined ? {} : { value: selected.trim() }),
    validateInput: (value) =>
      value.trim() === '' || csmsAddress(value) !== undefined
        ? undefined
        : l10n.t('A CSMS message has a number of 8 digits.'),
  });
  const address = number === undefined ? undefined : csmsAddress(number);
  if (address !== undefined) await env.openExternal(Uri.parse(address));
}
