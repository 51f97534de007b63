/** What is kept for each layout, found by its serial number. */
import type { CompiledLayout } from '../layout/compile';

export class LayoutTable<Kept> {
  private readonly list: (Kept | undefined)[] = [];

  get(layout: CompiledLayout): Kept | undefined {
    return this.list[layout.serial];
  }

  set(layout: CompiledLayout, kept: Kept): void {
    // Without gaps, so that it stays a table for the runtime.
    while (this.list.length < layout.serial) this.list.push(undefined);
    this.list[layout.serial] = kept;
  }

  *values(): Generator<Kept> {
    for (const kept of this.list) if (kept !== undefined) yield kept;
  }
}
