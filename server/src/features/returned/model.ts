/** What client and server say to each other of responses and the requests they answer. */
import type { DiagnosticSeverity, Range } from 'vscode-languageserver';
import type { Outcome } from '../../responses/responseMap';

/** Request: {@link FilePair} to {@link PairAnswer}. The files stay a pair, for definitions, references and the outline, until unpaired. */
export const PAIR_RESPONSE = 'ace/pairResponse';
/** Request: {@link UnpairParams} to true, or false where there was no pair. */
export const UNPAIR_RESPONSE = 'ace/unpairResponse';
/** Request: {@link RankParams} to {@link Ranked}`[]`, the best first. */
export const RANK_COUNTERPARTS = 'ace/rankCounterparts';

/** A file that is open, or else its text. */
export interface FileText {
  readonly uri: string;
  /** Left out for a file that is open; what is open goes before the text. */
  readonly text?: string;
}

export interface FilePair {
  readonly request: FileText;
  readonly response: FileText;
}

export interface UnpairParams {
  /** Uri of the request. */
  readonly request: string;
}

/** A condition as a problem of the request. */
export interface ReturnedProblem {
  readonly range: Range;
  readonly severity: DiagnosticSeverity;
  /** Condition code; absent where CBP returned words alone. */
  readonly code?: string;
  readonly message: string;
  /** Where it stands in the response, and the words there. */
  readonly response: { readonly range: Range; readonly message: string };
}

/** A transaction of the response. Lines are 0-based. */
export interface ReturnedTransaction {
  /** First line of the transaction in the request; absent where it does not hold it. */
  readonly request?: number;
  readonly response: number;
  /** Absent for the answer to a query. */
  readonly outcome?: Outcome;
  /** How many of its conditions are shown as problems. */
  readonly problems: number;
}

export interface PairAnswer {
  readonly problems: readonly ReturnedProblem[];
  readonly transactions: readonly ReturnedTransaction[];
}

export interface RankParams {
  readonly file: FileText;
  readonly others: readonly FileText[];
}

/** A file that may be the other of a pair. */
export interface Ranked {
  readonly uri: string;
  /** What the ranked file is. */
  readonly is: 'request' | 'response';
  /** The greater the better. */
  readonly score: number;
  /** Numbers of transactions agree, not the filer alone. */
  readonly isSure: boolean;
}

export type { Outcome };
