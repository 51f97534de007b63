/** Names the layouts of an item that is to be resolved later, when its document may have changed. */
import type { ApplicationLayout, Catalog } from '../layout/catalog';
import type { Direction } from '../layout/types';

/** Where the layouts of an item are found. */
export interface LayoutData {
  readonly application: string;
  readonly direction: Direction;
  readonly chapter: string;
  readonly envelope: boolean;
}

/** @returns what {@link layoutOf} finds the layouts by */
export function layoutData({ application, direction, chapter, transactions }: ApplicationLayout): LayoutData {
  const envelope = transactions.some((transaction) => transaction.application === '*');
  return { application, direction, chapter: chapter.chapter, envelope };
}

/** @returns the layouts that the data name; undefined where no chapter has them */
export function layoutOf(catalog: Catalog, data: LayoutData): ApplicationLayout | undefined {
  if (data.envelope) return catalog.envelope(data.direction, data.application);
  const layouts = catalog.application(data.application);
  return layouts.find(({ chapter }) => chapter.chapter === data.chapter) ?? catalog.embedded(data.application);
}
