/**
 * The shape of a layout file (`server/layouts/<chapter>.json`): what one CATAIR chapter says about its records.
 * Positions are 1-based and inclusive, as CATAIR prints them. The JSON Schema beside the layouts says the same.
 */

/** Class of a field as in the Record Layout Key; `SN` is the printed `(S)N`. */
export type FieldClass = 'A' | 'N' | 'SN' | 'AN' | 'X' | 'D' | 'S';

/** `M` mandatory, `C` conditional, `O` optional. */
export type Designation = 'M' | 'C' | 'O';

export type Direction = 'input' | 'output';

/** How much a transcribed fact may be relied on; findings of `low` are at most warnings. */
export type Confidence = 'high' | 'medium' | 'low';

/** A condition on a field of the same record, of another record of the transaction, or several of them. */
export type Condition =
  | { field: string; record?: string; in: string[] }
  | { field: string; record?: string; blank: boolean }
  | { all: Condition[] };

/** What a field must be when the condition of its rule holds. */
export type Requirement = 'required' | 'blank' | { in: string[] } | { equals: string; record?: string };

export interface FieldRule {
  when: Condition;
  then: Requirement;
  /** Why, in a sentence for the person who reads the finding. */
  because: string;
  /** Present when the chapter advises rather than demands. */
  advisory?: boolean;
}

export interface Field {
  name: string;
  start: number;
  end: number;
  class: FieldClass;
  designation: Designation;
  /** All spaces are allowed although the field is mandatory. */
  blank?: boolean;
  /** The one constant the field must hold. */
  value?: string;
  /** Closed list: code to meaning; the key `" "` is the meaning of an all-blank field. */
  codes?: Record<string, string>;
  /** Some known codes of an open list. */
  examples?: Record<string, string>;
  /** Name of a shared list in `server/reference`. */
  codeList?: string;
  /** The shared list is not complete. */
  codeListOpen?: boolean;
  /** Codes allowed after each parent record. */
  codesByParent?: Record<string, string[]>;
  /** Implied decimal places. */
  decimals?: number;
  unit?: string;
  justify?: 'left' | 'right';
  fill?: 'space' | 'zero';
  /** Pictures: `N` digit, `A` letter, `X` either, date letters such as `YYYYMMDD`; other characters stand for themselves. */
  formats?: string[];
  /** May carry a minus sign although the class has none. */
  signed?: boolean;
  /** Class as printed, where `class` corrects it. */
  printedClass?: string;
  description?: string;
  notes?: string[];
  rules?: FieldRule[];
}

/** A layout chosen by a condition; its fields replace the base fields at the same positions. */
export interface RecordVariant {
  name: string;
  when: Condition;
  fields: Field[];
  page?: string;
  summary?: string;
  notes?: string[];
  errata?: string[];
}

export interface RecordLayout {
  /** Control identifier as it stands at the start of the record. */
  id: string;
  direction: Direction | 'both';
  name: string;
  page?: string;
  summary: string;
  confidence?: Confidence;
  fields: Field[];
  variants?: RecordVariant[];
  notes?: string[];
  errata?: string[];
}

interface StructureNodeBase {
  designation: Designation;
  /** Greatest number of repetitions; null where the chapter gives none. */
  max: number | null;
  /** When it is required, allowed or refused. */
  because?: string;
  note?: string;
  /** Grouping that is not printed but follows from the text. */
  inferred?: boolean;
}

export interface RecordNode extends StructureNodeBase {
  record: string;
  /** Chapter that defines the record, when it is not this one. */
  chapter?: string;
  /** Name printed in the structure map. */
  name?: string;
  /** The record may stand anywhere in its group. */
  position?: 'anywhere';
  /** Which records of this control identifier stand here, where the map has it several times; looks at the record's own fields. */
  when?: Condition;
}

export interface GroupNode extends StructureNodeBase {
  group: string;
  of: StructureNode[];
  /** The members are alternatives, not a sequence. */
  choice?: boolean;
  /** The order of the members is not binding. */
  order?: 'advisory';
}

/** Stands for a group of another chapter's structure map: its members, under this designation and limit. */
export interface IncludeNode extends StructureNodeBase {
  include: { chapter: string; group: string };
  /** Name printed in this chapter's structure map. */
  name?: string;
}

export type StructureNode = RecordNode | GroupNode | IncludeNode;

/** One of several structure maps of a transaction. */
export interface StructureVariant {
  name: string;
  when: Condition;
  structure: StructureNode[];
  page?: string;
}

/** Another application's transaction that carries these records. */
export interface EmbeddedIn {
  application: string;
  response?: string;
  [fact: string]: unknown;
}

export interface Transaction {
  /** Two-character application identifier; `*` is the envelope around every application, `PGA` the embedded message set. */
  application: string;
  direction: Direction;
  title: string;
  response?: string;
  /** Tells several structure maps of one application apart. */
  variant?: string;
  when?: Condition;
  structure: StructureNode[];
  variants?: StructureVariant[];
  embeddedIn?: EmbeddedIn[];
  page?: string;
  /** Of the structure map; findings of a `low` map are at most warnings. */
  confidence?: Confidence;
  notes?: string[];
  errata?: string[];
}

export interface ChapterSource {
  document: string;
  version: string | null;
  date: string;
  pagePrefix: string | null;
  basis: 'official text' | 'transcription';
  checkedAgainst?: string;
  /** What is known of the reliability of a transcription, in words. */
  confidenceNote?: string;
}

export interface Chapter {
  chapter: string;
  title: string;
  source: ChapterSource;
  transactions: Transaction[];
  records: RecordLayout[];
  notes?: string[];
}

/** A shared code list of `server/reference`; `codes` is null for a list that CBP keeps outside the chapters. */
export interface CodeList {
  name: string;
  title: string;
  /** What one code is, in the singular, for messages: "country code". */
  noun: string;
  source?: { document: string; version?: string; date?: string; page?: string };
  /** Pictures of a well-formed value. */
  formats?: string[];
  /** The list holds every code in force; otherwise an unknown code says nothing. */
  complete: boolean;
  codes: Record<string, string> | null;
  /** Further facts about single codes: code to named facts. */
  details?: Record<string, Record<string, unknown>>;
  /** Smaller lists that go with this one, by name. */
  related?: Record<string, unknown>;
  notes?: string[];
}

/** What is known of a chapter without reading it; enough to choose and to infer. */
export interface ChapterSummary {
  chapter: string;
  title: string;
  source: ChapterSource;
  transactions: { application: string; direction: Direction; title: string; response?: string }[];
  /** Control identifiers by direction. */
  input: string[];
  output: string[];
  /** Name of the file of a person's own chapter; absent for those that come with the product. */
  file?: string;
}
