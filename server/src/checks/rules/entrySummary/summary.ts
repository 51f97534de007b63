/** An entry summary as its rules see it: what the header says of the whole, and its lines. */
import type { RuleInfo } from '../../finding';
import type { Report, UnitRule } from '../../rule';
import { keepLast } from '../../keepLast';
import { RecordSpan, type PartSpec, type RecordView, type UnitView } from '../../unitView';
import { addUp } from '../amounts';

/** A 40 record with all records up to the next line or the totals. */
export class Line extends RecordSpan {
  private tariffRecords: readonly RecordView[] | undefined;
  private numbers: readonly string[] | undefined;
  private value: { ofGoods: number | undefined } | undefined;

  constructor(
    readonly header: RecordView,
    records: readonly RecordView[],
    /** Its records stand as the structure map has them, so that they are those of this line and no others. */
    readonly isSound: boolean,
  ) {
    super(records);
  }

  /** For messages: `line 001`. */
  get name(): string {
    return `line ${this.header.value('Line Item Identifier')}`;
  }

  /** `X` header of an article set, `V` component of one; empty for an ordinary line. */
  get setRole(): string {
    return this.header.value('Article Set Indicator');
  }

  get origin(): string {
    return this.header.value('Country of Origin Code');
  }

  private get tariffs(): readonly RecordView[] {
    return (this.tariffRecords ??= this.all('50'));
  }

  /** HTS numbers of the 50 records, in order. */
  get tariffNumbers(): readonly string[] {
    return (this.numbers ??= this.tariffs.map((record) => record.value('HTS Number')));
  }

  /** Value of all 50 records in whole dollars; undefined when one can't be read. */
  get goodsValue(): number | undefined {
    this.value ??= { ofGoods: addUp(this.tariffs, 'Value of Goods Amount') };
    return this.value.ofGoods;
  }

  /** @param type M, C, S or E @returns the 47 records of that party */
  parties(type: string): readonly RecordView[] {
    return this.having('47', 'Article Party Type Code', type);
  }

  /** @param beginning digits of an HTS number @returns whether a 50 record has such a number */
  hasTariff(...beginnings: string[]): boolean {
    for (const record of this.tariffs)
      for (const beginning of beginnings) if (record.begins('HTS Number', beginning)) return true;
    return false;
  }
}

/** The lines stand between the header and the totals. */
const LINES: PartSpec = { opens: '40', until: ['88', '89', '90'] };

export class EntrySummary {
  private linesRead: readonly Line[] | undefined;
  /** A add, R replace, D delete. */
  readonly action: string;
  readonly entryType: string;
  readonly mode: string;
  /** A post summary correction (PSC). */
  readonly isCorrection: boolean;
  readonly isConsolidated: boolean;
  readonly isConsolidatedExpress: boolean;
  /** Certified for cargo release. */
  readonly isCertified: boolean;
  /** Every record is known, so that a record that isn't there is missing, and sums have all their parts. */
  readonly isWhole: boolean;

  constructor(
    readonly unit: UnitView,
    /** The 10 record. */
    readonly header: RecordView,
  ) {
    this.action = header.value('Summary Filing Action Request Code');
    this.entryType = header.value('Entry Type Code');
    this.mode = header.value('Mode of Transportation (MOT) Code');
    this.isCorrection = header.value('Post Summary Correction Indicator') === 'Y';
    this.isConsolidated = header.value('Consolidated Summary Indicator') === 'Y';
    this.isConsolidatedExpress = header.value('Consolidated Express Informal Indicator') === 'Y';
    this.isCertified = header.value('Cargo Release Certification Request Indicator') === 'A';
    this.isWhole = unit.isKnown;
  }

  get lines(): readonly Line[] {
    this.unit.readsAnything();
    return this.allLines;
  }

  /** @param nth counted from 0 */
  line(nth: number): Line | undefined {
    return this.allLines[nth];
  }

  private get allLines(): readonly Line[] {
    return (this.linesRead ??= readLines(this.unit));
  }

