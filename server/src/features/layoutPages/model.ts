/** What editors show of layouts: pages of records and chapters, editions, and what is wrong with people's own files. Plain data. */
import type { OwnFile, OwnReport } from '../../layout/ownLayouts';
import type { PlacedProblem } from '../../layout/layoutFile';
import type { Direction } from '../../layout/types';

/** Request: {@link OwnLayoutsParams} to {@link OwnReport}`[]`; the files take the place of those that were handed over before. */
export const OWN_LAYOUTS = 'ace/ownLayouts';
/** Request: {@link OwnFile} to {@link PlacedProblem}`[]`; checks the text beside the files in use, and puts nothing to use. */
export const CHECK_LAYOUT = 'ace/checkLayout';
/** Request: no parameters, to {@link Edition}`[]`, people's own chapters first. */
export const EDITIONS = 'ace/editions';
/** Request: {@link LayoutRecordsParams} to {@link LayoutRecords}. */
export const LAYOUT_RECORDS = 'ace/layoutRecords';
/** Request: {@link LayoutPageParams} to {@link LayoutPage}, or null for what does not exist. */
export const LAYOUT_PAGE = 'ace/layoutPage';

export type { OwnFile, OwnReport, PlacedProblem };

export interface OwnLayoutsParams {
  readonly files: readonly OwnFile[];
}

/** One chapter in use. */
export interface Edition {
  readonly chapter: string;
  readonly title: string;
  readonly document: string;
  readonly version: string | null;
  readonly date: string;
  readonly basis: 'official text' | 'transcription';
  /** Name of the file of a person's own chapter; null for those that come with the product. */
  readonly file: string | null;
  /** Applications with their titles. */
  readonly applications: readonly string[];
}

/** Names a record of a chapter. */
export interface RecordRef {
  readonly chapter: string;
  /** Control identifier. */
  readonly id: string;
  readonly direction: Direction | 'both';
}

export interface LayoutRecord extends RecordRef {
  readonly name: string;
  readonly chapterTitle: string;
  readonly file: string | null;
}

export interface LayoutRecordsParams {
  /** Where a cursor stands: document and 0-based line. */
  readonly at?: { readonly uri: string; readonly line: number };
}

export interface LayoutRecords {
  /** Chapter by chapter, in their order. */
  readonly records: readonly LayoutRecord[];
  /** The record that the line is read as. */
  readonly here: RecordRef | null;
}

export interface LayoutPageParams {
  readonly chapter: string;
  /** A record of the chapter; absent for the chapter itself. */
  readonly record?: { readonly id: string; readonly direction?: Direction | 'both' };
}

export type LayoutPage = RecordPage | ChapterPage;

export interface RecordPage {
  readonly kind: 'record';
  readonly edition: Edition;
  readonly record: LayoutRecord;
  readonly page: string | null;
  readonly summary: string;
  /** What is known of the reliability, where that is less than high. */
  readonly doubts: readonly string[];
  readonly places: readonly PlaceFacts[];
  readonly forms: readonly FormFacts[];
  readonly notes: readonly string[];
  readonly errata: readonly string[];
  /** The records before and behind it in the chapter. */
  readonly previous: LayoutRecord | null;
  readonly next: LayoutRecord | null;
}

/** A place in a structure map. */
export interface PlaceFacts {
  /** The transaction, with the name of its map where it has several. */
  readonly map: string;
  /** The groups around it, the outermost first. */
  readonly groups: readonly string[];
  readonly standing: string;
  readonly remarks: readonly string[];
}

/** The base layout of a record, or one of its variants with the base fields it leaves standing. */
export interface FormFacts {
  /** Null for the base. */
  readonly name: string | null;
  readonly when: string | null;
  readonly page: string | null;
  readonly summary: string | null;
  readonly notes: readonly string[];
  readonly errata: readonly string[];
  readonly fields: readonly FieldFacts[];
}

export interface FieldFacts {
  /** 1-based, both inclusive. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly isFiller: boolean;
  /** In a variant: the field is the variant's own. */
  readonly isOwn: boolean;
  /** As the chapter writes it, and in words. */
  readonly class: string;
  readonly classInWords: string;
  readonly designation: 'M' | 'C' | 'O';
  readonly designationInWords: string;
  /** The constant. */
  readonly value: string | null;
  /** How the value is written, such as `2 implied decimals`. */
  readonly writing: readonly string[];
  readonly description: string | null;
  readonly conditions: readonly ConditionFacts[];
  readonly codes: readonly CodeFacts[];
  readonly notes: readonly string[];
}

export interface ConditionFacts {
  readonly text: string;
  /** Records whose fields it looks at. */
  readonly records: readonly RecordRef[];
}

export interface CodeFacts {
  readonly title: string;
  readonly codes: readonly (readonly [code: string, meaning: string])[];
  /** How many there are; more than are told of a very long list. */
  readonly total: number;
  readonly notes: readonly string[];
}

export interface ChapterPage {
  readonly kind: 'chapter';
  readonly edition: Edition;
  readonly doubts: readonly string[];
  readonly notes: readonly string[];
  readonly transactions: readonly TransactionFacts[];
  readonly records: readonly LayoutRecord[];
}

export interface TransactionFacts {
  readonly application: string;
  readonly direction: Direction;
  readonly title: string;
  readonly page: string | null;
  readonly response: { readonly application: string; readonly chapter: string | null } | null;
  readonly notes: readonly string[];
  readonly errata: readonly string[];
  readonly maps: readonly MapFacts[];
}

export interface MapFacts {
  readonly name: string | null;
  readonly when: string | null;
  readonly nodes: readonly NodeFacts[];
}

export interface NodeFacts {
  readonly name: string;
  readonly standing: string;
  readonly remarks: readonly string[];
  /** Of a record: where it is described. */
  readonly record: RecordRef | null;
  /** Of a group of another chapter: that chapter. */
  readonly chapter: string | null;
  /** Members of a group. */
  readonly nodes: readonly NodeFacts[];
}
