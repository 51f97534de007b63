/** Raw files: shown and edited a record a line, saved in the form that they are stored in. */
import {
  commands,
  l10n,
  languages,
  Selection,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
} from 'vscode';
import { RAW_SCHEME } from '../../../server/src/storage/rawAddress';
import { LANGUAGE } from '../aceEditor';
import { CONVERT_FROM_EBCDIC, convertFromEbcdic } from './convertEbcdic';
import { createFormItem } from './formItem';
import { createOffer } from './offer';
import { OPEN_AS_RECORDS, openAsRecords, REOPEN_AS_STORED, reopenAsStored } from './openRecords';
import { RecordFiles, type Refusal } from './recordFiles';
import { JOIN_RECORDS, joinIntoOneLine, SPLIT_INTO_RECORDS, splitIntoRecords } from './splitAndJoin';

/** @returns what is to be disposed of with the extension */
export function createRawFiles(): ExtensionContext['subscriptions'] {
  const files = new RecordFiles();
  for (const document of workspace.textDocuments) readAsRecords(document);
  return [
    files,
    workspace.registerFileSystemProvider(RAW_SCHEME, files, { isCaseSensitive: true }),
    files.onDidRefuse((refusal) => void showRefusal(refusal)),
    // A window that opens what it had open before knows of no language chosen by hand.
    workspace.onDidOpenTextDocument(readAsRecords),
    ...createFormItem(files),
    ...createOffer(),
    commands.registerCommand(OPEN_AS_RECORDS, openAsRecords),
    commands.registerCommand(REOPEN_AS_STORED, reopenAsStored),
    commands.registerCommand(CONVERT_FROM_EBCDIC, convertFromEbcdic),
    commands.registerCommand(SPLIT_INTO_RECORDS, splitIntoRecords),
    commands.registerCommand(JOIN_RECORDS, joinIntoOneLine),
  ];
}

function readAsRecords(document: TextDocument): void {
  if (document.uri.scheme === RAW_SCHEME && document.languageId !== LANGUAGE)
    void languages.setTextDocumentLanguage(document, LANGUAGE);
}

/** Leads to the record that can't be saved; that it was not saved, and why, the editor says itself. */
async function showRefusal({ uri, error }: Refusal): Promise<void> {
  const show = l10n.t('Show Record');
  if ((await window.showErrorMessage(error.message, show)) !== show) return;
  const editor = await window.showTextDocument(uri, { preview: false });
  editor.selection = new Selection(error.line, error.character, error.line, error.character);
  editor.revealRange(editor.selection);
}
