/** A file of records: read once as a whole, then kept up to date edit by edit. */
import { bestFit, inferApplication } from './inference';
import { isBlankLine, isEnvelopeLine, scanEnvelope, type BlockSpan } from './envelope';
import type { LineTable, TextChange } from './lineTable';
import { BlockMatcher, type MatchedUnit } from './matcher';
import { cutRecords } from './rawText';
import { unitOf } from './unitRecords';
import type { AceRecord, ApplicationBasis, Batch, Block, FieldAt, RecordForm, Unit } from './model';
import { RecordLines } from './recordLines';
import type { ApplicationLayout, Catalog } from '../layout/catalog';
import { conditionHolds } from '../layout/condition';
import type { Direction } from '../layout/types';

export interface TransmissionOptions {
  /** Application to read every block as, whatever its header says. */
  readonly application?: string;
}

/** How many lines of a block tell its application where no header does, or its chapter where several describe it. */
const TELLING_LINES = 200;

export class Transmission {
  /** Batches in the order of the file; a fragment without envelope is one batch with one block. */
  batches: readonly Batch[] = [];

  constructor(
    readonly document: LineTable,
    readonly catalog: Catalog,
    private options: TransmissionOptions = {},
  ) {
    this.readAll();
  }

  /** Number of lines that hold records; the empty line behind a final line end is none. */
  get recordCount(): number {
    return this.endLine;
  }

  get blocks(): readonly Block[] {
    return this.batches.flatMap((batch) => batch.blocks);
  }

  /** Reads every block as another application; undefined goes back to what the file says. */
  setApplication(application: string | undefined): void {
    this.options = application === undefined ? {} : { application };
    this.readAll();
  }

  /** @param change a change of the document, which is applied here, to document and records alike */
  apply(change: TextChange): void {
    const endBefore = this.endLine;
    const { line, removed, inserted } = this.document.apply(change);
    const block = this.blockAt(line);
    const insideUnits = block !== undefined && line >= this.unitsStart(block) && line + removed <= this.unitsEnd(block);
    if (
      !('range' in change) ||
      !insideUnits ||
      line + removed >= endBefore ||
      this.hasEnvelopeLine(line, line + inserted) ||
      this.beginsBlank(block, line) ||
      !this.keepsApplication(block, line, inserted - removed)
    )
      this.readAll();
    else this.rereadUnits(block, line, removed, inserted);
  }

  /** @param line 0-based @returns the record on the line; undefined for blank lines outside of blocks and for an empty last line */
  recordAt(line: number): AceRecord | undefined {
    const batch = find(this.batches, line);
    if (!batch) return undefined;
    if (batch.header && line === batch.start) return batch.header;
    if (batch.trailer && line === batch.end - 1) return batch.trailer;
    const block = find(batch.blocks, line);
    if (!block) return undefined;
    if (block.header && line === block.start) return block.header;
    if (block.trailer && line === block.end - 1) return block.trailer;
    const unit = this.unitIn(block, line);
    return unit?.records[line - unit.start];
  }

  /** @param line 0-based @param character 0-based @returns the record and field there */
  fieldAt(line: number, character: number): FieldAt | undefined {
    const record = this.recordAt(line);
    if (!record || character < 0) return undefined;
    const index = character < 80 ? record.layout?.fieldIndexAt[character] : undefined;
    const field = index === undefined ? undefined : record.layout?.fields[index];
    return { record, line, position: character + 1, field };
  }

  batchAt(line: number): Batch | undefined {
    return find(this.batches, line);
  }

  blockAt(line: number): Block | undefined {
    const batch = find(this.batches, line);
    return batch && find(batch.blocks, line);
  }

  unitAt(line: number): Unit | undefined {
    const block = this.blockAt(line);
    const unit = block && this.unitIn(block, line);
    return unit && line < unit.end ? unit : undefined;
  }

  private unitIn(block: Block, line: number): Unit | undefined {
    const unit = block.units[indexAt(block.units, line)];
    return unit && unit.start <= line ? unit : undefined;
  }

  /** Whether a control record A, B, Y or Z stands among the lines. */
  private hasEnvelopeLine(from: number, to: number): boolean {
    for (let line = Math.max(0, from); line < to && line < this.document.lineCount; line++)
      if (isEnvelopeLine(this.document.line(line))) return true;
    return false;
  }

