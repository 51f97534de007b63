/** What the usual editor would not show of a file as it is, or not keep on saving. */
import { l10n, workspace, type TextDocument } from 'vscode';
import { isEbcdic } from '../../../server/src/storage/ebcdic';
import { encodingNames } from '../../../server/src/storage/encodings';
import { formOf, type Form } from '../../../server/src/storage/form';
import { readStored } from '../../../server/src/storage/storedText';
import { endsInWords } from './formItem';
import { nameOf } from './openRecords';

/** Larger files are not looked at before anyone asks. */
const MOST_BYTES = 64 * 1024 * 1024;

export interface Difference {
  /** `joined`: records without line ends. `ebcdic`: shown as no text. `changed`: saving would change bytes that no one edited. */
  readonly kind: 'joined' | 'ebcdic' | 'changed';
  readonly message: string;
}

/** @returns undefined when the usual editor does well, or the file can't be compared: it has unsaved changes, is large or can't be read */
export async function storedDifference(document: TextDocument): Promise<Difference | undefined> {
  if (document.isDirty || document.isUntitled) return undefined;
  const name = nameOf(document.uri);
  let bytes: Uint8Array;
  let written: Uint8Array;
  const { version, encoding } = document;
  try {
    if ((await workspace.fs.stat(document.uri)).size > MOST_BYTES) return undefined;
    bytes = await workspace.fs.readFile(document.uri);
    written = await workspace.encode(document.getText(), { encoding });
  } catch {
    // Whoever opened the document has been told.
    return undefined;
  }
  const stored = readStored(bytes);
  const form = formOf(stored);
  if (isEbcdic(stored.encoding)) {
    const kind = encodingNames[stored.encoding];
    return {
      kind: 'ebcdic',
      message: l10n.t(
        '{0} is in {1}, which this editor cannot show. Open it as records to read and edit it.',
        name,
        kind,
      ),
    };
  }
  if (form.joined > 1 && form.joined >= form.records / 2)
    return {
      kind: 'joined',
      message: l10n.t(
        '{0} holds {1} records without line ends. Opened as records, it is shown one a line and saved without line ends.',
        name,
        form.joined,
      ),
    };
  // What was changed meanwhile differs for that reason.
  if (document.version !== version || isEqual(bytes, written)) return undefined;
  return { kind: 'changed', message: changedInWords(name, form, document) };
}

function changedInWords(name: string, form: Form, document: TextDocument): string {
  if (form.ends.size > 1 || form.ends.has('\r'))
    return l10n.t(
      'The lines of {0} end in {1}; saving it from this editor would end all alike. Open it as records to keep them.',
      name,
      endsInWords({ ...form, joined: 0 }),
    );
  return l10n.t(
    '{0} has bytes that are no {1}; saving it from this editor would change them. Open it as records to keep them.',
    name,
    document.encoding.toUpperCase(),
  );
}

function isEqual(some: Uint8Array, others: Uint8Array): boolean {
  return some.length === others.length && some.every((byte, at) => byte === others[at]);
}
