/** Marks above transactions what became of them, in the request and in the response. */
import {
  CodeLens,
  EventEmitter,
  l10n,
  languages,
  Range,
  window,
  type CodeLensProvider,
  type Disposable,
  type ExtensionContext,
  type TextDocument,
} from 'vscode';
import type { Outcome, ReturnedTransaction } from '../../../server/src/features/returned/model';
import { LANGUAGE } from '../aceEditor';
import { columnSettings } from '../columnSettings';
import type { Pair, Pairs } from './pairs';

/** Internal command: shows a line of the other file. Its argument is a {@link CounterpartLine}. */
export const SHOW_COUNTERPART_LINE = 'ace.showCounterpartLine';

export interface CounterpartLine {
  readonly pair: Pair;
  readonly side: 'request' | 'response';
  /** 0-based. */
  readonly line: number;
}

const ICONS: Record<Outcome, string> = {
  accepted: '$(pass)',
  warned: '$(warning)',
  referred: '$(eye)',
  rejected: '$(error)',
};

export class OutcomeLenses implements CodeLensProvider, Disposable {
  private readonly changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly subscriptions: ExtensionContext['subscriptions'];
  private underRuler = '';

  constructor(private readonly pairs: Pairs) {
    const moved = (): void => {
      this.moved();
    };
    this.subscriptions = [
      this.changed,
      languages.registerCodeLensProvider({ language: LANGUAGE }, this),
      pairs.onDidChange(() => {
        this.changed.fire();
      }),
      window.onDidChangeActiveTextEditor(moved),
      window.onDidChangeTextEditorSelection(moved),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const uri = document.uri.toString();
    return this.pairs.of(document.uri).flatMap((pair) => {
      const side = pair.request.toString() === uri ? 'request' : 'response';
      return pair.transactions.flatMap((transaction) => lens(document, pair, side, transaction) ?? []);
    });
  }

  /** The ruler has the row above the record with the cursor to itself, so marks make way for it and come back. */
  private moved(): void {
    const editor = window.activeTextEditor;
    const lines =
      editor && this.pairs.of(editor.document.uri).length > 0
        ? this.markedLines(editor.document).filter((line) => hasRuler(editor.document, line))
        : [];
    const now = lines.length === 0 ? '' : `${lines.join()} ${editor?.document.uri.toString() ?? ''}`;
    if (now === this.underRuler) return;
    this.underRuler = now;
    this.changed.fire();
  }

  private markedLines({ uri }: TextDocument): number[] {
    const own = uri.toString();
    return this.pairs
      .of(uri)
      .flatMap(({ request, transactions }) =>
        transactions.flatMap((transaction) =>
          request.toString() === own ? (transaction.request ?? []) : [transaction.response],
        ),
      );
  }
}

function lens(
  document: TextDocument,
  pair: Pair,
  side: 'request' | 'response',
  transaction: ReturnedTransaction,
): CodeLens | undefined {
  const { outcome, problems } = transaction;
  const line = transaction[side];
  if (outcome === undefined || line === undefined || line >= document.lineCount || hasRuler(document, line))
    return undefined;
  const title = `${ICONS[outcome]} ${words(outcome, problems)}`;
  const range = new Range(line, 0, line, 0);
  const other = side === 'request' ? 'response' : 'request';
  const target = transaction[other];
  if (target === undefined) return new CodeLens(range, { title, command: '' });
  const argument: CounterpartLine = { pair, side: other, line: target };
  const tooltip = other === 'response' ? l10n.t('Show the response') : l10n.t('Show the request');
  return new CodeLens(range, { title, tooltip, command: SHOW_COUNTERPART_LINE, arguments: [argument] });
}

function words(outcome: Outcome, problems: number): string {
  switch (outcome) {
    case 'accepted':
      return problems === 0
        ? l10n.t('Accepted by CBP')
        : problems === 1
          ? l10n.t('Accepted by CBP, 1 notice')
          : l10n.t('Accepted by CBP, {0} notices', problems);
    case 'warned':
      return problems === 1
        ? l10n.t('Accepted by CBP with 1 warning')
        : l10n.t('Accepted by CBP with {0} warnings', problems);
    case 'referred':
      return l10n.t('Under review by CBP');
    case 'rejected':
      return problems === 1
        ? l10n.t('Rejected by CBP: 1 condition')
        : l10n.t('Rejected by CBP: {0} conditions', problems);
  }
}

/** Whether the ruler stands in the row above the line. */
function hasRuler(document: TextDocument, line: number): boolean {
  const editor = window.activeTextEditor;
  const { ruler } = columnSettings(document);
  if (ruler === 'off' || editor?.document !== document) return false;
  const active = editor.selection.active.line;
  if (line === active) return true;
  const kind = (at: number): string => document.lineAt(at).text.slice(0, 2);
  return ruler === 'visibleRecords' && active < document.lineCount && kind(line) === kind(active);
}
