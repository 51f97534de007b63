/** Commands: copy records as JSON, and insert records from JSON. */
import {
  commands,
  env,
  l10n,
  Range,
  Selection,
  window,
  workspace,
  type Disposable,
  type QuickPickItem,
  type TextDocument,
  type TextEditor,
  type Uri,
} from 'vscode';
import {
  RECORDS_AS_JSON,
  RECORDS_FROM_JSON,
  type JsonScope,
  type RecordsAsJson,
  type RecordsAsJsonParams,
  type RecordsFromJson,
  type RecordsFromJsonParams,
} from '../../server/src/protocol';
import { activeAceEditor } from './aceEditor';
import { asUri, type Server } from './server';

export const COPY_AS_JSON = 'ace.copyAsJson';
export const INSERT_FROM_JSON = 'ace.insertFromJson';
/** Setting below `ace`. */
const SHOW_CONFIDENTIAL = 'showConfidentialData';

const SCOPES: readonly JsonScope[] = ['records', 'transaction', 'block', 'file'];

/** @returns the commands */
export function createJsonCommands(server: Server): Disposable[] {
  return [
    commands.registerCommand(COPY_AS_JSON, (given: unknown) => copyAsJson(server, scopeGiven(given))),
    commands.registerCommand(INSERT_FROM_JSON, () => insertFromJson(server)),
  ];
}

/** A key may be bound to one scope: `"args": { "scope": "block" }`. */
function scopeGiven(given: unknown): JsonScope | undefined {
  const scope = typeof given === 'object' && given !== null && 'scope' in given ? given.scope : undefined;
  return SCOPES.find((one) => one === scope);
}

async function copyAsJson(server: Server, given: JsonScope | undefined): Promise<void> {
  const editor = activeAceEditor();
  if (!editor || !server.isRunning()) return;
  const { selection, document } = editor;
  const scope = given ?? (selection.isEmpty ? await chooseScope() : 'records');
  if (!scope) return;
  // A selection of whole lines ends at the beginning of the next.
  const endsBefore = selection.end.character === 0 && selection.end.line > selection.start.line;
  const params: RecordsAsJsonParams = {
    uri: asUri(document.uri),
    scope,
    startLine: selection.start.line,
    endLine: endsBefore ? selection.end.line - 1 : selection.end.line,
    showConfidential: workspace.getConfiguration('ace').get(SHOW_CONFIDENTIAL) === true,
  };
  const answer = await server.sendRequest<RecordsAsJson | null>(RECORDS_AS_JSON, params);
  if (!answer) return;
  if (answer.json === null) {
    void window.showWarningMessage(
      answer.records === 0
        ? scope === 'transaction'
          ? l10n.t('The cursor stands in no transaction. Move it to one of its records.')
          : scope === 'block'
            ? l10n.t('The cursor stands in no block. Move it to a record between B and Y.')
            : l10n.t('There is no record to copy.')
        : l10n.t(
            '{0} records are too many for the clipboard; {1} can be copied at once. Select fewer, or decode the file with ace-check.',
            answer.records,
            answer.most,
          ),
    );
    return;
  }
  await env.clipboard.writeText(answer.json);
  const count = answer.records === 1 ? l10n.t('1 record') : l10n.t('{0} records', answer.records);
  if (!answer.masked) {
    void window.showInformationMessage(l10n.t('Copied as JSON: {0}.', count));
    return;
  }
  const open = l10n.t('Open Setting');
  const chosen = await window.showInformationMessage(
    l10n.t('Copied as JSON: {0}. Passwords and social security numbers are left out.', count),
    open,
  );
  if (chosen === open) await commands.executeCommand('workbench.action.openSettings', `ace.${SHOW_CONFIDENTIAL}`);
}

