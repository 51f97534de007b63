/** Editors that show ACE record files. */
import { window, type TextEditor } from 'vscode';

/** Id of the language in `package.json`. */
export const LANGUAGE = 'ace';

/** @returns the editor in front when it shows an ACE record file */
export function activeAceEditor(): TextEditor | undefined {
  const editor = window.activeTextEditor;
  return editor?.document.languageId === LANGUAGE ? editor : undefined;
}
