/** What the extension and the page of a layout say to each other. */
import type { LayoutPageParams } from '../../../server/src/features/layoutPages/model';

export interface ToLayoutPage {
  readonly type: 'show';
  /** What is shown; kept, so that a window that is opened again shows the same. */
  readonly shown: LayoutPageParams;
  readonly html: string;
}

export type FromLayoutPage =
  { readonly type: 'ready' } | { readonly type: 'open'; readonly page: LayoutPageParams } | { readonly type: 'back' };
