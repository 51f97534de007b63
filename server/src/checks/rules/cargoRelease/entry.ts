/** A cargo release entry as its rules see it: the SE10 record and what follows it up to the next. */
import type { Report, UnitRule } from '../../rule';
import { keepLast } from '../../keepLast';
import { RecordSpan, type RecordView, type UnitView } from '../../unitView';
import { isWhole, type RuleFacts } from '../common';

/** A party, given by the record that names it and those that follow with its address. */
export class Party extends RecordSpan {
  constructor(
    readonly header: RecordView,
    records: readonly RecordView[],
  ) {
    super(records);
  }

  get code(): string {
    return this.header.value('Entity Code');
  }

  get name(): string {
    return this.header.value('Entity Name');
  }

  get isByIdentifier(): boolean {
    return !this.header.isBlank('Entity Identifier');
  }
}

/** One bill of lading: its SE15 records (in-bond, master, house), and the SE16 and SE17 records behind them. */
export class Bill {
  readonly numbers: RecordView[] = [];
  readonly conveyances: RecordView[] = [];
  readonly equipment: RecordView[] = [];

  /** @param type I, R, M, H or T @returns the first SE15 of that type */
  number(type: string): RecordView | undefined {
    return this.numbers.find((record) => record.value('Bill Type Indicator') === type);
  }

  /** Whether the bill is not manifested electronically. */
  get isNonAms(): boolean {
    return this.numbers.some((record) => record.value('Non-AMS Indicator') === 'Y');
  }
}

/** A line item: its SE40 and all records up to the next. */
export class Line extends RecordSpan {
  readonly parties: readonly Party[];
  readonly tariffs: readonly RecordView[];

  constructor(
    readonly item: RecordView,
    records: readonly RecordView[],
  ) {
    super(records);
    this.parties = partiesIn(this, 'SE50', ['SE60', 'SF10']);
    this.tariffs = this.all('SE60');
  }

  /** For messages: `line 001`. */
  get name(): string {
    return `line ${this.item.value('Line Item Identifier')}`;
  }
}

export class CargoEntry {
  /** A add, R replace, U update, D cancel. */
  readonly action: string;
  readonly entryType: string;
  readonly mode: string;
  readonly bondType: string;
  /** The SE11 record. */
  readonly additional: RecordView | undefined;
  readonly bills: readonly Bill[];
  /** Parties of the whole entry. */
  readonly parties: readonly Party[];
  readonly lines: readonly Line[];
  /** The SF10 record of a unified entry/ISF filing. */
  readonly isf: RecordView | undefined;
  /** Records of partner government agencies are part of the entry. */
  readonly hasAgencyData: boolean;
  /** Every record is known and in its place, so that a record that isn't there is missing. */
  readonly isWhole: boolean;

  constructor(
    readonly unit: UnitView,
    /** The SE10 record. */
    readonly header: RecordView,
  ) {
    this.action = header.value('Valid Action Code');
    this.entryType = header.value('Entry Type');
    this.mode = header.value('Mode of Transportation (MOT) Code');
    this.bondType = header.value('Bond Type Code');
    this.additional = unit.first('SE11');
    this.isf = unit.first('SF10');
    this.hasAgencyData = unit.records.some(({ id }) => id === 'OI' || id.startsWith('PG'));
    this.isWhole = isWhole(unit);
    this.bills = billsIn(unit);
    this.parties = partiesIn(unit, 'SE30', ['SE40', 'SF10']);
    this.lines = unit
      .groups('SE40', ['SF10'])
      .flatMap(({ records }) => (records[0] ? [new Line(records[0], records)] : []));
  }

  /** Adds or replaces an entry; what an entry must contain is asked of these only. */
  get isFiling(): boolean {
    return this.action === 'A' || this.action === 'R';
  }

  /** An entry of goods from a foreign trade zone, type 06. */
  get isZoneEntry(): boolean {
    return this.entryType === '06';
  }

  /** @param qualifier such as V1 or AMT @returns the SE20 records that carry it */
  references(qualifier: string): RecordView[] {
    return this.unit.all('SE20').filter((record) => record.value('Reference Identifier Qualifier') === qualifier);
  }
}

function partiesIn(span: RecordSpan, id: string, until: readonly string[]): Party[] {
  return span
    .groups(id, [...until, 'SE20', 'SE40'])
    .flatMap(({ records }) => (records[0] ? [new Party(records[0], records)] : []));
}

/** A bill begins with each in-bond number, and with each simple bill, master bill or tracking number that no in-bond number leads in. */
function billsIn(unit: UnitView): Bill[] {
  const bills: Bill[] = [];
  let bill: Bill | undefined;
  for (const record of unit.records) {
    if (record.id === 'SE15') {
      const last = bill?.conveyances.length === 0 && bill.equipment.length === 0 ? bill.numbers.at(-1) : undefined;
      const before = last?.value('Bill Type Indicator');
      const type = record.value('Bill Type Indicator');
      const joins = (type === 'H' && before === 'M') || (type !== 'I' && type !== 'H' && before === 'I');
      if (!bill || !joins) bills.push((bill = new Bill()));
      bill.numbers.push(record);
    } else if (record.id === 'SE16') bill?.conveyances.push(record);
    else if (record.id === 'SE17') bill?.equipment.push(record);
  }
  return bills;
}

/** The entry of a unit; undefined when it does not begin with an SE10 record. */
const entryOf = keepLast((unit: UnitView): CargoEntry | undefined => {
  const header = unit.records[0];
  return header?.id === 'SE10' ? new CargoEntry(unit, header) : undefined;
});

/** Defines a rule for entries of any action. */
export function entryRule(facts: RuleFacts, check: (entry: CargoEntry, report: Report) => void): UnitRule {
  return {
    ...facts,
    applications: ['SE'],
    check: (unit, report) => {
      const entry = entryOf(unit);
      if (entry) check(entry, report);
    },
  };
}

/** Defines a rule for entries that are added or replaced. */
export function filingRule(facts: RuleFacts, check: (entry: CargoEntry, report: Report) => void): UnitRule {
  return entryRule(facts, (entry, report) => {
    if (entry.isFiling) check(entry, report);
  });
}

/** Defines a rule that looks at each line of an entry that is added or replaced. */
export function lineRule(facts: RuleFacts, check: (line: Line, entry: CargoEntry, report: Report) => void): UnitRule {
  return filingRule(facts, (entry, report) => {
    for (const line of entry.lines) check(line, entry, report);
  });
}
