/** Looks through the records of a unit for those of which something may have to be said; of most there is nothing. */
import type { Catalog } from '../layout/catalog';
import type { CompiledLayout, ConditionalField } from '../layout/compile';
import type { AceRecord, Unit } from '../transmission/model';
import { LayoutScreen } from './layoutScreen';
import { LayoutTable } from './layoutTable';
import { Premises } from './premises';

/** So many like records are checked field by field before a pattern is made for them: small files are done by then. */
const RECORDS_BEFORE_PATTERN = 300;

/** A field of a record of which a condition may be broken, which is yet to be proven. */
export interface OpenCondition {
  /** Index of the record in the unit. */
  readonly at: number;
  readonly field: ConditionalField;
}

const shared = new WeakMap<Catalog, RecordScreen>();

/** @returns the screen that all checkers with the same chapters share, so that patterns are made once; units are checked one at a time */
export function sharedScreen(catalog: Catalog): RecordScreen {
  const screen = shared.get(catalog) ?? new RecordScreen(catalog);
  shared.set(catalog, screen);
  return screen;
}

export class RecordScreen {
  private screens = new LayoutTable<LayoutScreen>();
  private readonly premises = new Premises();
  private open: OpenCondition[] = [];
  private at = 0;
  private revision: number;

  /** @param wait how many like records are checked field by field before a pattern is made for them */
  constructor(
    private readonly catalog: Pick<Catalog, 'codeList' | 'revision'>,
    private readonly wait = RECORDS_BEFORE_PATTERN,
  ) {
    this.revision = catalog.revision;
  }

  private readonly list = (name: string): ReturnType<Catalog['codeList']> => this.catalog.codeList(name);

  private readonly note = (field: ConditionalField): void => {
    this.open.push({ at: this.at, field });
  };

  /** Has to be told of a unit before its records. */
  begin(unit: Unit): void {
    // Other chapters may come with other code lists.
    if (this.revision !== this.catalog.revision) this.screens = new LayoutTable();
    this.revision = this.catalog.revision;
    if (this.open.length > 0) this.open = [];
    this.premises.begin(unit);
  }

  /**
   * Looks at the next record of the unit, and notes which conditions on its fields may be broken.
   * @param at index of the record in the unit
   * @returns true when the checks of single records have nothing to say of it; false when they have to be asked
   */
  isSound(record: AceRecord, at: number): boolean {
    const { layout, text } = record;
    if (!layout) return false;
    const screen = this.screens.get(layout) ?? this.screenOf(layout);
    this.at = at;
    const isSound = screen.isSound(text, this.note);
    this.premises.pass(screen.kind, record);
    return isSound;
  }

  private screenOf(layout: CompiledLayout): LayoutScreen {
    const screen = new LayoutScreen(layout, this.premises, this.list, this.wait);
    this.screens.set(layout, screen);
    return screen;
  }

  /** @returns conditions of the unit's records that may be broken, in the order of records and fields */
  end(): readonly OpenCondition[] {
    this.premises.end();
    return this.open;
  }
}
