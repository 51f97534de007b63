/**
 * Texts of a fixed width, and patterns for them that never try a character twice: wherever such a pattern branches, one
 * character decides. Every position is written out, which the regular expressions of V8 take quickest.
 */
import { asciiClassBits } from '../../layout/charClass';

/** Texts of one width: the characters that may stand at each of their positions. */
export type Shape = readonly string[];

export const DIGITS = '0123456789';
export const BLANK = ' ';
export const ANY = '[^]';

const byClass = new Map<number, string>();

/** @param allowed class bits @returns the ASCII characters of these classes */
export function charactersOf(allowed: number): string {
  let characters = byClass.get(allowed);
  if (characters === undefined) {
    characters = '';
    for (const [code, bit] of asciiClassBits.entries())
      if ((bit & allowed) !== 0) characters += String.fromCharCode(code);
    byClass.set(allowed, characters);
  }
  return characters;
}

export function repeated(characters: string, width: number): string[] {
  return Array.from({ length: width }, () => characters);
}

export function blanks(width: number): Shape {
  return repeated(BLANK, width);
}

/** @returns the shape with blanks on both sides, as many as make it as wide as wanted; none when it is wider */
export function padded(shape: Shape, width: number, before = 0): Shape[] {
  const after = width - before - shape.length;
  return after < 0 ? [] : [[...blanks(before), ...shape, ...blanks(after)]];
}

/** @returns the shape wherever it has room in a width */
export function paddedAnywhere(shape: Shape, width: number): Shape[] {
  const places = Array.from({ length: Math.max(0, width - shape.length + 1) }, (_, before) => before);
  return places.flatMap((before) => padded(shape, width, before));
}

/** @returns the shape with none but these characters; none when a position is left without any */
export function within(shape: Shape, characters: string): Shape[] {
  const kept = shape.map((some) => keep(some, characters));
  return kept.every((some) => some !== '') ? [kept] : [];
}

const keptBy = new Map<string, Map<string, string>>();

function keep(some: string, characters: string): string {
  if (some === characters) return some;
  const known = keptBy.get(characters) ?? new Map<string, string>();
  keptBy.set(characters, known);
  let kept = known.get(some);
  if (kept === undefined) {
    const left = Array.from(some).filter((character) => characters.includes(character));
    known.set(some, (kept = left.join('')));
  }
  return kept;
}

/** Told when a pattern would become larger than is worth compiling. */
export class PatternTooLarge extends Error {}

/** Patterns longer than this are left slow by V8. */
const LONGEST_PATTERN = 16_000;
const MOST_BRANCHES = 4000;

/**
 * @param shapes all of one width
 * @returns a pattern for texts of any of the shapes; of none, one that fits no text
 * @throws PatternTooLarge
 */
export function patternOf(shapes: readonly Shape[]): string {
  const width = shapes[0]?.length ?? 0;
  let branches = 0;
  const from = (at: number, some: readonly Shape[]): string => {
    if (++branches > MOST_BRANCHES) throw new PatternTooLarge();
    const [only] = some;
    if (at === width || !only) return '';
    if (some.length === 1) return only.slice(at).map(classOf).join('');
    const byRest = new Map<string, string>();
    for (const [characters, left] of branchesAt(some, at)) {
      const rest = from(at + 1, left);
      byRest.set(rest, (byRest.get(rest) ?? '') + characters);
    }
    const written = [...byRest].map(([rest, characters]) => classOf(characters) + rest);
    return written.length === 1 ? written.join('') : `(?:${written.join('|')})`;
  };
  if (shapes.length === 0) return '(?!)';
  const pattern = from(0, shapes);
  checkLength(pattern);
  return pattern;
}

/** @throws PatternTooLarge */
export function checkLength(pattern: string): void {
  if (pattern.length > LONGEST_PATTERN) throw new PatternTooLarge();
}

/** The characters at a position by the shapes that each leaves possible. */
function branchesAt(
  shapes: readonly Shape[],
  at: number,
): Iterable<readonly [characters: string, left: readonly Shape[]]> {
  const bySet = new Map<string, Shape[]>();
  for (const shape of shapes) {
    const set = shape[at] ?? '';
    const alike = bySet.get(set);
    if (alike) alike.push(shape);
    else bySet.set(set, [shape]);
  }
  if (bySet.size === 1) return bySet;
  const setsOf = new Map<string, string[]>();
  for (const set of bySet.keys())
    for (const character of set) setsOf.set(character, [...(setsOf.get(character) ?? []), set]);
  const branches = new Map<string, [string, readonly Shape[]]>();
  for (const [character, sets] of setsOf) {
    const key = sets.join('\n');
    const branch = branches.get(key);
    if (branch) branch[0] += character;
    else branches.set(key, [character, sets.flatMap((set) => bySet.get(set) ?? [])]);
  }
  return branches.values();
}

const classes = new Map<string, string>();

/** @returns the characters as a character class, runs shortened */
function classOf(characters: string): string {
  let written = classes.get(characters);
  if (written === undefined) {
    const codes = [...new Set(Array.from(characters, (character) => character.charCodeAt(0)))].sort((a, b) => a - b);
    written = '';
    for (let at = 0; at < codes.length;) {
      const first = codes[at] ?? 0;
      let last = first;
      while (codes[at + 1] === last + 1) last = codes[++at] ?? last;
      at++;
      written += last === first ? escaped(first) : `${escaped(first)}${last > first + 1 ? '-' : ''}${escaped(last)}`;
    }
    if (codes.length !== 1) written = `[${written}]`;
    classes.set(characters, written);
  }
  return written;
}

function escaped(code: number): string {
  const character = String.fromCharCode(code);
  return /[A-Za-z0-9 ]/.test(character) ? character : `\\x${code.toString(16).padStart(2, '0')}`;
}
