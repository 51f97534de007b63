/** A file that an editor has open: its lines, and its records as soon as someone asks for them. */
import type { Catalog } from '../layout/catalog';
import { LineTable, type TextChange } from '../transmission/lineTable';
import { Transmission } from '../transmission/transmission';

/** From this many changes at once on, or one for so many lines, reading the file anew is cheaper than taking them one by one. */
const MANY_CHANGES = 50;
const LINES_PER_CHANGE = 200;

export class OpenFile {
  readonly document: LineTable;
  /** Grows with every change of the text or of the application. */
  revision = 0;
  /** Called behind each change that the records took, with the first line it touched, 0-based, and how many more lines there are. */
  readonly followers = new Set<(line: number, shift: number) => void>();
  private records: Transmission | undefined;
  private chosen: string | undefined;

  constructor(
    private readonly catalog: Catalog,
    readonly uri: string,
    languageId: string,
    version: number,
    text: string,
  ) {
    this.document = new LineTable(uri, languageId, version, text);
  }

  /** The application chosen by hand. */
  get application(): string | undefined {
    return this.chosen;
  }

  get transmission(): Transmission {
    return (this.records ??= new Transmission(
      this.document,
      this.catalog,
      this.chosen === undefined ? {} : { application: this.chosen },
    ));
  }

  /** Takes the changes of one edit in their order. */
  change(changes: readonly TextChange[], version: number): void {
    this.revision++;
    this.document.version = version;
    const { records } = this;
    if (!records || changes.length >= Math.max(MANY_CHANGES, this.document.lineCount / LINES_PER_CHANGE)) {
      this.records = undefined;
      for (const change of changes) this.document.apply(change);
      return;
    }
    try {
      for (const change of changes) this.take(records, change);
    } catch (error) {
      // No records are left that no longer fit the lines: they are read anew.
      this.records = undefined;
      throw error;
    }
  }

  private take(records: Transmission, change: TextChange): void {
    const { lineCount } = this.document;
    records.apply(change);
    const line = 'range' in change ? Math.min(change.range.start.line, change.range.end.line) : 0;
    for (const follow of this.followers) follow(line, this.document.lineCount - lineCount);
  }

  /** Forgets how the records were read, because layouts have changed. */
  readAnew(): void {
    this.revision++;
    this.records = undefined;
  }

  /** Reads the file as another application; undefined goes back to what the file says. */
  setApplication(application: string | undefined): void {
    this.revision++;
    this.chosen = application;
    this.records?.setApplication(application);
  }
}
