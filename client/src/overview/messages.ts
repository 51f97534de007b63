/** What the extension and the page of an overview say to each other. */

export type ToPage =
  /** `uri` is kept, so that a window that is opened again shows the same file. */
  | { readonly type: 'show'; readonly uri: string; readonly html: string }
  /** Where the cursor stands in the text: 0-based line, 1-based position. */
  | { readonly type: 'cursor'; readonly line: number; readonly position: number };

export type FromPage =
  | { readonly type: 'ready' }
  /** 0-based line; positions are 1-based and inclusive, and missing where the line as a whole is meant. */
  | { readonly type: 'reveal'; readonly line: number; readonly start?: number; readonly end?: number };

/** What the page keeps over a restart of the window. */
export interface PageState {
  readonly uri?: string;
}
