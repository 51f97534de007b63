/** Command: search an archive of CBP's messages that the person has downloaded, and open a message in the browser. */
import {
  commands,
  ConfigurationTarget,
  env,
  l10n,
  ProgressLocation,
  ThemeIcon,
  Uri,
  window,
  workspace,
  type Disposable,
  type QuickInputButton,
  type QuickPickItem,
} from 'vscode';
import { csmsAddress } from '../../../server/src/features/cbpPages';
import { PathRefusal, placeOf } from '../files/placeOf';
import { fileName, headingsInWords, readingProblem, readTableFile } from '../files/readTableFile';
import { decodeText } from '../tables/decodeText';
import { formatOf } from '../tables/readTables';
import { NoArchive, readArchive, type CsmsMessage } from './archive';
import { ArchiveSearch } from './search';

export const SEARCH_ARCHIVE = 'ace.searchCsmsArchive';
const SETTING = 'csms.archive';
/** How many messages are listed at once; who wants another types more of it. */
const MOST = 200;

interface Choice extends QuickPickItem {
  readonly message: CsmsMessage;
}

/** An archive as it was when it was read. */
interface Read {
  readonly stamp: string;
  readonly search: ArchiveSearch;
  readonly count: number;
}

/** @returns the command */
export function createArchiveSearch(): Disposable {
  let known: Read | undefined;
  return commands.registerCommand(SEARCH_ARCHIVE, async () => {
    const path = workspace.getConfiguration('ace').get<string>(SETTING, '').trim();
    const named = path === '' ? await chooseArchive() : path;
    if (named === undefined) return;
    try {
      const file = await placeOf(named);
      const { mtime, size } = await workspace.fs.stat(file);
      const stamp = `${file.toString()} ${mtime} ${size}`;
      if (known?.stamp !== stamp) known = { stamp, ...(await read(file)) };
      pickMessage(known);
    } catch (error) {
      void tellProblem(named, error);
    }
  });
}

async function read(file: Uri): Promise<Omit<Read, 'stamp'>> {
  return window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Reading {0}', fileName(file)) },
    async () => {
      const { bytes, tables } = await readTableFile(file);
      const messages = readArchive(tables, formatOf(bytes) === 'text' ? decodeText(bytes) : undefined);
      return { search: new ArchiveSearch(messages), count: messages.length };
    },
  );
}

/** Tells what the command is for, asks for the file and keeps it in the settings. */
async function chooseArchive(): Promise<string | undefined> {
  const choose = l10n.t('Choose File…');
  const answer = await window.showInformationMessage(
    l10n.t(
      'Which file is the CSMS archive? Download it from CBP’s page of CSMS messages, as a spreadsheet (XLSX, CSV) or as text; the setting ace.csms.archive keeps where it is.',
    ),
    choose,
  );
  if (answer !== choose) return undefined;
  const chosen = await window.showOpenDialog({
    title: l10n.t('CSMS Archive'),
    openLabel: l10n.t('Use as Archive'),
    filters: { [l10n.t('Spreadsheets and text')]: ['xlsx', 'csv', 'tsv', 'txt'], [l10n.t('All files')]: ['*'] },
  });
  const [file] = chosen ?? [];
  if (!file) return undefined;
  const path = file.scheme === 'file' ? file.fsPath : file.toString();
  await workspace.getConfiguration('ace').update(SETTING, path, ConfigurationTarget.Global);
  return path;
}

function pickMessage({ search, count }: Read): void {
  const copy: QuickInputButton = { iconPath: new ThemeIcon('copy'), tooltip: l10n.t('Copy number and title') };
  const pick = window.createQuickPick<Choice>();
  pick.title = l10n.t('Search {0} CSMS Messages', count.toLocaleString('en-US'));
  pick.placeholder = l10n.t('Words of the title, a number or a date such as 2026-07');
  const show = (query: string): void => {
    pick.items = search.find(query, MOST).map((message) => ({
      label: message.number,
      description: [message.date, message.title].filter((part) => part !== '').join('  '),
      // The search has filtered already.
      alwaysShow: true,
      buttons: [copy],
      message,
    }));
  };
  show('');
  pick.onDidChangeValue(show);
  pick.onDidTriggerItemButton(({ item }) =>
    env.clipboard.writeText(`CSMS # ${item.message.number} - ${item.message.title}`),
  );
  pick.onDidAccept(() => {
    const [chosen] = pick.selectedItems;
    if (!chosen) return;
    pick.hide();
    void openMessage(chosen.message);
  });
  pick.onDidHide(() => {
    pick.dispose();
  });
  pick.show();
}

async function openMessage({ number, title, link }: CsmsMessage): Promise<void> {
  const address = csmsAddress(number) ?? link;
  if (address === undefined)
    await window.showInformationMessage(
      l10n.t(
        'CSMS {0}, “{1}”, is of the service that CBP closed in 2020, and has no page any more. CBP’s client representatives have these messages.',
        number,
        title,
      ),
    );
  else await env.openExternal(Uri.parse(address));
}

async function tellProblem(path: string, error: unknown): Promise<void> {
  const settings = l10n.t('Open Settings');
  const chosen = await window.showErrorMessage(problemInWords(path, error), settings);
  if (chosen === settings) await commands.executeCommand('workbench.action.openSettings', `ace.${SETTING}`);
}

function problemInWords(path: string, error: unknown): string {
  if (error instanceof PathRefusal) return error.message;
  if (!(error instanceof NoArchive)) return readingProblem(path, error);
  return l10n.t(
    '{0} is no archive of CSMS messages. Expected are columns or lines with number, date and title of each message; found was: {1}.',
    path,
    headingsInWords(error.found),
  );
}
