/** Parameters for any request, made up from a number, and a look at whether an answer stays within its documents. */
import type { LinePosition, LineRange, LineTable } from '../../server/src/transmission/lineTable';
import { Random } from '../mutation/random';

const RULE_KINDS = ['quickfix', 'source.fixAll.ace', 'refactor', 'source'];
const QUERIES = ['', '4', '439', 'entry', 'ZZZ', 'é\u0000', 'constructor', '__proto__', '('];

/** @returns a position, mostly in the document, sometimes beyond its lines or their ends */
function anyPosition(random: Random, document: LineTable): LinePosition {
  const line = random.below(document.lineCount + (random.below(8) === 0 ? 3 : 0));
  return { line, character: random.below(random.below(8) === 0 ? 200 : document.line(line).length + 1) };
}

function anyRange(random: Random, document: LineTable): LineRange {
  const start = anyPosition(random, document);
  const below = Math.min(document.lineCount - 1, start.line + random.below(20));
  const end = random.below(3) === 0 ? start : { line: below, character: random.below(82) };
  const isOrdered = start.line < end.line || (start.line === end.line && start.character <= end.character);
  return isOrdered ? { start, end } : { start: end, end: start };
}

/**
 * @param seed the same number gives the same parameters
 * @param other another document, open or not
 * @returns parameters that hold what any request asks for: each takes what it knows
 */
export function anyParams(seed: number, document: LineTable, other: LineTable): Record<string, unknown> {
  const random = new Random(seed);
  const [uri, range] = [document.uri, anyRange(random, document)];
  const position = anyPosition(random, document);
  const [file, counterpart] = [{ uri }, { uri: other.uri, text: other.getText() }];
  return {
    textDocument: { uri },
    position,
    range,
    positions: [position, range.start, range.end],
    context: {
      diagnostics: [],
      includeDeclaration: true,
      triggerKind: 1,
      ...(random.below(2) === 0 ? { only: [random.oneOf(RULE_KINDS)] } : {}),
    },
    options: { tabSize: 4, insertSpaces: true },
    ch: random.oneOf(['\n', ' ']),
    newName: random.oneOf(['XYZ12345675', '12-345678900', '', 'x'.repeat(200), '\n', document.line(position.line)]),
    previousResultId: random.oneOf(['1', '0.0', '', undefined]),
    query: random.oneOf(QUERIES),
    // Requests of the product's own.
    uri,
    text: document.getText(),
    line: position.line,
    startLine: range.start.line,
    endLine: range.end.line,
    scope: random.oneOf(['records', 'transaction', 'block', 'file']),
    showConfidential: random.below(2) === 0,
    json: random.oneOf(['{}', '[]', '', '{"records":[]}', '[{"record":"A"}]', 'null', '{"records":[{"fields":{}}]}']),
    blanksMasked: random.below(2) === 0,
    application: random.oneOf(['AE', 'SE', 'AX', 'QQ', '', null]),
    form: random.oneOf(['A', '', undefined]),
    filer: random.oneOf([{}, { code: 'ZZZ', site: '', port: 'é', office: '  ' }]),
    request: file,
    response: counterpart,
    before: random.below(2) === 0 ? file : counterpart,
    after: random.below(2) === 0 ? file : counterpart,
    file,
    others: [counterpart, file],
  };
}

/**
 * @param uri of the document that the request named
 * @param other uri of the document on the other side of a pair
 * @returns every place in an answer that its document does not have, as words; line ends are no part of a line
 */
export function misplaced(
  answer: unknown,
  documents: ReadonlyMap<string, LineTable>,
  uri: string,
  other: string,
): string[] {
  const wrong: string[] = [];
  const look = (value: unknown, own: string, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      value.forEach((each, at) => {
        look(each, own, `${path}[${at}]`);
      });
      return;
    }
    const fields = value as Record<string, unknown>;
    const named = fields['textDocument'] as { uri?: unknown } | undefined;
    const meant = [fields['uri'], named?.uri].find((each) => typeof each === 'string') ?? own;
    const document = documents.get(meant);
    if (document) checkPlace(fields, document, (reason) => wrong.push(`${path}: ${reason}`));
    for (const [key, each] of Object.entries(fields))
      look(each, documents.has(key) ? key : key === 'response' ? other : meant, `${path}.${key}`);
  };
  look(answer, uri, '');
  return wrong;
}

function checkPlace(fields: Record<string, unknown>, document: LineTable, complain: (reason: string) => void): void {
  const { line, character, start, end } = fields;
  const isEmpty = Array.isArray(fields['lines']) && fields['lines'].length === 0;
  for (const key of isEmpty ? [] : ['line', 'startLine', 'endLine'])
    if (typeof fields[key] === 'number' && !isWithin(fields[key], document.lineCount - 1))
      complain(`${key} ${fields[key]} of ${document.lineCount} lines`);
  if (typeof line === 'number' && typeof character === 'number' && !isWithin(character, document.line(line).length))
    complain(`character ${character} of line ${line}, which has ${document.line(line).length}`);
  if (isPosition(start) && isPosition(end)) {
    if (start.line > end.line || (start.line === end.line && start.character > end.character))
      complain('the end stands before the start');
  }
}

function isWithin(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= limit;
}

function isPosition(value: unknown): value is LinePosition {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}
