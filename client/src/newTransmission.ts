/** Command: a new transmission of a chosen application, ready to be filled in. */
import {
  commands,
  ConfigurationTarget,
  l10n,
  languages,
  QuickPickItemKind,
  SnippetString,
  Position,
  Uri,
  window,
  workspace,
  type Disposable,
  type QuickPickItem,
  type TextDocument,
} from 'vscode';
import {
  NEW_TRANSMISSION,
  NEW_TRANSMISSION_CHOICES,
  type NewTransmission,
  type NewTransmissionChoice,
  type NewTransmissionForm,
  type NewTransmissionParams,
} from '../../server/src/protocol';
import { LANGUAGE } from './aceEditor';
import { columnSettings } from './columnSettings';
import { exists } from './files/exists';
import type { Server } from './server';
import { readSnippet } from './tabStops/snippet';
import { ENTER_TAB_STOPS, type TabStopsArgument } from './tabStops/tabStops';

export const NEW_TRANSMISSION_COMMAND = 'ace.newTransmission';

/** How many names are tried for a new document. */
const MOST_NAMES = 1000;

type Filer = NewTransmissionParams['filer'];

/** @returns the command, registered */
export function createNewTransmission(server: Server): Disposable {
  return commands.registerCommand(NEW_TRANSMISSION_COMMAND, async () => {
    if (!server.isRunning()) {
      void window.showWarningMessage(
        l10n.t('The ACE language server is not running. Start it with "ACE: Restart Language Server".'),
      );
      return;
    }
    const chosen = await chooseForm(await server.sendRequest<NewTransmissionChoice[]>(NEW_TRANSMISSION_CHOICES));
    const filer = chosen && (await askFiler());
    if (!filer) return;
    const params: NewTransmissionParams = { ...chosen, filer };
    const answer = await server.sendRequest<NewTransmission | null>(NEW_TRANSMISSION, params);
    if (answer) await open(chosen.application, answer.snippet);
  });
}

interface ApplicationItem extends QuickPickItem {
  readonly choice?: NewTransmissionChoice;
}

interface FormItem extends QuickPickItem {
  readonly form: NewTransmissionForm;
}

/** @returns the application and what its transaction is to do; undefined when the person has thought better of it */
async function chooseForm(
  choices: readonly NewTransmissionChoice[],
): Promise<Pick<NewTransmissionParams, 'application' | 'form'> | undefined> {
  const item = (choice: NewTransmissionChoice): ApplicationItem => ({
    label: choice.application,
    description: choice.title,
    choice,
  });
  const described = choices.filter(({ forms }) => forms.length > 0);
  const others = choices.filter(({ forms }) => forms.length === 0);
  const separator: ApplicationItem = {
    label: l10n.t('no chapter at hand: A, B, Y and Z alone'),
    kind: QuickPickItemKind.Separator,
  };
  const chosen = await window.showQuickPick([...described.map(item), separator, ...others.map(item)], {
    title: l10n.t('New Transmission'),
    placeHolder: l10n.t('Application identifier or title'),
    matchOnDescription: true,
  });
  if (!chosen?.choice) return undefined;
  const { application, forms, title } = chosen.choice;
  const [first] = forms;
  if (forms.length < 2) return { application, ...(first ? { form: first.id } : {}) };
  const form = await window.showQuickPick(
    forms.map((each): FormItem => ({
      label: [...each.codes, each.title].join(' '),
      ...(each.map === undefined ? {} : { description: each.map }),
      detail: each.records.join(' '),
      form: each,
    })),
    { title, placeHolder: l10n.t('What the transaction is to do'), matchOnDescription: true },
  );
  return form && { application, form: form.form.id };
}

/** What is asked of the filer: the name of the setting, and how its value looks. */
interface Question {
  readonly setting: 'code' | 'site' | 'port';
  readonly prompt: string;
  readonly form: RegExp;
  readonly refusal: string;
}

/** @returns who files: what the settings tell, and what the person says, which the settings then keep; undefined when cancelled */
async function askFiler(): Promise<Filer | undefined> {
  const settings = workspace.getConfiguration('ace.filer');
  const filer: { code: string; site: string; port: string; office: string } = {
    code: '',
    site: '',
    port: '',
    office: '',
  };
  for (const setting of ['code', 'site', 'port', 'office'] as const)
    filer[setting] = settings.get(setting, '').trim().toUpperCase();
  const questions: readonly Question[] = [
    {
      setting: 'code',
      prompt: l10n.t('Filer code: the three characters that CBP assigned to the filer'),
      form: /^[A-Z0-9]{3}$/,
      refusal: l10n.t('A filer code has three letters or digits.'),
    },
    {
      setting: 'site',
      prompt: l10n.t('Site code: the four characters that the A record names the sender by'),
      form: /^[A-Z0-9]{4}$/,
      refusal: l10n.t('A site code has four letters or digits.'),
    },
    {
      setting: 'port',
      prompt: l10n.t('District and port of processing, such as 2704'),
      form: /^[A-Z0-9]{4}$/,
      refusal: l10n.t('A district and port has four letters or digits.'),
    },
  ];
  const open = questions.filter(({ setting }) => filer[setting] === '');
  for (const [at, { setting, prompt, form, refusal }] of open.entries()) {
    const answer = await window.showInputBox({
      title: l10n.t('New Transmission ({0}/{1})', at + 1, open.length),
      prompt,
      placeHolder: l10n.t('Kept in your settings; leave it blank to fill it in each time'),
      value: setting === 'port' ? filer.site : '',
      ignoreFocusOut: true,
      validateInput: (value) => (value.trim() === '' || form.test(value.trim().toUpperCase()) ? undefined : refusal),
    });
    if (answer === undefined) return undefined;
    const value = answer.trim().toUpperCase();
    if (value === '') continue;
    filer[setting] = value;
    await settings.update(setting, value, ConfigurationTarget.Global);
  }
  return filer;
}

async function open(application: string, snippet: string): Promise<void> {
  const { text, stops, end } = readSnippet(snippet);
  const document = await newDocument(application);
  const editor = await window.showTextDocument(document);
  if (!columnSettings(document).columnTrueEditing) {
    await editor.insertSnippet(new SnippetString(`${snippet}\n`), new Position(0, 0));
    return;
  }
  await editor.edit((edit) => {
    edit.insert(new Position(0, 0), `${text}\n`);
  });
  const argument: TabStopsArgument = { line: 0, stops, end };
  await commands.executeCommand(ENTER_TAB_STOPS, argument);
}

/** A new document with a name of its own in the workspace: one without is called by its first line, which comes to hold a password. */
async function newDocument(application: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = application.replace(/[^A-Z0-9]/g, '') || 'transmission';
  for (let count = 1; folder && count < MOST_NAMES; count++) {
    const file = Uri.joinPath(folder, `${name}-${count}.ace`);
    const isOpen = workspace.textDocuments.some(({ uri }) => uri.path === file.path);
    if (isOpen || (await exists(file))) continue;
    const document = await workspace.openTextDocument(file.with({ scheme: 'untitled' }));
    return languages.setTextDocumentLanguage(document, LANGUAGE);
  }
  return workspace.openTextDocument({ language: LANGUAGE, content: '' });
}