  /** Adds or replaces a summary; what a summary must contain is asked of these only. */
  get isFiling(): boolean {
    return this.action === 'A' || this.action === 'R';
  }

  get isInformal(): boolean {
    return this.entryType === '11' || this.entryType === '12';
  }

  /**
   * Consolidated, or possibly so: once it is paid and rejected, or corrected, a consolidated summary is sent again without saying
   * that it is one, and without payment data (ESF-177).
   */
  get mayBeConsolidated(): boolean {
    if (this.isConsolidated) return true;
    return ['01', '06', '11'].includes(this.entryType) && this.header.isBlank('Payment Type Code');
  }

  get isWithdrawal(): boolean {
    return ['31', '32', '34', '38'].includes(this.entryType);
  }

  all(id: string): readonly RecordView[] {
    return this.unit.all(id);
  }

  first(id: string): RecordView | undefined {
    return this.unit.first(id);
  }

  has(id: string): boolean {
    return this.unit.has(id);
  }

  /** Value of the goods in whole dollars; the components of a set are part of its header and not counted again. */
  get goodsValue(): number | undefined {
    let total = 0;
    for (const line of this.lines) {
      if (line.setRole === 'V') continue;
      const value = line.goodsValue;
      if (value === undefined) return undefined;
      total += value;
    }
    return total;
  }
}

function readLines(unit: UnitView): readonly Line[] {
  const misplaced = new Set(unit.issues.filter(({ kind }) => kind !== 'repeated').map(({ at }) => at));
  return unit.parts(
    LINES,
    (header, records) =>
      new Line(header, records, misplaced.size === 0 || !records.some(({ at }) => misplaced.has(at))),
  );
}

/** The entry summary of a unit; undefined when it does not begin with a 10 record. */
const summaryOf = keepLast((unit: UnitView): EntrySummary | undefined => {
  const header = unit.opening;
  return header?.id === '10' ? new EntrySummary(unit, header) : undefined;
});

export interface RuleFacts extends Omit<RuleInfo, 'applications'> {
  /** Page of the chapter, such as `ESF-174`. */
  readonly page: string;
  /** Control identifiers without any of which in the unit the rule finds nothing. */
  readonly records?: readonly string[];
}

/** Defines a rule for summaries that are added or replaced. */
export function filingRule(facts: RuleFacts, check: (summary: EntrySummary, report: Report) => void): UnitRule {
  return summaryRule(facts, (summary, report) => {
    if (summary.isFiling) check(summary, report);
  });
}

/** Defines a rule for entry summaries of any action. */
export function summaryRule(facts: RuleFacts, check: (summary: EntrySummary, report: Report) => void): UnitRule {
  return {
    ...facts,
    applications: ['AE'],
    check: (unit, report) => {
      const summary = summaryOf(unit);
      if (summary) check(summary, report);
    },
  };
}

/** Defines a rule that looks at each sound line of a summary that is added or replaced. */
export function lineRule(
  facts: RuleFacts,
  check: (line: Line, summary: EntrySummary, report: Report) => void,
): UnitRule {
  const finds = (line: Line, summary: EntrySummary): boolean => {
    let found = false;
    check(line, summary, () => {
      found = true;
    });
    return found;
  };
  return concernedRule(
    facts,
    (line, summary) => line.isSound && finds(line, summary),
    (summary, report) => {
      for (const line of summary.lines) if (line.isSound) check(line, summary, report);
    },
  );
}

/**
 * Defines a rule for summaries that are added or replaced, which has nothing to say unless some line concerns it.
 * @param concerns looks at one line; a line less or more never makes another concern the rule
 */
export function concernedRule(
  facts: RuleFacts,
  concerns: (line: Line, summary: EntrySummary) => boolean,
  check: (summary: EntrySummary, report: Report) => void,
): UnitRule {
  return {
    ...filingRule(facts, check),
    each: {
      part: LINES,
      mayFind: (unit, nth) => {
        const summary = summaryOf(unit);
        const line = summary?.isFiling === true ? summary.line(nth) : undefined;
        return summary !== undefined && line !== undefined && concerns(line, summary);
      },
    },
  };
}
