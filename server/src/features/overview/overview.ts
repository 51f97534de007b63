/** A readable preview of a transmission: what each transaction says, field by field, in words. */
import { unwrap } from '../documentSymbols';
import type { Batch, Block, AceRecord, Unit } from '../../transmission/model';
import { structureTree } from '../../transmission/structureTree';
import type { Transmission } from '../../transmission/transmission';
import type { ValueContext } from '../fieldWords';
import { unitName } from '../names';
import { factsOf, fieldItem, tellingFields } from './items';
import type { Overview, OverviewEntry, OverviewLink, OverviewPart } from './model';
import { TransactionParts } from './parts';
import { overviewTemplates } from './templates';

export interface OverviewLimits {
  /** Files up to this many records are told as a whole. */
  readonly records: number;
  /** How many records of a transaction are told: its first, and as many around the line asked about. */
  readonly around: number;
  /** How many transactions are listed. */
  readonly links: number;
}

const LIMITS: OverviewLimits = { records: 3000, around: 1500, links: 500 };

/** @param line 0-based; of a large file the transaction there is told */
export function overview(transmission: Transmission, line: number, limits: OverviewLimits = LIMITS): Overview {
  return new Reading(transmission, line, limits).overview();
}

class Reading {
  private readonly context: ValueContext;

  constructor(
    private readonly transmission: Transmission,
    private readonly line: number,
    private readonly limits: OverviewLimits,
  ) {
    this.context = {
      list: (name) => transmission.catalog.codeList(name),
      showConfidential: false,
      today: undefined,
    };
  }

  overview(): Overview {
    const { transmission, line, limits } = this;
    const units = transmission.blocks.flatMap((block) => block.units);
    const isPartial = transmission.recordCount > limits.records;
    const at = nearest(units, line);
    const unit = units[at];
    const entries = isPartial ? (unit ? [this.transaction(unit)] : []) : this.whole();
    const from = Math.max(0, Math.min(at - (limits.links >> 1), units.length - limits.links));
    return {
      version: transmission.document.version,
      entries,
      isPartial,
      transactionCount: units.length,
      transactions: units.slice(from, from + limits.links).map((each): OverviewLink => ({
        title: unitName(each, structureTree(each)),
        line: each.start,
      })),
      transactionsBefore: from,
    };
  }

  private whole(): OverviewEntry[] {
    return this.transmission.batches.flatMap((batch) => [
      ...this.control(batch, 'Batch', ''),
      ...batch.blocks.flatMap((block) => [
        ...this.control(block, 'Block', this.titleOf(block)),
        ...block.units.map((unit) => this.transaction(unit)),
      ]),
    ]);
  }

  private titleOf({ application, layout }: Block): string {
    const title = layout?.title ?? this.transmission.catalog.applicationTitle(application) ?? '';
    return [application, title].filter((part) => part !== '').join(' ');
  }

  /** Header and trailer of a batch or a block. */
  private control(span: Batch | Block, title: string, subtitle: string): OverviewEntry[] {
    const parts = [
      ...this.controlFacts(span.header, span.start, `${title} header`),
      ...this.controlFacts(span.trailer, span.end - 1, `${title} trailer`),
    ];
    return parts.length === 0
      ? []
      : [{ kind: 'control', title, subtitle, line: span.header ? span.start : span.end - 1, end: span.end, parts }];
  }

  private controlFacts(record: AceRecord | undefined, line: number, title: string): OverviewPart[] {
    if (!record?.layout) return [];
    const items = tellingFields(record.layout).flatMap((field) => fieldItem(record, line, field, this.context) ?? []);
    return items.length === 0 ? [] : [{ kind: 'facts', title, facts: factsOf(items) }];
  }

  private transaction(unit: Unit): OverviewEntry {
    const { around } = this.limits;
    const center = this.line - unit.start;
    const isShown =
      unit.records.length <= this.limits.records
        ? (): boolean => true
        : (index: number): boolean => index < around / 3 || Math.abs(index - center) < around / 2;
    const tree = structureTree(unit);
    const { layout } = unit.block;
    const parts = new TransactionParts(
      this.transmission,
      unit,
      layout && overviewTemplates[layout.chapter.chapter],
      this.context,
      isShown,
    );
    const panels = parts.panels();
    const below = parts.below(unwrap(tree));
    return {
      kind: 'transaction',
      title: unitName(unit, tree),
      subtitle: this.titleOf(unit.block),
      line: unit.start,
      end: unit.end,
      ...(parts.verdict === undefined ? {} : { verdict: parts.verdict }),
      parts: [...panels, ...below],
    };
  }
}

/** Index of the unit that a line stands in, or else of the last one above it. */
function nearest(units: readonly Unit[], line: number): number {
  let low = 0;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((units[middle]?.start ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}
