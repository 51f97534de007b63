/** Command: a copy of a sample transmission to try things on, with the response beside it where it has one. */
import {
  commands,
  l10n,
  languages,
  Position,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
  WorkspaceEdit,
  type Disposable,
  type QuickPickItem,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { LANGUAGE } from '../aceEditor';
import { exists } from '../files/exists';
import { readSampleArgument, sampleFiles, type SampleId } from './sampleFiles';

export const OPEN_SAMPLE = 'ace.openSample';

/** Context key: a request and its response have been opened. */
const OPENED_PAIR = 'ace.openedSamplePair';

interface SampleItem extends QuickPickItem {
  readonly id: SampleId;
}

/** @param extension folder of the extension @returns the command, registered */
export function createSamples(extension: Uri): Disposable {
  const folder = Uri.joinPath(extension, 'samples');
  return commands.registerCommand(OPEN_SAMPLE, async (argument: unknown) => {
    const { sample, line, position = 1, hover } = readSampleArgument(argument);
    const id = sample ?? (await choose());
    if (!id) return;
    const editor = await show(folder, id);
    if (line !== undefined) moveTo(editor, line, position);
    if (hover === true) await commands.executeCommand('editor.action.showHover');
  });
}

async function choose(): Promise<SampleId | undefined> {
  const texts: Record<SampleId, Omit<SampleItem, 'id'>> = {
    'entry-summary': {
      label: l10n.t('Entry Summary'),
      detail: l10n.t('Without a fault: two bills, two lines, fees and totals'),
    },
    'entry-summary-mistakes': {
      label: l10n.t('Entry Summary with Ten Mistakes'),
      detail: l10n.t('Each of another kind, most with a quick fix'),
    },
    'cargo-release-pga': {
      label: l10n.t('Cargo Release'),
      detail: l10n.t('With parties, two bills and the data of a partner government agency'),
    },
    'importer-query': {
      label: l10n.t('Importer/Bond Query and Its Reply'),
      detail: l10n.t('Four importers asked for, and what CBP tells of them'),
    },
    reconciliation: {
      label: l10n.t('Reconciliation and Its Rejection'),
      detail: l10n.t("CBP's conditions stand on the records they are about"),
    },
  };
  const chosen = await window.showQuickPick(
    (Object.keys(sampleFiles) as SampleId[]).map((id): SampleItem => ({
      ...texts[id],
      description: sampleFiles[id].map((file) => file.split('.').at(-2)?.toUpperCase()).join(' → '),
      id,
    })),
    {
      title: l10n.t('Open Sample'),
      placeHolder: l10n.t('A copy is opened; all data in it are made up'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  return chosen?.id;
}

/** Shows a sample, its response beside it. @returns the editor of the sample itself */
async function show(folder: Uri, id: SampleId): Promise<TextEditor> {
  const [request, response] = sampleFiles[id];
  const document = await copyOf(Uri.joinPath(folder, request));
  const answer = response === undefined ? undefined : await copyOf(Uri.joinPath(folder, response));
  const editor = await window.showTextDocument(document, { preview: false });
  if (answer) {
    await window.showTextDocument(answer, { viewColumn: ViewColumn.Beside, preview: false, preserveFocus: true });
    await commands.executeCommand('setContext', OPENED_PAIR, true);
  }
  return editor;
}

/**
 * @param file of the samples
 * @returns a new document with its text, named alike, which is saved where the person says; the one that is open already, as it has become
 */
async function copyOf(file: Uri): Promise<TextDocument> {
  const document = await newDocument(file.path.slice(file.path.lastIndexOf('/') + 1));
  if (document.getText() === '') {
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, new Position(0, 0), new TextDecoder().decode(await workspace.fs.readFile(file)));
    await workspace.applyEdit(edit);
  }
  return document.languageId === LANGUAGE ? document : languages.setTextDocumentLanguage(document, LANGUAGE);
}

/** A document that is not saved yet, in the folder of the workspace where there is one, by a name that no file has there. */
async function newDocument(name: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const untitled = (path: string): Thenable<TextDocument> =>
    workspace.openTextDocument(Uri.from({ scheme: 'untitled', path }));
  // A browser knows no place for a name alone.
  if (!folder) return untitled(name).then(undefined, () => untitled(`/${name}`));
  for (let count = 1; ; count++) {
    const file = Uri.joinPath(folder, count === 1 ? name : name.replace('.', `-${String(count)}.`));
    const isOpen = workspace.textDocuments.some((each) => each.isUntitled && each.uri.path === file.path);
    if (isOpen || !(await exists(file))) return workspace.openTextDocument(file.with({ scheme: 'untitled' }));
  }
}

/** @param line @param position 1-based */
function moveTo(editor: TextEditor, line: number, position: number): void {
  const place = editor.document.validatePosition(new Position(line - 1, position - 1));
  editor.selection = new Selection(place, place);
  editor.revealRange(new Range(place, place), TextEditorRevealType.InCenterIfOutsideViewport);
}
