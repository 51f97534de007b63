/** Tells files of records from other texts, which some editors can't but show the server as well. */
import type { OpenFile } from './openFile';

const RECORD_FILE = /\.(?:ace|catair)$/i;

/** @returns whether the editor takes the file for records, or its name or its B records say so, or a person who chose an application */
export function holdsRecords({ uri, document, application, transmission }: OpenFile): boolean {
  if (document.languageId === 'ace' || RECORD_FILE.test(uri) || application !== undefined) return true;
  return transmission.blocks.some(({ header, layout }) => header !== undefined && layout !== undefined);
}
