/** What client and server say to each other of shareable copies. */

/** Request: {@link MaskedCopyParams} to {@link MaskedCopy}, or null for a file that is not open. */
export const MASKED_COPY = 'ace/maskedCopy';

export interface MaskedCopyParams {
  readonly uri: string;
  /** Whether the codes of filers get pseudonyms too. */
  readonly replacesFilerCodes: boolean;
}

export interface MaskedCopy {
  readonly text: string;
}
