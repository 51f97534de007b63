/** The outline of a file: batches, blocks, transactions, the groups of their structure maps, and records. */
import { SymbolKind, type DocumentSymbol, type Range } from 'vscode-languageserver';
import type { AceRecord, Batch, Block, Unit } from '../transmission/model';
import { structureTree, type StructureBranch } from '../transmission/structureTree';
import type { Transmission } from '../transmission/transmission';
import { fieldValue, groupName, groupTitle, recordId, recordKey, recordTitle, unitName } from './names';

/** How much of a file is listed; in a larger one the outline ends with transactions, or with blocks. */
export interface OutlineLimits {
  readonly records: number;
  readonly units: number;
}

const LIMITS: OutlineLimits = { records: 50_000, units: 50_000 };

/** What became of what begins on some lines, from the first to before the last; empty where nothing is known. */
export type OutcomeOfLines = (from: number, to: number) => string;

/** @returns the outline as a tree whose ranges are whole lines */
export function documentSymbols(
  transmission: Transmission,
  limits: OutlineLimits = LIMITS,
  outcome: OutcomeOfLines = () => '',
): DocumentSymbol[] {
  return new Outline(transmission, limits, outcome).batches();
}

class Outline {
  private readonly withRecords: boolean;
  private readonly withUnits: boolean;
  /** What the outline of a large file leaves out, for the detail of what it lists last. */
  private readonly note: string;

  constructor(
    private readonly transmission: Transmission,
    limits: OutlineLimits,
    private readonly outcome: OutcomeOfLines,
  ) {
    const { recordCount, blocks } = transmission;
    const units = blocks.reduce((count, block) => count + block.units.length, 0);
    this.withRecords = recordCount <= limits.records;
    this.withUnits = this.withRecords || units <= limits.units;
    this.note = this.withRecords
      ? ''
      : this.withUnits
        ? 'large file: records not listed'
        : 'large file: transactions not listed';
  }

  batches(): DocumentSymbol[] {
    return this.transmission.batches.flatMap((batch) => {
      const blocks = batch.blocks.flatMap((block) => this.block(block));
      return batch.header || batch.trailer ? [this.batch(batch, blocks)] : blocks;
    });
  }

  private batch(batch: Batch, children: DocumentSymbol[]): DocumentSymbol {
    const record = batch.header ?? batch.trailer;
    const applications = [...new Set(batch.blocks.map(({ application }) => application).filter((code) => code !== ''))];
    const site = record
      ? `${fieldValue(record, 'Sender/Receiver Site Code')} ${fieldValue(record, 'Sender/Receiver ID Code')}`
      : '';
    const facts = [
      `Batch ${applications.join(', ')}`,
      site.trim() === '' ? '' : `site ${site.trim()}`,
      record ? fieldValue(record, 'Transmission Date') : '',
    ];
    return {
      name: joined(facts),
      detail: joined([this.outcome(batch.start, batch.start + 1), plural(batch.blocks.length, 'block'), this.note]),
      kind: SymbolKind.File,
      range: this.lines(batch.start, batch.end),
      selectionRange: this.lines(batch.start, batch.start + 1),
      children,
    };
  }

  private block(block: Block): DocumentSymbol[] {
    const units = this.withUnits ? block.units.map((unit) => this.unit(unit)) : [];
    const record = block.header ?? block.trailer;
    if (!record) return units;
    const title = block.layout?.title ?? this.transmission.catalog.applicationTitle(block.application) ?? '';
    const port = fieldValue(record, 'Processing District/Port Code');
    const filer = fieldValue(record, 'Processing Filer Code');
    return [
      {
        name: ['Block', block.application, title].filter((part) => part !== '').join(' '),
        detail: joined([
          port === '' ? '' : `port ${port}`,
          filer === '' ? '' : `filer ${filer}`,
          plural(block.units.length, 'transaction'),
          this.note,
        ]),
        kind: SymbolKind.Module,
        range: this.lines(block.start, block.end),
        selectionRange: this.lines(block.start, block.start + 1),
        children: units,
      },
    ];
  }

  private unit(unit: Unit): DocumentSymbol {
    const tree = structureTree(unit);
    const outcome = this.outcome(unit.start, unit.end);
    return {
      name: unitName(unit, tree),
      detail: joined([outcome, plural(unit.end - unit.start, 'record'), this.note]),
      kind: SymbolKind.Class,
      range: this.lines(unit.start, unit.end),
      selectionRange: this.lines(unit.start, unit.start + 1),
      children: this.withRecords ? this.branches(unit, unwrap(tree)) : [],
    };
  }

  private branches(unit: Unit, branches: readonly StructureBranch[]): DocumentSymbol[] {
    const symbols: DocumentSymbol[] = [];
    for (const branch of branches) this.addBranch(unit, branch, symbols);
    return symbols;
  }

  private addBranch(unit: Unit, branch: StructureBranch, symbols: DocumentSymbol[]): void {
    const record = unit.records[branch.first];
    if (!record) return;
    const first = unit.start + branch.first;
    const [only] = branch.children;
    if (!only) symbols.push(this.record(record, first));
    // A group of one member, or of one record repeated, is no more than what it holds.
    else if (branch.children.length === 1) this.addBranch(unit, only, symbols);
    else if (branch.children.every(({ children, place }) => children.length === 0 && place === only.place))
      for (const child of branch.children) this.addBranch(unit, child, symbols);
    else symbols.push(this.group(unit, branch, first));
  }

  private group(unit: Unit, branch: StructureBranch, first: number): DocumentSymbol {
    const name = groupName(unit, branch);
    const title = groupTitle(branch);
    return {
      name,
      ...(name.startsWith(title) ? {} : { detail: title }),
      kind: SymbolKind.Struct,
      range: this.lines(first, unit.start + branch.last + 1),
      selectionRange: this.lines(first, first + 1),
      children: this.branches(unit, branch.children),
    };
  }

  private record(record: AceRecord, line: number): DocumentSymbol {
    const range = this.lines(line, line + 1);
    return {
      name: `${recordId(record)} ${recordKey(record)}`.trim(),
      detail: record.layout ? recordTitle(record.layout) : 'unknown record',
      kind: SymbolKind.Field,
      range,
      selectionRange: range,
    };
  }

  /** Whole lines, the last one without its end. */
  private lines(start: number, end: number): Range {
    const last = Math.max(start, end - 1);
    return {
      start: { line: start, character: 0 },
      end: { line: last, character: this.transmission.document.line(last).length },
    };
  }
}

/** @returns the members of a transaction, past groups that hold all of it */
export function unwrap(tree: StructureBranch): readonly StructureBranch[] {
  const [only] = tree.children;
  return only && tree.children.length === 1 && only.children.length > 0 ? unwrap(only) : tree.children;
}

function joined(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' · ');
}

function plural(count: number, noun: string): string {
  // Most counts have no thousands, and to ask for their form takes longer than all else of a symbol.
  const number = count < 1000 ? String(count) : count.toLocaleString('en-US');
  return `${number} ${noun}${count === 1 ? '' : 's'}`;
}
