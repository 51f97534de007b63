/** The table that the files of the library `codepage` put their code pages in: they know it as a global variable. */

export interface CodePage {
  /** The character of each byte. */
  readonly dec: readonly string[];
}

const place = globalThis as { cptable?: Record<number, CodePage> };

/** By number; filled by importing `codepage/bits/*.js` behind this module. */
export const codePages: Readonly<Record<number, CodePage>> = (place.cptable ??= {});
