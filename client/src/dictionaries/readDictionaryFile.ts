/** Reads a condition dictionary from a spreadsheet, and says in words why a file is none. */
import { l10n, type Uri } from 'vscode';
import type { ImportedDictionary } from '../../../server/src/layout/importedConditions';
import { fileName, headingsInWords, readingProblem, readTableFile } from '../files/readTableFile';
import { NoDictionary, readDictionary } from './conditionTable';

/** @returns the dictionary in a file; throws what {@link dictionaryProblem} puts in words */
export async function readDictionaryFile(uri: Uri): Promise<ImportedDictionary> {
  const { tables } = await readTableFile(uri);
  return readDictionary(tables, fileName(uri));
}

/** @returns what was expected and what was found */
export function dictionaryProblem(name: string, error: unknown): string {
  if (!(error instanceof NoDictionary)) return readingProblem(name, error);
  return l10n.t(
    '{0} is no condition dictionary. Expected is a table with a column of codes, headed for instance “Condition Code”, and one of their texts, such as “Narrative Text”; found was: {1}. Nothing was changed.',
    name,
    headingsInWords(error.found),
  );
}
