/** The lines of a block read as records of its application. */
import { identify, type ApplicationLayout } from '../layout/catalog';
import type { CompiledLayout, CompiledRecord } from '../layout/compile';
import { holdsFor, preparedHolds, type FieldSource } from '../layout/condition';
import type { LineTable } from './lineTable';
import type { LineText } from './lineText';
import type { AceRecord, Block, RecordForm } from './model';

export class RecordLines {
  /** The line that was looked at last, for it is asked for several times in a row. */
  private lastLine = -1;
  private lastRecord: CompiledRecord | undefined;
  /** The line whose text was cut last. */
  private textLine = -1;
  private text = '';
  private readonly unedited: LineText | undefined;
  /** The line behind the last one looked at. */
  looked = 0;

  /**
   * @param to the line behind the last that belongs to the block
   * @param headers the A and B records around it, for conditions that look at them
   */
  constructor(
    private readonly layout: ApplicationLayout,
    private readonly document: Pick<LineTable, 'line' | 'unedited'>,
    readonly to: number,
    private readonly headers: Pick<Block, 'header'> & { batchHeader: AceRecord | undefined },
  ) {
    this.unedited = document.unedited;
  }

  textAt(line: number): string {
    if (line !== this.textLine) {
      this.text = this.document.line(line);
      this.textLine = line;
    }
    return this.text;
  }

  /** @returns the record that the line holds; undefined when no control identifier fits, and beyond the block */
  recordAt(line: number): CompiledRecord | undefined {
    if (line >= this.looked) this.looked = line + 1;
    if (line >= this.to) return undefined;
    if (line !== this.lastLine) {
      this.lastRecord = this.identify(line);
      this.lastLine = line;
    }
    return this.lastRecord;
  }

  /** Of most lines nothing else is looked at, so they are not cut out for it. */
  private identify(line: number): CompiledRecord | undefined {
    const { unedited } = this;
    if (!unedited) return identify(this.layout, this.textAt(line));
    return this.layout.identifiers.recordOf(unedited.text, unedited.startOf(line), unedited.stopOf(line));
  }

  /** @returns the record A or B around the block, for which conditions ask by control identifier */
  header(id: string): FieldSource | undefined {
    return id === 'B' ? this.headers.header : id === 'A' ? this.headers.batchHeader : undefined;
  }

  /**
   * @param record the record that a text holds
   * @param above as what the records of the unit that stand above it are read, the first `count` of the list
   * @param from the line of the first of them
   * @returns the layout that the text chooses: the first variant whose condition holds, or the base
   */
  layoutOf(
    record: CompiledRecord,
    text: string,
    above: readonly RecordForm[],
    count: number,
    from: number,
  ): CompiledLayout {
    for (const { prepared, layout } of record.variants) {
      const holds =
        prepared &&
        preparedHolds(prepared, text, (condition) => {
          const other = this.header(condition.record) ?? this.last(above, count, condition.record, from);
          return other !== undefined && holdsFor(condition, other);
        });
      if (holds === true) return layout;
    }
    return record.base;
  }

  /** The last of the first `count` records from a line on that has a control identifier. */
  private last(forms: readonly RecordForm[], count: number, id: string, from: number): FieldSource | undefined {
    for (let at = count - 1; at >= 0; at--) {
      const layout = forms[at]?.layout;
      if (layout?.record.id === id) return { text: this.document.line(from + at), layout };
    }
    return undefined;
  }
}
