/** Reads the text of one layout file. */
import {
  findNodeAtLocation,
  getNodeValue,
  parseTree,
  printParseErrorCode,
  type Node,
  type ParseError,
} from 'jsonc-parser';
import type { JsonPath, LayoutProblem } from './layoutProblem';
import { schemaProblems, type SchemaCheck } from './schemaWords';
import type { Chapter } from './types';

/** Longer texts, in characters, are no layout file: the longest chapter of CBP has a fifth of that. */
export const LONGEST_LAYOUT = 2_000_000;
/** Objects and lists within each other; the deepest chapter has a third of that. */
export const DEEPEST_LAYOUT = 64;
/** How many problems of one file are told. */
const MOST_PROBLEMS = 100;

/** A place in a text, 0-based. */
export interface TextPlace {
  readonly line: number;
  readonly character: number;
}

export interface PlacedProblem extends LayoutProblem {
  readonly start: TextPlace;
  readonly end: TextPlace;
  /** `json` and `schema` are what an editor that knows the schema tells as well. */
  readonly kind: 'json' | 'schema' | 'chapter';
}

/** A layout file as it was read. */
export interface LayoutFile {
  readonly text: string;
  /** Undefined where the file is not JSON of the right form. */
  readonly chapter: Chapter | undefined;
  readonly problems: readonly PlacedProblem[];
  /** @returns a problem of the chapter with its place in the text */
  place(problem: LayoutProblem): PlacedProblem;
}

/** @param schema checks a value against the JSON Schema of layout files */
export function readLayoutFile(text: string, schema: SchemaCheck): LayoutFile {
  const lines = new LineStarts(text);
  const whole = (message: string): LayoutFile =>
    layoutFile(text, lines, undefined, undefined, [
      { path: [], message, severity: 'error', kind: 'json', ...lines.range(0, 1) },
    ]);
  if (text.length > LONGEST_LAYOUT)
    return whole(
      `The file has more than ${LONGEST_LAYOUT.toLocaleString('en-US')} characters, too many for a layout file. Give each chapter a file of its own.`,
    );
  if (isDeeperThan(text, DEEPEST_LAYOUT))
    return whole(
      `Objects and lists stand within each other more than ${DEEPEST_LAYOUT} levels deep. Set brackets right, or make the groups flatter.`,
    );
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  if (!tree || errors.length > 0) {
    const problems = errors.slice(0, 1).map(({ error, offset, length }): PlacedProblem => ({
      path: [],
      message: `This is not JSON: ${SYNTAX[printParseErrorCode(error)] ?? 'something else is expected here'}.`,
      severity: 'error',
      kind: 'json',
      ...lines.range(offset, offset + Math.max(1, length)),
    }));
    return problems.length > 0 ? layoutFile(text, lines, tree, undefined, problems) : whole('The file is empty.');
  }
  const doubled = doubledKeys(tree).map(({ key, path }) => ({
    path,
    message: `${JSON.stringify(String(key.value))} stands here twice; only the last one counts. Remove one.`,
    severity: 'error' as const,
    kind: 'json' as const,
    ...lines.range(key.offset, key.offset + key.length),
  }));
  const value = getNodeValue(tree) as unknown;
  const refused = schemaProblems(schema(value)).map((problem) => placed(problem, tree, lines, 'schema'));
  const problems = [...doubled, ...refused].slice(0, MOST_PROBLEMS);
  return layoutFile(text, lines, tree, problems.length === 0 ? (value as Chapter) : undefined, problems);
}

/** What is said of each error of the parser. */
const SYNTAX: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word stands here that is no value; put text in quotation marks',
  InvalidNumberFormat: 'the number is not written as JSON has it',
  PropertyNameExpected:
    'the name of a property in quotation marks is expected here; a comma before a closing brace must go',
  ValueExpected: 'a value is expected here; a comma before a closing bracket must go',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  EndOfFileExpected: 'nothing more may stand here',
  InvalidCommentToken: 'comments are not allowed; put remarks into "notes"',
  UnexpectedEndOfComment: 'comments are not allowed; put remarks into "notes"',
  UnexpectedEndOfString: 'the closing quotation mark is missing',
  UnexpectedEndOfNumber: 'the number is not complete',
  InvalidUnicode: 'the character is not written as JSON has it',
  InvalidEscapeCharacter: 'there is no such escape; write a backslash twice',
  InvalidCharacter: 'a character stands in the text that must be escaped, such as a tab',
};

function layoutFile(
  text: string,
  lines: LineStarts,
  tree: Node | undefined,
  chapter: Chapter | undefined,
  problems: readonly PlacedProblem[],
): LayoutFile {
  return { text, chapter, problems, place: (problem) => placed(problem, tree, lines, 'chapter') };
}

function placed(
  problem: LayoutProblem,
  tree: Node | undefined,
  lines: LineStarts,
  kind: PlacedProblem['kind'],
): PlacedProblem {
  const node = tree && nearestNode(tree, problem.path);
  // A key that has no place is told at its name.
  const at = node?.parent?.type === 'property' && node.type !== 'string' && node.type !== 'number' ? node.parent : node;
  const { start, end } = lines.range(at?.offset ?? 0, at ? at.offset + at.length : 1);
  return {
    ...problem,
    kind,
    start,
    end: end.line === start.line ? end : { line: start.line, character: lines.lengthOf(start.line) },
  };
}

/** The node at a path, or the innermost around it. */
function nearestNode(tree: Node, path: JsonPath): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return node;
  }
  return tree;
}

function doubledKeys(node: Node, path: JsonPath = []): { key: Node; path: JsonPath }[] {
  if (node.type === 'array') return (node.children ?? []).flatMap((child, at) => doubledKeys(child, [...path, at]));
  if (node.type !== 'object') return [];
  const names = new Set<unknown>();
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) => {
    if (!key) return [];
    const at = [...path, String(key.value)];
    const isDouble = names.has(key.value);
    names.add(key.value);
    return [...(isDouble ? [{ key, path: at }] : []), ...(value ? doubledKeys(value, at) : [])];
  });
}

/** Counted before the text is parsed, for parsers call themselves at each level. */
function isDeeperThan(text: string, most: number): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (isText) {
      if (character === 0x5c) at++;
      else if (character === 0x22 || character === 0x0a) isText = false;
    } else if (character === 0x22) isText = true;
    else if (character === 0x7b || character === 0x5b) {
      if (++depth > most) return true;
    } else if (character === 0x7d || character === 0x5d) depth--;
  }
  return false;
}

/** Offsets of a text as lines and characters. */
class LineStarts {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (const { index } of text.matchAll(/\r\n|\r|\n/g)) this.starts.push(index);
    for (let at = 1; at < this.starts.length; at++) {
      const end = this.starts[at] ?? 0;
      this.starts[at] = end + (text.startsWith('\r\n', end) ? 2 : 1);
    }
  }

  range(from: number, to: number): { start: TextPlace; end: TextPlace } {
    return { start: this.at(from), end: this.at(to) };
  }

  lengthOf(line: number): number {
    const start = this.starts[line] ?? 0;
    return this.text.slice(start, this.starts[line + 1] ?? this.text.length).replace(/\r?\n?$/, '').length;
  }

  private at(offset: number): TextPlace {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low, character: offset - (this.starts[low] ?? 0) };
  }
}
