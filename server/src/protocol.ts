/** What client and server say to each other beyond the language server protocol. */
import type { Position } from 'vscode-languageserver';
import type { FieldKind } from './features/fieldKind';
import type { ImportedDictionary } from './layout/importedConditions';
import type { Direction, FieldClass } from './layout/types';
import type { ApplicationBasis } from './transmission/model';

/** Request: {@link StatusParams} to {@link Status}, or null for a file that is not open. */
export const STATUS = 'ace/status';
/** Request: {@link SetApplicationParams} to true, or false for a file that is not open. */
export const SET_APPLICATION = 'ace/setApplication';
/** Request: no parameters, to {@link ApplicationChoice}`[]`. */
export const APPLICATIONS = 'ace/applications';

export interface StatusParams {
  readonly uri: string;
  readonly position: Position;
}

/** Where a position stands: record, field, and the application the block is read as. */
export interface Status {
  /** Control identifier; null where no layout fits the line. */
  readonly record: string | null;
  readonly recordName: string | null;
  readonly field: string | null;
  /** 1-based, both inclusive, of the field. */
  readonly positions: { readonly start: number; readonly end: number } | null;
  /** Application identifier in force; null where nothing tells it. */
  readonly application: string | null;
  readonly applicationTitle: string | null;
  readonly direction: Direction | null;
  readonly basis: ApplicationBasis;
  /** Document, version and date of the chapter the record is read by; null where no chapter describes the application. */
  readonly chapterEdition: string | null;
}

export interface SetApplicationParams {
  readonly uri: string;
  /** Application identifier to read the whole file as, until it is closed; null for what the file itself says. */
  readonly application: string | null;
}

export interface ApplicationChoice {
  readonly application: string;
  readonly title: string;
  /** Undefined for an identifier whose direction no source tells. */
  readonly direction?: Direction;
  /** Whether a chapter describes its records. */
  readonly hasChapter: boolean;
}

/** Request: {@link RecordFieldsParams} to {@link RecordFields}, or null for a file that is not open. */
export const RECORD_FIELDS = 'ace/recordFields';

export interface RecordFieldsParams {
  readonly uri: string;
  /** 0-based; the end is behind the last line. */
  readonly startLine: number;
  readonly endLine: number;
}

/** The fields of successive lines. Long requests are answered in part: ask again from behind the last line told. */
export interface RecordFields {
  /** Of the document the answer was read from. */
  readonly version: number;
  readonly startLine: number;
  /** For each line the index of its shape; -1 where no layout fits it. */
  readonly lines: readonly number[];
  readonly shapes: readonly RecordShape[];
}

/** A layout as far as an editor needs it. */
export interface RecordShape {
  /** Control identifier. */
  readonly record: string;
  readonly name: string;
  /** The same for all records with the same layout, whatever the file. */
  readonly key: string;
  /** In the order of their positions, without overlap. */
  readonly fields: readonly FieldShape[];
}

export interface FieldShape {
  /** 1-based, both inclusive. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly class: FieldClass;
  readonly kind: FieldKind;
  /** Must hold a value in every record. */
  readonly mandatory: boolean;
  /** What stands before the value of a right-justified field; absent when the value stands at the left. */
  readonly fill?: 'space' | 'zero';
}

/** Request: {@link ConditionsParams} to {@link ConditionAnswer}`[]`, the closest first. */
export const CONDITIONS = 'ace/conditions';

export interface ConditionsParams {
  /** A condition code, the beginning of one, or words that stand in its text or explanation; nothing finds nothing. */
  readonly query: string;
}

/** One meaning of a condition code. */
export interface ConditionAnswer {
  readonly code: string;
  /** CBP's own words, or else what the code means. */
  readonly text: string;
  /** What it means and what to do, where that is more than the text says. */
  readonly explanation?: string;
  /** Titles of the input applications it is returned in; all where there are none. */
  readonly applications: readonly string[];
  /** The dictionary that says so, with its version. */
  readonly dictionary: string;
  /** All that is known of it, as Markdown. */
  readonly markdown: string;
}

/** Notification: {@link ConditionDictionariesParams}; tells the server what is imported, in place of what it was told before. */
export const CONDITION_DICTIONARIES = 'ace/conditionDictionaries';

