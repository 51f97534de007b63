/** Command: show a message of CBP's Cargo Systems Messaging Service in the browser. */
import { env, Uri, window } from 'vscode';
import { csmsAddress } from '../../server/src/features/cbpPages';

export const OPEN_CSMS_MESSAGE = 'ace.openCsmsMessage';

/** Asks for the number of a message, proposes the one that is selected, and opens it. */
export async function openCsmsMessage(): Promise<void> {
  const editor = window.activeTextEditor;
  const selected = editor ? editor.document.getText(editor.selection) : '';
  const number = await window.showInputBox({
    title: 'Open CSMS Message',
    prompt: 'Opens the message on the site where CBP publishes it.',
    placeHolder: 'Number of the message, such as 60011750',
    ...(csmsAddress(selected) === undefined ? {} : { value: selected.trim() }),
    validateInput: (value) =>
      value.trim() === '' || csmsAddress(value) !== undefined ? undefined : 'A CSMS message has a number of 8 digits.',
  });
  const address = number === undefined ? undefined : csmsAddress(number);
  if (address !== undefined) await env.openExternal(Uri.parse(address));
}
