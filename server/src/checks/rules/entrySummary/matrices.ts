/**
 * What each entry type (ESF-134, ESF-135) and mode of transportation (ESF-140 to ESF-146) requires, allows and refuses:
 * M mandatory, C on conditions of its own, A allowed, N not allowed.
 */
import entryTypes from './data/entry-type-matrix.json';
import modes from './data/mode-matrix.json';

interface Row {
  record: string;
  field?: string;
  /** Type of the 47 record. */
  party?: string;
  /** One letter for each column. */
  letters: string;
}

/** A record, one of its fields, or a 47 record of a type. */
export type Subject = Omit<Row, 'letters'>;

const typeRows: readonly Row[] = entryTypes.rows;
const modeRows: readonly Row[] = modes.rows;

/** The columns of the matrices: entry types, and groups of modes; a blank mode has its own column. */
export const matrixEntryTypes: readonly string[] = entryTypes.types;
export const matrixModes: readonly (readonly string[])[] = modes.modes;

/** Everything the matrices speak of. */
export const entryTypeSubjects: readonly Subject[] = typeRows;
export const modeSubjects: readonly Subject[] = modeRows;

/** A matrix by subject and column, for it is asked by every rule of every line. */
function lettersBy(rows: readonly Row[]): (column: number | undefined, subject: Subject) => string | undefined {
  const bySubject = new Map<string, Map<string | undefined, string>>();
  const placeOf = ({ field, party }: Subject): string | undefined => field ?? party;
  for (const row of rows) {
    const ofRecord = bySubject.get(row.record) ?? new Map<string | undefined, string>();
    bySubject.set(row.record, ofRecord);
    ofRecord.set(placeOf(row), row.letters);
  }
  return (column, subject) =>
    column === undefined ? undefined : bySubject.get(subject.record)?.get(placeOf(subject))?.charAt(column);
}

const typeLetter = lettersBy(typeRows);
const modeLetter = lettersBy(modeRows);
const typeColumns = new Map(entryTypes.types.map((type, column) => [type, column]));
const modeColumns = new Map(modes.modes.flatMap((group, column) => group.map((mode) => [mode, column] as const)));

/** @returns M, C, A or N; undefined for an unknown type or a subject that the matrix does not have */
export function byEntryType(entryType: string, subject: Subject): string | undefined {
  return typeLetter(typeColumns.get(entryType), subject);
}

/** @param mode two digits, or empty when none is reported @returns M, C, A or N; undefined for an unknown mode */
export function byMode(mode: string, subject: Subject): string | undefined {
  return modeLetter(modeColumns.get(mode), subject);
}