export interface ConditionDictionariesParams {
  /** Those that come first go before the others, and all of them before the built-in ones. */
  readonly dictionaries: readonly ImportedDictionary[];
}

/** Request: {@link RecordsAsJsonParams} to {@link RecordsAsJson}, or null for a file that is not open. */
export const RECORDS_AS_JSON = 'ace/recordsAsJson';

/** The records of some lines, or all of the transaction, block or file around the first of these. */
export type JsonScope = 'records' | 'transaction' | 'block' | 'file';

export interface RecordsAsJsonParams {
  readonly uri: string;
  readonly scope: JsonScope;
  /** 0-based, both inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** False masks passwords and social security numbers. */
  readonly showConfidential: boolean;
}

export type RecordsAsJson =
  | {
      readonly json: string;
      readonly records: number;
      /** Whether a confidential value stands there that was left out. */
      readonly masked: boolean;
    }
  /** There is no record, or there are more than are written at once. */
  | { readonly json: null; readonly records: number; readonly most: number };

/** Request: {@link RecordsFromJsonParams} to {@link RecordsFromJson}, or null for a file that is not open. */
export const RECORDS_FROM_JSON = 'ace/recordsFromJson';

export interface RecordsFromJsonParams {
  readonly uri: string;
  readonly json: string;
  /** 0-based line that the records are for: its block tells their application unless they tell it themselves. */
  readonly line: number;
  /** Leaves masked values blank instead of refusing them. */
  readonly blanksMasked: boolean;
}

export type RecordsFromJson =
  | { readonly text: string }
  /** What does not fit, by record and field. */
  | { readonly refusal: string; readonly isMasked: boolean };

/** Request: no parameters, to {@link NewTransmissionChoice}`[]`: the input applications, those that a chapter describes first. */
export const NEW_TRANSMISSION_CHOICES = 'ace/newTransmissionChoices';
/** Request: {@link NewTransmissionParams} to {@link NewTransmission}, or null for an application or form that does not exist. */
export const NEW_TRANSMISSION = 'ace/newTransmission';

export interface NewTransmissionChoice {
  readonly application: string;
  readonly title: string;
  /** What a transaction of it may do, in the order of the chapter; none where no chapter describes it. */
  readonly forms: readonly NewTransmissionForm[];
}

export interface NewTransmissionForm {
  readonly id: string;
  /** The codes that choose it, such as `A`; none where the application has one form. */
  readonly codes: readonly string[];
  readonly title: string;
  /** Control identifiers of its records. */
  readonly records: readonly string[];
  /** Name of its structure map, where the chapter names it. */
  readonly map?: string;
}

export interface NewTransmissionParams {
  readonly application: string;
  /** Id of a form; absent for the control records alone. */
  readonly form?: string;
  /** Who files; what is absent or does not fit is left to the person. */
  readonly filer: { readonly code?: string; readonly site?: string; readonly port?: string; readonly office?: string };
}

export interface NewTransmission {
  /** Records, one a line, as a snippet: each tab stop is a field to fill and holds as many blanks as that is wide. */
  readonly snippet: string;
}

/** Request: {@link IndexFileParams} to {@link IndexedFile}; keeps the numbers of a file that no editor has open, and nothing else of it. */
export const INDEX_FILE = 'ace/indexFile';

export interface IndexFileParams {
  readonly uri: string;
  readonly text: string;
}

export interface IndexedFile {
  /** How many different numbers the file mentions. */
  readonly numbers: number;
  /** So much is kept already that nothing of this file was. */
  readonly isFull: boolean;
}

/** Notification: {@link ForgetFilesParams}. */
export const FORGET_FILES = 'ace/forgetFiles';

export interface ForgetFilesParams {
  /** Files, or folders with all files in them. */
  readonly uris: readonly string[];
}

/** Notification: {@link ActiveRecordParams}; an editor that sends it gets the names of fields behind that record only. */
export const ACTIVE_RECORD = 'ace/activeRecord';

export interface ActiveRecordParams {
  readonly uri: string;
  /** 0-based. */
  readonly line: number;
}
