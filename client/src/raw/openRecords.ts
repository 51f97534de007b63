/** Commands: show a file a record a line, and show it as it is stored again. */
import {
  commands,
  l10n,
  languages,
  TabInputCustom,
  TabInputText,
  Uri,
  ViewColumn,
  window,
  workspace,
  type Tab,
  type TextDocument,
} from 'vscode';
import { isEbcdic } from '../../../server/src/storage/ebcdic';
import { RAW_SCHEME } from '../../../server/src/storage/rawAddress';
import { readStored } from '../../../server/src/storage/storedText';
import { LANGUAGE } from '../aceEditor';
import { rawUri, storedFile } from './rawUri';

export const OPEN_AS_RECORDS = 'ace.openAsRecords';
export const REOPEN_AS_STORED = 'ace.reopenAsStored';

/** @param uri as a menu gives it @returns the file that a command is about: the one it was called on, or the one in front */
export function fileInFront(uri: unknown): Uri | undefined {
  if (uri instanceof Uri) return uri;
  return uriOf(window.tabGroups.activeTabGroup.activeTab) ?? window.activeTextEditor?.document.uri;
}

function uriOf(tab: Tab | undefined): Uri | undefined {
  const input: unknown = tab?.input;
  return input instanceof TabInputText || input instanceof TabInputCustom ? input.uri : undefined;
}

/** Shows a file a record a line, in the place of the editor that shows it as it is stored. */
export async function openAsRecords(given: unknown): Promise<void> {
  const file = fileInFront(given);
  if (!file || file.scheme === RAW_SCHEME) {
    void window.showInformationMessage(
      file ? l10n.t('This file is open as records already.') : l10n.t('Open or select a file first.'),
    );
    return;
  }
  if (!(await isSaved(file))) return;
  let bytes: Uint8Array;
  try {
    bytes = await workspace.fs.readFile(file);
  } catch (error) {
    void window.showErrorMessage(l10n.t('{0} cannot be read: {1}', nameOf(file), messageOf(error)));
    return;
  }
  const { encoding } = readStored(bytes);
  // Which EBCDIC it is, is told by few characters, which edits may take away.
  const uri = rawUri(file, isEbcdic(encoding) ? encoding : undefined);
  const viewColumn = columnOf(file);
  const document = await openRecords(uri);
  await window.showTextDocument(document, { viewColumn, preview: false });
  await closeTabs(file);
}

/** @returns the document of records, as an ACE record file whatever its name */
async function openRecords(uri: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  return document.languageId === LANGUAGE ? document : languages.setTextDocumentLanguage(document, LANGUAGE);
}

/** Shows a file as it is stored, in the place of the editor that shows it a record a line. */
export async function reopenAsStored(given: unknown): Promise<void> {
  const uri = fileInFront(given);
  const stored = uri && storedFile(uri);
  if (!stored) {
    void window.showInformationMessage(l10n.t('The file in front is not open as records.'));
    return;
  }
  if (!(await isSaved(uri))) return;
  await commands.executeCommand('vscode.open', stored.file, { viewColumn: columnOf(uri), preview: false });
  await closeTabs(uri);
}

/** Whether a file has no unsaved changes, or the person saves them now. */
async function isSaved(uri: Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') {
    void window.showInformationMessage(l10n.t('Save this file first.'));
    return false;
  }
  const document = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (document?.isDirty !== true) return true;
  const save = l10n.t('Save');
  const answer = await window.showWarningMessage(
    l10n.t('{0} has unsaved changes. Save them first, or undo them.', nameOf(uri)),
    save,
  );
  return answer === save && (await document.save());
}

function tabsOf(uri: Uri): Tab[] {
  const address = uri.toString();
  return window.tabGroups.all.flatMap(({ tabs }) => tabs).filter((tab) => uriOf(tab)?.toString() === address);
}

function columnOf(uri: Uri): ViewColumn {
  return tabsOf(uri)[0]?.group.viewColumn ?? ViewColumn.Active;
}

async function closeTabs(uri: Uri): Promise<void> {
  await window.tabGroups.close(
    tabsOf(uri).filter(({ isDirty }) => !isDirty),
    true,
  );
}

/** @returns the name of a file without its folders */
export function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