async function chooseScope(): Promise<JsonScope | undefined> {
  const labels: Readonly<Record<JsonScope, string>> = {
    records: l10n.t('Record'),
    transaction: l10n.t('Transaction'),
    block: l10n.t('Block'),
    file: l10n.t('File'),
  };
  const items = SCOPES.map((scope) => ({ label: labels[scope], scope }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Copy as JSON'),
    placeHolder: l10n.t('What to copy around the cursor'),
  });
  return chosen?.scope;
}

async function insertFromJson(server: Server): Promise<void> {
  const editor = activeAceEditor();
  if (!editor || !server.isRunning()) return;
  const json = await jsonToInsert();
  if (json === undefined) return;
  const { document, selection } = editor;
  const ask = (blanksMasked: boolean): Promise<RecordsFromJson | null> => {
    const uri = asUri(document.uri);
    const params: RecordsFromJsonParams = { uri, json, line: selection.active.line, blanksMasked };
    return server.sendRequest<RecordsFromJson | null>(RECORDS_FROM_JSON, params);
  };
  let answer = await ask(false);
  if (answer && 'refusal' in answer && answer.isMasked) {
    const blank = l10n.t('Insert with Blanks');
    const chosen = await window.showWarningMessage(
      l10n.t(
        'The JSON was made without passwords and social security numbers: {0}. Insert the records with blanks there?',
        answer.refusal,
      ),
      blank,
    );
    if (chosen !== blank) return;
    answer = await ask(true);
  }
  if (!answer) return;
  if ('refusal' in answer) {
    void window.showErrorMessage(l10n.t('{0}. Nothing was inserted.', capitalised(answer.refusal)));
    return;
  }
  await insertRecords(editor, answer.text);
}

/** For a sentence that begins with it. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface Source extends QuickPickItem {
  readonly read: () => Promise<string | undefined>;
}

/** The clipboard when it may hold JSON, otherwise what the person chooses. */
async function jsonToInsert(): Promise<string | undefined> {
  const copied = await env.clipboard.readText();
  if (/^\s*[[{]/.test(copied)) return copied;
  const sources = workspace.textDocuments
    .filter(({ languageId }) => languageId === 'json' || languageId === 'jsonc')
    .map((document): Source => ({
      label: workspace.asRelativePath(document.uri),
      read: () => Promise.resolve(document.getText()),
    }));
  const file: Source = { label: l10n.t('Choose a File…'), read: textOfChosenFile };
  const chosen = await window.showQuickPick([...sources, file], {
    title: l10n.t('Insert from JSON'),
    placeHolder: l10n.t('The clipboard holds no JSON. Where are the records?'),
  });
  return chosen?.read();
}

async function textOfChosenFile(): Promise<string | undefined> {
  const chosen: Uri[] | undefined = await window.showOpenDialog({ filters: { JSON: ['json'] } });
  const [uri] = chosen ?? [];
  return uri && new TextDecoder().decode(await workspace.fs.readFile(uri));
}

/** Puts records above the one with the cursor; a blank line under the cursor gives way to them. */
async function insertRecords(editor: TextEditor, text: string): Promise<void> {
  const { document, selection } = editor;
  const { range, put } = placeFor(document, selection, text);
  if (
    !(await editor.edit((edits) => {
      edits.replace(range, put);
    }))
  )
    return;
  const first = range.start.character === 0 ? range.start : range.start.with(range.start.line + 1, 0);
  editor.selection = new Selection(first, first);
  editor.revealRange(new Range(first, first));
}

function placeFor(document: TextDocument, { active }: Selection, text: string): { range: Range; put: string } {
  const line = document.lineAt(active.line);
  const isLast = line.lineNumber === document.lineCount - 1;
  const ended = /[\r\n]$/.test(text) ? text : `${text}\n`;
  if (line.text.trim() === '')
    return isLast ? { range: line.range, put: text } : { range: line.rangeIncludingLineBreak, put: ended };
  if (isLast && active.character >= line.text.length)
    return { range: new Range(line.range.end, line.range.end), put: `\n${text}` };
  return { range: new Range(line.range.start, line.range.start), put: ended };
}
