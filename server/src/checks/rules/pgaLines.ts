/** The records of partner government agencies in a transaction, cut into PGA lines. */
import { keepLast } from '../keepLast';
import { RecordSpan, type RecordView, type UnitView } from '../unitView';

/** Applications that carry the message set. */
export const pgaApplications = ['AE', 'SE', 'CA', 'PE'];

/** Tariff record and line record of an application; where it has neither, an OI record begins a tariff line. */
const hosts: Record<string, { tariff: string; line: string }> = {
  AE: { tariff: '50', line: '40' },
  SE: { tariff: 'SE60', line: 'SE40' },
};

/** One or more PG01 records in a row, and the records that belong to them all. */
export class PgaLine extends RecordSpan {
  constructor(
    /** The PG01 records; several when agencies share what follows. */
    readonly heads: readonly RecordView[],
    /** What follows, up to the next PG01. */
    readonly data: readonly RecordView[],
  ) {
    super([...heads, ...data]);
  }

  /** Records of a substitution group stand here in the end, which the text does not show in place. */
  get isSubstituted(): boolean {
    return this.data.some((record) => isSubstitution(record, 'R'));
  }
}

/** The PGA lines of one tariff number. */
export interface PgaTariff {
  /** Number of the line of the entry it belongs to, counted from 1; 0 where the application has no lines. */
  readonly entryLine: number;
  /** The OI records. */
  readonly descriptions: readonly RecordView[];
  readonly lines: readonly PgaLine[];
}

/** @param indicator S start, E end, R replace */
export function isSubstitution(record: RecordView, indicator: string): boolean {
  return record.id === 'PG00' && record.value('Substitution Indicator') === indicator;
}

const isAgencyRecord = ({ id }: RecordView): boolean => id === 'OI' || /^PG[0-9]{2}$/.test(id);

/** What is read of a tariff line while its records come. */
interface Draft {
  entryLine: number;
  descriptions: RecordView[];
  lines: { heads: RecordView[]; data: RecordView[] }[];
}

/** The tariff lines of a unit that have agency records, in order; records of substitution groups aside. */
export const pgaTariffs: (unit: UnitView) => readonly PgaTariff[] = keepLast(readTariffs);

function readTariffs(unit: UnitView): PgaTariff[] {
  const host = hosts[unit.application];
  const drafts: Draft[] = [];
  let draft: Draft | undefined;
  let entryLine = 0;
  let substituting = false;
  for (const record of unit.records) {
    if (record.id === host?.line) entryLine++;
    if (record.id === host?.tariff || record.id === host?.line) draft = undefined;
    if (isSubstitution(record, 'S')) substituting = true;
    if (isAgencyRecord(record) && !substituting) {
      if (!draft || (!host && record.id === 'OI')) drafts.push((draft = { entryLine, descriptions: [], lines: [] }));
      addTo(draft, record);
    }
    if (isSubstitution(record, 'E')) substituting = false;
  }
  return drafts.map(({ lines, ...facts }) => ({
    ...facts,
    lines: lines.map(({ heads, data }) => new PgaLine(heads, data)),
  }));
}

function addTo(draft: Draft, record: RecordView): void {
  const line = draft.lines.at(-1);
  if (record.id === 'OI') draft.descriptions.push(record);
  else if (record.id !== 'PG01') line?.data.push(record);
  else if (line?.data.length === 0) line.heads.push(record);
  else draft.lines.push({ heads: [record], data: [] });
}
