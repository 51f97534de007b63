/** Commands: take a condition dictionary that CBP publishes as a spreadsheet into use, and put one away again. */
import {
  commands,
  l10n,
  ProgressLocation,
  QuickPickItemKind,
  Uri,
  window,
  type ExtensionContext,
  type QuickPickItem,
} from 'vscode';
import type { ImportedDictionary } from '../../../server/src/layout/importedConditions';
import { APPLICATIONS, type ApplicationChoice } from '../../../server/src/protocol';
import { LOOK_UP_CONDITION } from '../conditions';
import { fileName } from '../files/readTableFile';
import type { Server } from '../server';
import { ConditionStore, type StoredDictionary } from './conditionStore';
import { DictionaryFiles } from './dictionaryFiles';
import { dictionaryProblem, readDictionaryFile } from './readDictionaryFile';

export const IMPORT_DICTIONARY = 'ace.importConditionDictionary';
export const REMOVE_DICTIONARY = 'ace.removeConditionDictionary';

interface ApplicationItem extends QuickPickItem {
  /** Undefined for all. */
  readonly application?: string;
}

/**
 * @param storage where the extension may keep files
 * @returns the commands, and what keeps the server told of all dictionaries
 */
export function createDictionaries(server: Server, storage: Uri): ExtensionContext['subscriptions'] {
  const store = new ConditionStore(storage);
  const files = new DictionaryFiles(server, store);
  return [
    files,
    // With arguments nothing is asked, so that tasks and other extensions can call it.
    commands.registerCommand(IMPORT_DICTIONARY, async (given?: unknown, application?: unknown) => {
      const file = given instanceof Uri ? given : await chooseFile();
      const dictionary = file && (await read(file));
      if (!dictionary) return;
      const chosen = application === undefined ? await chooseApplication(server, dictionary) : { application };
      if (!chosen) return;
      const { application: named } = chosen;
      const taken = typeof named === 'string' ? { ...dictionary, application: named } : dictionary;
      const replaced = await store.add(taken, fileName(file));
      await files.load();
      void tellImported(taken, replaced);
    }),
    commands.registerCommand(REMOVE_DICTIONARY, async () => {
      const removed = await chooseStored(await store.list());
      if (!removed) return;
      await store.remove(removed);
      await files.load();
    }),
  ];
}

async function chooseFile(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: l10n.t('Import Condition Dictionary'),
    openLabel: l10n.t('Import'),
    filters: { [l10n.t('Spreadsheets')]: ['xlsx', 'csv', 'tsv', 'txt'], [l10n.t('All files')]: ['*'] },
  });
  return chosen?.[0];
}

async function read(file: Uri): Promise<ImportedDictionary | undefined> {
  const name = fileName(file);
  try {
    return await window.withProgress({ location: ProgressLocation.Window, title: l10n.t('Reading {0}', name) }, () =>
      readDictionaryFile(file),
    );
  } catch (error) {
    void window.showErrorMessage(dictionaryProblem(name, error));
    return undefined;
  }
}

/** Asks for which application the dictionary is; undefined when the person doesn't say. */
async function chooseApplication(server: Server, dictionary: ImportedDictionary): Promise<ApplicationItem | undefined> {
  const known = server.isRunning() ? await server.sendRequest<ApplicationChoice[]>(APPLICATIONS) : [];
  const items: ApplicationItem[] = [
    { label: l10n.t('All applications'), description: l10n.t('such as the ACE Error Dictionary') },
    { label: l10n.t('one application'), kind: QuickPickItemKind.Separator },
    ...known
      .filter(({ direction }) => direction !== 'output')
      .map(({ application, title }) => ({ label: application, description: title, application })),
  ];
  return window.showQuickPick(items, {
    title: l10n.t('Import {0} codes of “{1}” for', count(dictionary), nameOf(dictionary)),
    placeHolder: l10n.t('Application whose responses return these codes'),
    matchOnDescription: true,
  });
}

async function tellImported(dictionary: ImportedDictionary, replaced: readonly StoredDictionary[]): Promise<void> {
  const told =
    dictionary.application === undefined
      ? l10n.t('{0} codes of “{1}” are in use for all applications.', count(dictionary), nameOf(dictionary))
      : l10n.t('{0} codes of “{1}” are in use for {2}.', count(dictionary), nameOf(dictionary), dictionary.application);
  const before = replaced.map(({ dictionary: one }) => l10n.t('They replace “{0}”.', nameOf(one)));
  const lookUp = l10n.t('Look Up Code');
  const chosen = await window.showInformationMessage([told, ...before].join(' '), lookUp);
  if (chosen === lookUp) await commands.executeCommand(LOOK_UP_CONDITION);
}

async function chooseStored(stored: readonly StoredDictionary[]): Promise<StoredDictionary | undefined> {
  if (stored.length === 0) {
    void window.showInformationMessage(
      l10n.t('No condition dictionary has been imported. Those of the setting ace.conditions.paths are removed there.'),
    );
    return undefined;
  }
  const items = stored.map((one) => ({
    label: nameOf(one.dictionary),
    description: one.dictionary.application ?? l10n.t('All applications'),
    detail: l10n.t('{0} codes from {1}', count(one.dictionary), one.fileName),
    one,
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Remove Condition Dictionary'),
    placeHolder: l10n.t('Dictionary that is no longer used; the file it came from stays'),
  });
  return chosen?.one;
}

function nameOf({ title, version }: ImportedDictionary): string {
  return version === undefined ? title : `${title} ${version}`;
}

function count({ conditions }: ImportedDictionary): string {
  return new Set(conditions.map(({ code }) => code)).size.toLocaleString('en-US');
}
