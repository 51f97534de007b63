/** Command: a copy of an EBCDIC file in plain text. */
import { l10n, window, workspace, type QuickPickItem } from 'vscode';
import { detectEbcdic, ebcdicPages, type EbcdicPage } from '../../../server/src/storage/ebcdic';
import { encodingNames } from '../../../server/src/storage/encodings';
import { readStored, shownLines } from '../../../server/src/storage/storedText';
import { LANGUAGE } from '../aceEditor';
import { fileInFront, messageOf, nameOf } from './openRecords';
import { storedFile } from './rawUri';

export const CONVERT_FROM_EBCDIC = 'ace.convertFromEbcdic';

interface Choice extends QuickPickItem {
  readonly page: EbcdicPage;
}

/** Asks for the code page and opens the file's records, a record a line, as a new file that is yet to be saved. */
export async function convertFromEbcdic(given: unknown): Promise<void> {
  const uri = fileInFront(given);
  const file = uri && (storedFile(uri)?.file ?? uri);
  if (!file || file.scheme === 'untitled') {
    void window.showInformationMessage(l10n.t('Open or select a file first.'));
    return;
  }
  let bytes: Uint8Array;
  try {
    bytes = await workspace.fs.readFile(file);
  } catch (error) {
    void window.showErrorMessage(l10n.t('{0} cannot be read: {1}', nameOf(file), messageOf(error)));
    return;
  }
  const chosen = await window.showQuickPick(choices(bytes), {
    title: l10n.t('Convert {0} from EBCDIC', nameOf(file)),
    placeHolder:
      detectEbcdic(bytes) === undefined
        ? l10n.t('This file does not look like EBCDIC; choose a code page all the same, or Escape')
        : l10n.t('The code page that the file was written in'),
  });
  if (!chosen) return;
  const lines = shownLines(readStored(bytes, chosen.page));
  const document = await workspace.openTextDocument({ language: LANGUAGE, content: lines.join('\n') });
  await window.showTextDocument(document, { preview: false });
}

/** The code pages, the likeliest first, each with what would come out odd. */
function choices(bytes: Uint8Array): Choice[] {
  const likeliest = detectEbcdic(bytes);
  const others = ebcdicPages.filter((page) => page !== likeliest);
  return [...(likeliest === undefined ? [] : [likeliest]), ...others].map((page) => {
    const text = shownLines(readStored(bytes, page)).join('');
    const odd = text.replace(/[ -~]/g, '').length;
    return {
      page,
      label: encodingNames[page],
      description: odd === 0 ? '' : l10n.t('{0} characters that no keyboard has', odd),
      ...(page === likeliest ? { detail: l10n.t('What the file looks like') } : {}),
    };
  });
}
