/** What may be wrong with a chapter, and where in its file. */
import type { Chapter } from './types';

/** Where something stands in a JSON file: names of properties and indexes of items, from the outside in. */
export type JsonPath = readonly (string | number)[];

export interface LayoutProblem {
  readonly path: JsonPath;
  /** What is wrong and what to do, in sentences. */
  readonly message: string;
  /** A chapter with an error is not used. */
  readonly severity: 'error' | 'warning';
}

/** What else there is beside the chapter. */
export interface ChapterSurroundings {
  /** @returns the chapter with that name, the checked one aside */
  chapter(name: string): Chapter | undefined;
  /** @returns whether fields may name the list */
  hasCodeList(name: string): boolean;
  /** @returns whether an output application is known outside the chapter */
  knowsOutput(application: string): boolean;
}

/** A problem of an object of the chapter, or of one of its properties. */
export interface Problem {
  readonly at: object;
  readonly property?: string;
  readonly message: string;
  readonly severity?: 'warning';
}

/** @returns the text as it stands in JSON */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** @returns the path as it is written in programs, such as `records[0].fields[3].end`; empty for the outermost value */
export function pathInWords(path: JsonPath): string {
  const words = path
    .map((part) =>
      typeof part === 'number' ? `[${part}]` : /^[\w$]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`,
    )
    .join('');
  return words.replace(/^\./, '');
}
