/** Brings records to their form without changing what they say: 80 positions, capitals, numbers at the right end of their fields. */
import type { TextEdit } from 'vscode-languageserver';
import { endsInNumber, rightJustified } from '../checks/fixes/recordFixes';
import type { CompiledField } from '../layout/compile';
import { fitsPicture } from '../layout/pictures';
import { LineTable } from '../transmission/lineTable';
import type { AceRecord } from '../transmission/model';
import { recordsAt } from '../transmission/rawText';
import { Transmission } from '../transmission/transmission';
import { changedPart } from './lineEdits';
import { RECORD_LENGTH } from '../storage/recordLength';

/** A capital letter may choose another layout, whose fields have other forms; this often at most. */
const MOST_PASSES = 5;

/**
 * @param first 0-based, as `last`; both are formatted
 * @param application the application chosen by hand
 * @returns one edit for each line that changes; lines that no layout describes, or that a number ends too early, stay as they are
 */
export function formattingEdits(
  transmission: Transmission,
  first: number,
  last: number,
  application?: string,
): TextEdit[] {
  const { document, catalog } = transmission;
  const formatted = new Map<number, string>();
  let current = transmission;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const changed = formatLines(current, first, last);
    if (changed.size === 0) break;
    for (const [line, text] of changed) formatted.set(line, text);
    if (pass + 1 < MOST_PASSES) current = reread(document, formatted, catalog, application);
  }
  return [...formatted].flatMap(([line, text]) => changedPart(document.line(line), text, line) ?? []);
}

function formatLines(transmission: Transmission, first: number, last: number): Map<number, string> {
  const changed = new Map<number, string>();
  for (let line = first; line <= last && line < transmission.recordCount; line++) {
    const record = transmission.recordAt(line);
    if (!record?.layout || recordsAt(transmission, line) > 1 || endsInNumber(record)) continue;
    const text = formattedRecord(record);
    if (text !== record.text) changed.set(line, text);
  }
  return changed;
}

function reread(
  document: LineTable,
  formatted: ReadonlyMap<number, string>,
  catalog: Transmission['catalog'],
  application: string | undefined,
): Transmission {
  const lines = Array.from({ length: document.lineCount }, (_, line) => formatted.get(line) ?? document.line(line));
  const copy = new LineTable(document.uri, document.languageId, document.version, lines.join('\n'));
  return new Transmission(copy, catalog, application === undefined ? {} : { application });
}

/** @returns the record at 80 positions, longer only where something stands behind them */
function formattedRecord({ text, layout }: AceRecord): string {
  const behind = text.slice(RECORD_LENGTH);
  let result = '';
  for (const field of layout?.fields ?? []) result += formattedField(text, field);
  return behind.trim() === '' ? result : result + behind;
}

function formattedField(text: string, compiled: CompiledField): string {
  const { from, to, field, isFiller, isNumeric } = compiled;
  const raw = text.slice(from, to).padEnd(to - from);
  if (isFiller) return raw;
  if (isNumeric && raw.endsWith(' ')) {
    const isPictured = field.formats?.some((picture) => fitsPicture(raw.trim(), picture)) === true;
    if (!isPictured) return rightJustified(text, compiled) ?? raw;
  }
  return raw.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