  /** Whether a block without B record lost its first record, so that it begins further down. */
  private beginsBlank(block: Block, line: number): boolean {
    return !block.header && line === block.start && isBlankLine(this.document.line(line));
  }

  /** Whether the records of the block, one of which changed, still tell the same application and chapter. */
  private keepsApplication(block: Block, line: number, shift: number): boolean {
    const from = this.unitsStart(block);
    if (line >= from + TELLING_LINES) return true;
    const header = block.header ? block.start : undefined;
    const now = this.applicationOf({ header, from, to: this.unitsEnd(block) + shift }, block.batch.header?.text);
    return now.application === block.application && now.basis === block.basis && now.layout === block.layout;
  }

  /** The line behind the last record. */
  private get endLine(): number {
    const { document } = this;
    return document.line(document.lineCount - 1) === '' ? document.lineCount - 1 : document.lineCount;
  }

  private unitsStart(block: Block): number {
    return block.start + (block.header ? 1 : 0);
  }

  private unitsEnd(block: Block): number {
    return block.end - (block.trailer ? 1 : 0);
  }

  private readAll(): void {
    const lineAt = (line: number): string => this.document.line(line);
    this.batches = scanEnvelope(this.document, this.endLine).map((span) => {
      const headerText = span.header === undefined ? undefined : lineAt(span.header);
      const blocks = span.blocks.map((blockSpan) => ({
        span: blockSpan,
        ...this.applicationOf(blockSpan, headerText),
      }));
      const main = blocks[0];
      const direction: Direction = main?.direction ?? 'input';
      const read = (line: number | undefined): AceRecord | undefined =>
        line === undefined ? undefined : this.envelopeRecord(lineAt(line), direction, main?.application ?? '');
      const batch: Batch = {
        start: span.start,
        end: span.end,
        header: read(span.header),
        trailer: read(span.trailer),
        blocks: [],
      };
      batch.blocks = blocks.map((block) => this.readBlock(block, batch));
      return batch;
    });
  }

  private readBlock(
    facts: {
      span: BlockSpan;
      application: string;
      basis: ApplicationBasis;
      direction: Direction;
      layout: ApplicationLayout | undefined;
    },
    batch: Batch,
  ): Block {
    const { span, application, basis, direction, layout } = facts;
    const lineAt = (line: number): string => this.document.line(line);
    const read = (line: number | undefined): AceRecord | undefined =>
      line === undefined ? undefined : this.envelopeRecord(lineAt(line), direction, application);
    const block: Block = {
      start: span.start,
      end: span.end,
      header: read(span.header),
      trailer: read(span.trailer),
      application,
      basis,
      layout,
      batch,
      units: [],
    };
    block.units = this.readUnits(block, this.unitsStart(block), this.unitsEnd(block)).units;
    return block;
  }

  /**
   * Reads units from a line on.
   * @param resume called with the start of each further unit; true ends the reading there
   */
  private readUnits(
    block: Block,
    from: number,
    to: number,
    resume?: (line: number) => boolean,
  ): { units: Unit[]; end: number } {
    const units: Unit[] = [];
    const headers = { header: block.header, batchHeader: block.batch.header };
    const matcher =
      block.layout && new BlockMatcher(block.layout, new RecordLines(block.layout, this.document, to, headers));
    let line = from;
    while (line < to && !(line > from && resume?.(line))) {
      const matched = matcher?.read(line) ?? unknownUnit(to - line);
      units.push(unitOf(this.document, line, block, matched));
      line += matched.forms.length;
    }
    return { units, end: line };
  }

  /** Replaces the units whose reading looked at an edited line, up to the first unit behind it that begins where one began before. */
  private rereadUnits(block: Block, line: number, removed: number, inserted: number): void {
    const shift = inserted - removed;
    const { units } = block;
    const firstIndex = units.findIndex((unit) => unit.start + unit.reach > line);
    const from = units[firstIndex]?.start ?? this.unitsStart(block);
    this.shiftBehind(block, shift);
    /** The unit behind the edit that began on the line before it. */
    const begunAt = (at: number): number | undefined => {
      const before = at - shift;
      if (before < line + removed) return undefined;
      const index = indexAt(units, before);
      return units[index]?.start === before ? index : undefined;
    };
    const { units: fresh, end } = this.readUnits(block, from, this.unitsEnd(block), (at) => begunAt(at) !== undefined);
    const resumeIndex = begunAt(end) ?? units.length;
    if (shift !== 0) {
      for (let index = resumeIndex; index < units.length; index++) {
        const unit = units[index];
        if (unit) unit.start += shift;
      }
    }
    units.splice(firstIndex, resumeIndex - firstIndex, ...fresh);
  }

