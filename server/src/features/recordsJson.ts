/** Records of an open file as JSON, and records to be put into it from JSON. */
import { decodedFile } from '../transmission/json/decode';
import { encodeFile, EncodeError, MaskedError } from '../transmission/json/encode';
import { separateRecords } from '../transmission/json/separate';
import { recordsAt } from '../transmission/rawText';
import type { Transmission } from '../transmission/transmission';
import type {
  JsonScope,
  RecordsAsJson,
  RecordsAsJsonParams,
  RecordsFromJson,
  RecordsFromJsonParams,
} from '../protocol';

/** More records than this are a matter for the command line: their JSON would fill memory and clipboard. */
const MOST_RECORDS = 20_000;

/** What decoding puts in the place of each confidential character. */
const MASK = '•';

/**
 * @param application the application chosen by hand
 * @returns the JSON of the lines, or of the transaction, block or file around the first of them
 */
export function recordsAsJson(
  transmission: Transmission,
  { scope, startLine, endLine, showConfidential }: RecordsAsJsonParams,
  application?: string,
): RecordsAsJson {
  const [first, behind] = linesOf(transmission, scope, startLine, endLine);
  let records = 0;
  let written = '';
  for (let line = first; line < behind; line++) {
    records += recordsAt(transmission, line);
    if (records <= MOST_RECORDS) written += transmission.document.line(line);
  }
  if (records === 0 || records > MOST_RECORDS) return { json: null, records, most: MOST_RECORDS };
  const separated = separateRecords(transmission, application === undefined ? {} : { application });
  const part = { from: separated.firstRecords[first] ?? 0, to: separated.firstRecords[behind] ?? Infinity };
  const facts = showConfidential ? {} : { masked: true };
  const json = [...decodedFile(separated, facts, { showConfidential, ...part })].join('');
  return { json, records, masked: !showConfidential && json.includes(MASK) && !written.includes(MASK) };
}

/** @returns the first line and the one behind the last */
function linesOf(
  transmission: Transmission,
  scope: JsonScope,
  startLine: number,
  endLine: number,
): readonly [number, number] {
  const end = transmission.recordCount;
  if (scope === 'file') return [0, end];
  if (scope === 'records') return [Math.min(startLine, end), Math.min(endLine + 1, end)];
  const unit = transmission.unitAt(startLine);
  if (scope === 'transaction') return unit ? [unit.start, unit.end] : [0, 0];
  const block = transmission.blockAt(startLine);
  return block ? [block.start, block.end] : [0, 0];
}

/** @returns the lines that the JSON describes, or why they can't be written; what they don't say of themselves the place tells */
export function recordsFromJson(
  transmission: Transmission,
  { json, line, blanksMasked }: Omit<RecordsFromJsonParams, 'uri'>,
): RecordsFromJson {
  const block = transmission.blockAt(line) ?? transmission.blockAt(line - 1) ?? transmission.batchAt(line)?.blocks[0];
  const around = block && block.application !== '' ? { application: block.application } : {};
  const direction = block?.layout ? { direction: block.layout.direction } : {};
  try {
    const { text } = encodeFile(json, transmission.catalog, { ...around, ...direction, blanksMasked });
    return { text };
  } catch (error) {
    if (!(error instanceof EncodeError)) throw error;
    return { refusal: error.message, isMasked: error instanceof MaskedError };
  }
}
