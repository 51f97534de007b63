/** Commands on the text in front: put each record of a raw transmission on a line of its own, and all on one line again. */
import { EndOfLine, l10n, Position, Range, Selection, window, type TextDocument } from 'vscode';
import { RECORD_LENGTH } from '../../../server/src/storage/recordLength';
import { holdsRecords, joinRecords } from '../../../server/src/storage/records';
import { activeAceEditor } from '../aceEditor';

export const SPLIT_INTO_RECORDS = 'ace.splitIntoRecords';
export const JOIN_RECORDS = 'ace.joinRecords';

/** Breaks lines of several records behind every 80th position. */
export async function splitIntoRecords(): Promise<void> {
  const editor = activeAceEditor();
  if (!editor) return;
  const { document } = editor;
  const places = cuts(document);
  if (places.length === 0) {
    void window.showInformationMessage(l10n.t('No line of this file holds several records.'));
    return;
  }
  const lineEnd = document.eol === EndOfLine.CRLF ? '\r\n' : '\n';
  await editor.edit((edit) => {
    for (const place of places) edit.insert(place, lineEnd);
  });
}

function cuts(document: TextDocument): Position[] {
  const places: Position[] = [];
  const isOnly = document.lineCount === 1 || (document.lineCount === 2 && document.lineAt(1).text === '');
  for (let line = 0; line < document.lineCount; line++) {
    const { text } = document.lineAt(line);
    if (!holdsRecords(text, isOnly)) continue;
    for (let at = RECORD_LENGTH; at < text.length; at += RECORD_LENGTH) places.push(new Position(line, at));
  }
  return places;
}

/** Puts all records at 80 positions each on one line. */
export async function joinIntoOneLine(): Promise<void> {
  const editor = activeAceEditor();
  if (!editor) return;
  const { document } = editor;
  const lines = Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
  if (holdsRecords(lines[0] ?? '', lines.length === 1)) {
    void window.showInformationMessage(l10n.t('The records stand on one line already.'));
    return;
  }
  const tooLong = lines.findIndex((line) => line.trimEnd().length > RECORD_LENGTH);
  if (tooLong !== -1) {
    editor.selection = new Selection(tooLong, RECORD_LENGTH, tooLong, RECORD_LENGTH);
    editor.revealRange(editor.selection);
    void window.showErrorMessage(
      l10n.t(
        'Line {0} has {1} positions; on one line each record must have 80. Remove what is too much, then join again.',
        tooLong + 1,
        (lines[tooLong] ?? '').trimEnd().length,
      ),
    );
    return;
  }
  const records = lines.map((line) => line.slice(0, RECORD_LENGTH)).filter((line) => line.trim() !== '');
  const whole = new Range(0, 0, document.lineCount - 1, lines.at(-1)?.length ?? 0);
  await editor.edit((edit) => {
    edit.replace(whole, joinRecords(records));
  });
}
