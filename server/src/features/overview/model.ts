/** A readable preview of a transmission as plain data: what an editor shows, and where each item stands in the text. */

/** How a value reads: `secret` is masked, `text` is whatever no other kind fits. */
export type ItemKind = 'text' | 'code' | 'date' | 'amount' | 'secret';

/** One field with a value. */
export interface OverviewItem {
  /** 0-based. */
  readonly line: number;
  /** 1-based, both inclusive. */
  readonly start: number;
  readonly end: number;
  /** Control identifier of the record and name of the field. */
  readonly record: string;
  readonly field: string;
  readonly kind: ItemKind;
  /** The value as a person would write it, such as `2026-08-26` or `12,000.00`. */
  readonly text: string;
  /** What it means in few words, where that is more than the value says. */
  readonly meaning?: string;
  /** The value can't be what the field calls for. */
  readonly isWrong?: true;
}

/** Fields that are read together under one label, such as the code of a filer and the number of an entry. */
export interface OverviewFact {
  readonly label: string;
  readonly items: readonly OverviewItem[];
  /** The items are one number in several fields, read with this between them; otherwise each stands for itself. */
  readonly joint?: string;
}

/** How grave a condition is. */
export type Tone = 'error' | 'warning' | 'information' | 'success';

export type OverviewPart =
  | { readonly kind: 'facts'; readonly title?: string; readonly facts: readonly OverviewFact[] }
  /** Each row has one cell for each column; null where nothing stands. */
  | {
      readonly kind: 'table';
      readonly title?: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly (OverviewFact | null)[])[];
    }
  | { readonly kind: 'section'; readonly title: string; readonly line: number; readonly parts: readonly OverviewPart[] }
  /** A condition that CBP returned. */
  | {
      readonly kind: 'condition';
      readonly tone: Tone;
      /** Its code and CBP's words. */
      readonly lead: readonly OverviewFact[];
      readonly facts: readonly OverviewFact[];
      /** What the condition means and what to do. */
      readonly explanation?: string;
    }
  /** Records of a long transaction that are left out because the cursor is far away. */
  | { readonly kind: 'omitted'; readonly records: number; readonly line: number };

/** A transaction, or the control records of a batch or block. */
export interface OverviewEntry {
  readonly kind: 'transaction' | 'control';
  readonly title: string;
  /** Title of the application; of a block its application. */
  readonly subtitle: string;
  /** 0-based first line, and the line behind the last. */
  readonly line: number;
  readonly end: number;
  /** What CBP decided about the transaction as a whole, with the record that says so. */
  readonly verdict?: OverviewVerdict;
  readonly parts: readonly OverviewPart[];
}

export interface OverviewVerdict {
  readonly tone: Tone;
  readonly text: string;
  readonly line: number;
}

export interface OverviewLink {
  readonly title: string;
  readonly line: number;
}

export interface Overview {
  /** Of the document the answer was read from. */
  readonly version: number;
  /** The whole file, or of a large file the transaction around the line that was asked about. */
  readonly entries: readonly OverviewEntry[];
  readonly isPartial: boolean;
  /** How many transactions the file has. */
  readonly transactionCount: number;
  /** All transactions; of very many those around the line that was asked about. */
  readonly transactions: readonly OverviewLink[];
  /** How many transactions go before those listed. */
  readonly transactionsBefore: number;
}

/** Request: {@link OverviewParams} to {@link Overview}, or null for a file that is not open. */
export const OVERVIEW = 'ace/overview';

export interface OverviewParams {
  readonly uri: string;
  /** 0-based line of the cursor: of a large file only the transaction there is told. */
  readonly line: number;
}