  private shiftBehind(block: Block, shift: number): void {
    if (shift === 0) return;
    block.end += shift;
    block.batch.end += shift;
    const later = (span: { start: number; end: number }): void => {
      span.start += shift;
      span.end += shift;
    };
    const laterBlock = (other: Block): void => {
      later(other);
      for (const unit of other.units) unit.start += shift;
    };
    block.batch.blocks.filter((other) => other !== block && other.start >= block.end - shift).forEach(laterBlock);
    for (const batch of this.batches) {
      if (batch === block.batch || batch.start < block.batch.end - shift) continue;
      later(batch);
      batch.blocks.forEach(laterBlock);
    }
  }

  private applicationOf(
    span: Pick<BlockSpan, 'header' | 'from' | 'to'>,
    batchHeader: string | undefined,
  ): {
    application: string;
    basis: ApplicationBasis;
    direction: Direction;
    layout: ApplicationLayout | undefined;
  } {
    const { catalog, document } = this;
    const known = (application: string, basis: ApplicationBasis): ReturnType<Transmission['applicationOf']> => {
      const layouts = catalog.application(application);
      const likeliest = layouts.length < 2 ? layouts[0] : bestFit(layouts, this.tellingLines(span));
      const layout = likeliest ?? catalog.embedded(application);
      return { application, basis, direction: layout?.direction ?? catalog.direction(application) ?? 'input', layout };
    };
    if (this.options.application !== undefined) return known(this.options.application, 'override');
    const fromHeader = span.header === undefined ? '' : document.line(span.header).slice(10, 12).trim();
    const fromBatch = batchHeader?.slice(25, 27).trim() ?? '';
    if (fromHeader !== '') {
      const own = known(fromHeader, 'header');
      if (fromBatch === '' || fromBatch === fromHeader) return own;
      // Where B contradicts A, the records tell which of the two is wrong.
      const ofBatch = known(fromBatch, 'batch');
      const layouts = [own.layout, ofBatch.layout].filter((layout) => layout !== undefined);
      return layouts.length > 0 && bestFit(layouts, this.tellingLines(span)) === ofBatch.layout ? ofBatch : own;
    }
    if (fromBatch !== '') return known(fromBatch, 'batch');
    const lines = this.tellingLines(span);
    const conditions = span.header === undefined ? ['X0'] : ['X0', 'X1'];
    const rejected = lines.some((line) => conditions.includes(line.slice(0, 2)));
    if (rejected) return { application: '', basis: 'inferred', direction: 'output', layout: catalog.rejection() };
    const inferred = inferApplication(catalog, lines);
    if (inferred)
      return { application: inferred.application, basis: 'inferred', direction: inferred.direction, layout: inferred };
    return { application: '', basis: 'unknown', direction: 'input', layout: undefined };
  }

  private tellingLines(span: Pick<BlockSpan, 'from' | 'to'>): string[] {
    const lines: string[] = [];
    for (let line = span.from; line < span.to && lines.length < TELLING_LINES; line++) {
      // A raw transmission holds its records in one line.
      lines.push(...cutRecords(this.document.line(line).slice(0, TELLING_LINES * 80)));
    }
    return lines;
  }

  private envelopeRecord(text: string, direction: Direction, application: string): AceRecord {
    const record = this.catalog.envelope(direction, application).records.get(text.slice(0, 1));
    const self = { text, layout: record?.base };
    const variant = record?.variants.find(({ when }) => conditionHolds(when, self, () => []));
    return { text, layout: variant?.layout ?? record?.base, place: undefined, opens: undefined };
  }
}

function unknownUnit(lines: number): MatchedUnit {
  const forms = new Array<RecordForm>(lines).fill({ layout: undefined, place: undefined, opens: undefined });
  return { forms, steps: undefined, issues: [], reach: lines };
}

/** The span of a sorted list that holds the line. */
function find<T extends { start: number; end: number }>(spans: readonly T[], line: number): T | undefined {
  const span = spans[indexAt(spans, line)];
  return span && span.start <= line && line < span.end ? span : undefined;
}

/** The index of the last in a sorted list that begins on the line or above; 0 when all begin below. */
function indexAt(spans: readonly { readonly start: number }[], line: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((spans[middle]?.start ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}
