/** Offers to open files as records that the usual editor would not show, or not keep, as they are stored. */
import {
  CodeAction,
  CodeActionKind,
  ConfigurationTarget,
  Diagnostic,
  DiagnosticSeverity,
  l10n,
  languages,
  Range,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
} from 'vscode';
import { RAW_SCHEME } from '../../../server/src/storage/rawAddress';
import { LANGUAGE } from '../aceEditor';
import { inNextTurn } from '../nextTurn';
import { OTHER_STATES } from '../otherStates';
import { CONVERT_FROM_EBCDIC, convertFromEbcdic } from './convertEbcdic';
import { OPEN_AS_RECORDS, openAsRecords } from './openRecords';
import { storedDifference, type Difference } from './storedDifference';

/** Code of what is said of a file's form; that of records without line ends comes from the server. */
const FORM_RULE = 'stored-form';
const EBCDIC_RULE = 'stored-ebcdic';
const RAW_RULE = 'raw-transmission';

/** @returns notifications, entries in the Problems view, and quick fixes */
export function createOffer(): ExtensionContext['subscriptions'] {
  const problems = languages.createDiagnosticCollection('ace-form');
  const seen = new WeakSet<TextDocument>();
  /** Addresses whose question was answered, or whose file was reopened as it is stored. */
  const answered = new Set<string>();
  const look = async (document: TextDocument): Promise<void> => {
    const difference = await storedDifference(document);
    if (document.isClosed) return;
    problems.set(document.uri, difference && difference.kind !== 'joined' ? [problem(difference)] : []);
    const address = document.uri.toString();
    if (!difference || answered.has(address)) return;
    answered.add(address);
    await offer(document, difference);
  };
  const lookAtVisible = (): void => {
    for (const { document } of window.visibleTextEditors) {
      if (seen.has(document) || !isCandidate(document)) continue;
      seen.add(document);
      void look(document);
    }
  };
  return [
    problems,
    inNextTurn(lookAtVisible),
    window.onDidChangeVisibleTextEditors(lookAtVisible),
    workspace.onDidOpenTextDocument(lookAtVisible),
    workspace.onDidSaveTextDocument((document) => {
      if (isCandidate(document)) void look(document);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      problems.delete(uri);
    }),
    languages.registerCodeActionsProvider(
      { language: LANGUAGE },
      { provideCodeActions: (document, _, { diagnostics }) => quickFixes(document, diagnostics) },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  ];
}

function isCandidate({ languageId, uri: { scheme }, isUntitled }: TextDocument): boolean {
  return languageId === LANGUAGE && scheme !== RAW_SCHEME && !isUntitled && !OTHER_STATES.has(scheme);
}

async function offer({ uri }: TextDocument, { kind, message }: Difference): Promise<void> {
  const settings = workspace.getConfiguration('ace', uri);
  const wanted = settings.get<string>('openAsRecords', 'ask');
  if (wanted === 'never') return;
  if (wanted === 'always') {
    await openAsRecords(uri);
    return;
  }
  const open = l10n.t('Open as Records');
  const convert = l10n.t('Convert from EBCDIC…');
  const never = l10n.t("Don't Ask Again");
  const answers = kind === 'ebcdic' ? [open, convert, never] : [open, never];
  const show = kind === 'joined' ? window.showInformationMessage : window.showWarningMessage;
  const answer = await show(message, ...answers);
  if (answer === open) await openAsRecords(uri);
  else if (answer === convert) await convertFromEbcdic(uri);
  else if (answer === never) await settings.update('openAsRecords', 'never', ConfigurationTarget.Global);
}

function problem({ kind, message }: Difference): Diagnostic {
  const diagnostic = new Diagnostic(new Range(0, 0, 0, 80), message, DiagnosticSeverity.Warning);
  diagnostic.source = 'ace';
  diagnostic.code = kind === 'ebcdic' ? EBCDIC_RULE : FORM_RULE;
  return diagnostic;
}

function quickFixes({ uri }: TextDocument, diagnostics: readonly Diagnostic[]): CodeAction[] {
  if (uri.scheme === RAW_SCHEME || uri.scheme === 'untitled') return [];
  return diagnostics.flatMap((diagnostic) => {
    const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
    const action = (title: string, command: string): CodeAction => {
      const created = new CodeAction(title, CodeActionKind.QuickFix);
      created.command = { title, command, arguments: [uri] };
      created.diagnostics = [diagnostic];
      return created;
    };
    if (code !== RAW_RULE && code !== FORM_RULE && code !== EBCDIC_RULE) return [];
    return [
      action(l10n.t('Open as Records'), OPEN_AS_RECORDS),
      ...(code === EBCDIC_RULE ? [action(l10n.t('Convert from EBCDIC…'), CONVERT_FROM_EBCDIC)] : []),
    ];
  });
}
