/** A file that an editor has open: its lines, and its records as soon as someone asks for them. */
import type { Catalog } from '../layout/catalog';
import { LineTable, type TextChange } from '../transmission/lineTable';
import { Transmission } from '../transmission/transmission';

/** From this many changes at once on, reading the file anew is cheaper than taking them one by one. */
const MANY_CHANGES = 50;

export class OpenFile {
  readonly document: LineTable;
  /** Grows with every change of the text or of the application. */
  revision = 0;
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
    // Should a change fail half-way, no records are left that no longer fit the lines: they are read anew.
    const { records } = this;
    this.records = undefined;
    if (records && changes.length < MANY_CHANGES) {
      for (const change of changes) records.apply(change);
      this.records = records;
    } else for (const change of changes) this.document.apply(change);
  }

  /** Reads the file as another application; undefined goes back to what the file says. */
  setApplication(application: string | undefined): void {
    this.revision++;
    this.chosen = application;
    this.records?.setApplication(application);
  }
}
