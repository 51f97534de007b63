/** Units of which the records are made when they are asked for: of a large file most are looked at once, by the checks. */
import type { StructureSteps } from '../layout/structureSteps';
import type { LineTable } from './lineTable';
import type { LineText } from './lineText';
import type { MatchedUnit } from './matcher';
import type { AceRecord, Block, RecordForm, StructureIssue, Unit } from './model';

/** So many units whose records were asked for last have them at hand. */
const AT_HAND = 64;

/** The records that were made last of a text; it doesn't know of which units, so that it keeps none that was replaced. */
class RecentRecords {
  private readonly lists: (readonly AceRecord[])[] = [];
  private count = 0;

  /** @returns the number to ask for them by */
  add(records: readonly AceRecord[]): number {
    this.lists[this.count % AT_HAND] = records;
    return this.count++;
  }

  /** @returns what was added with a number, as long as not much was added since */
  get(number: number): readonly AceRecord[] | undefined {
    return number >= 0 && this.count - number <= AT_HAND ? this.lists[number % AT_HAND] : undefined;
  }
}

const recentRecords = new WeakMap<LineText, RecentRecords>();

function recentRecordsOf(text: LineText): RecentRecords {
  let recent = recentRecords.get(text);
  if (!recent) recentRecords.set(text, (recent = new RecentRecords()));
  return recent;
}

/** A class, as the runtime takes records written as literals for long-lived and lets them pile up. */
class LineRecord implements AceRecord {
  readonly layout: AceRecord['layout'];
  readonly place: AceRecord['place'];
  readonly opens: AceRecord['opens'];

  constructor(
    readonly text: string,
    { layout, place, opens }: RecordForm,
  ) {
    this.layout = layout;
    this.place = place;
    this.opens = opens;
  }
}

/** A unit none of whose lines was edited since the text came. */
class UnitOfText implements Unit {
  kept: object | undefined = undefined;
  readonly longest: number;
  /** The number of its records among the recent ones. */
  private made = -1;
  private readonly recent: RecentRecords;

  /** @param from its first line in the text, which stays where lines come or go above it in the document */
  constructor(
    public start: number,
    readonly block: Block,
    private readonly forms: readonly RecordForm[],
    private readonly text: LineText,
    private readonly from: number,
    readonly steps: StructureSteps | undefined,
    readonly issues: readonly StructureIssue[],
    readonly reach: number,
  ) {
    this.recent = recentRecordsOf(text);
    this.longest = text.longest(from, forms.length);
  }

  get end(): number {
    return this.start + this.forms.length;
  }

  get records(): readonly AceRecord[] {
    const atHand = this.recent.get(this.made);
    if (atHand) return atHand;
    const { forms, from, text } = this;
    const records = recordsOf(forms, (at) => text.line(from + at));
    this.made = this.recent.add(records);
    return records;
  }
}

/** A unit that has its records, because some of its lines were edited or it was put together for a check. */
export class UnitOfRecords implements Unit {
  kept: object | undefined = undefined;

  constructor(
    public start: number,
    readonly block: Block,
    readonly records: readonly AceRecord[],
    readonly steps: StructureSteps | undefined,
    readonly issues: readonly StructureIssue[],
    readonly reach: number,
  ) {}

  get end(): number {
    return this.start + this.records.length;
  }

  get longest(): number {
    return this.records.reduce((longest, { text }) => Math.max(longest, text.length), 0);
  }
}

/** @param start the line of its first record @returns the unit that was matched there */
export function unitOf(document: LineTable, start: number, block: Block, matched: MatchedUnit): Unit {
  const { forms, steps, issues, reach } = matched;
  const unchanged = document.unchanged(start, forms.length);
  if (unchanged) return new UnitOfText(start, block, forms, unchanged.text, unchanged.from, steps, issues, reach);
  const records = recordsOf(forms, (at) => document.line(start + at));
  return new UnitOfRecords(start, block, records, steps, issues, reach);
}

function recordsOf(forms: readonly RecordForm[], textAt: (at: number) => string): AceRecord[] {
  const records: AceRecord[] = [];
  for (let at = 0; at < forms.length; at++) {
    const form = forms[at];
    if (form) records.push(new LineRecord(textAt(at), form));
  }
  return records;
}
