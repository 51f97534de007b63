/** Commands: what changed between two transmissions, by record and field, in a view that opens the difference at each. */
import {
  commands,
  env,
  l10n,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
} from 'vscode';
import {
  COMPARE,
  type Comparison,
  type ComparisonParams,
  type ComparisonSide,
} from '../../../server/src/features/comparison/model';
import { activeAceEditor, LANGUAGE } from '../aceEditor';
import { asUri, type Server } from '../server';
import { ChangeTree, type ChangeNode, type Compared } from './changeTree';
import { chooseFile } from './chooseFile';

const VIEW = 'ace.comparison';
/** Context key: there is something to show in the view. */
const SHOWN = 'ace.hasComparison';
/** How long typing has to rest before the files are compared anew, in milliseconds. */
const REST = 400;

/** @returns the commands and their view */
export function createComparison(server: Server): ExtensionContext['subscriptions'] {
  const view = new ComparisonView(server);
  const command = (id: string, run: (...given: unknown[]) => unknown): ReturnType<typeof commands.registerCommand> =>
    commands.registerCommand(id, run);
  const compareWith = async (given: unknown): Promise<void> => {
    const before = given instanceof Uri ? given : activeAceEditor()?.document.uri;
    const after = before && (await chooseFile(before));
    if (before && after) await view.compare(before, after);
  };
  return [
    view,
    command('ace.compareWith', compareWith),
    command('ace.compareFileWith', compareWith),
    command('ace.compareSelected', async (_clicked, selected) => {
      const [before, after] = Array.isArray(selected) ? selected.filter((each) => each instanceof Uri) : [];
      if (before && after) await view.compare(before, after);
    }),
    command('ace.openDifference', (node) => view.openDifference(node as ChangeNode)),
    command('ace.nextDifference', () => view.move(1)),
    command('ace.previousDifference', () => view.move(-1)),
    command('ace.swapComparison', () => view.swap()),
    command('ace.copyComparison', () => view.copy()),
    command('ace.closeComparison', () => {
      view.close();
    }),
  ];
}

class ComparisonView {
  private readonly tree = new ChangeTree();
  private readonly view = window.createTreeView(VIEW, { treeDataProvider: this.tree, showCollapseAll: true });
  private readonly subscriptions: ExtensionContext['subscriptions'];
  private compared: Compared | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly server: Server) {
    this.subscriptions = [
      this.tree,
      this.view,
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.isCompared(document)) this.later();
      }),
    ];
  }

  async compare(before: Uri, after: Uri): Promise<void> {
    const comparison = await this.ask(before, after);
    if (!comparison) return;
    this.show({ before, after, comparison });
    await commands.executeCommand('setContext', SHOWN, true);
    if (comparison.changes.length === 0) {
      void window.showInformationMessage(this.sameness(comparison));
      return;
    }
    await commands.executeCommand(`${VIEW}.focus`);
    const [first] = this.tree.differences;
    if (first) await this.view.reveal(first, { select: true, focus: true, expand: 3 });
  }

  async swap(): Promise<void> {
    if (this.compared) await this.compare(this.compared.after, this.compared.before);
  }

  async copy(): Promise<void> {
    await env.clipboard.writeText(this.tree.text());
  }

  close(): void {
    this.compared = undefined;
    this.tree.show(undefined);
    void commands.executeCommand('setContext', SHOWN, false);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Goes to the next or the previous difference, around the ends of the list. */
  async move(by: 1 | -1): Promise<void> {
    const { differences } = this.tree;
    const [selected] = this.view.selection;
    const at = selected ? differences.indexOf(selected) : -1;
    const next = differences.at(at === -1 ? (by === 1 ? 0 : -1) : (at + by) % differences.length);
    if (!next) return;
    await this.view.reveal(next, { select: true, focus: false });
    await this.openDifference(next);
  }

  /** Shows both files side by side, the field of the difference selected in each. */
  async openDifference(node: ChangeNode): Promise<void> {
    const { compared } = this;
    if (!compared || !node.change) return;
    const { before, after } = compared;
    const [documentBefore, documentAfter] = [
      await workspace.openTextDocument(before),
      await workspace.openTextDocument(after),
    ];
    const { kind, beforeLine, afterLine, records, fields } = node.change;
    const field = node.field ?? (fields.length === 1 ? fields[0] : undefined);
    const range = (document: TextDocument, line: number, isThere: boolean): Range =>
      document.validateRange(
        !isThere
          ? new Range(line, 0, line, 0)
          : field
            ? new Range(line, field.start - 1, line, field.end)
            : new Range(line, 0, line + records - 1, Number.MAX_SAFE_INTEGER),
      );
    const [there, here] = [
      range(documentBefore, beforeLine, kind !== 'added'),
      range(documentAfter, afterLine, kind !== 'removed'),
    ];
    await commands.executeCommand('vscode.diff', before, after, titleOf(compared), {
      selection: here,
      preview: true,
      preserveFocus: true,
    });
    for (const editor of window.visibleTextEditors) {
      const isBefore = editor.document.uri.toString() === before.toString();
      if (!isBefore && editor.document.uri.toString() !== after.toString()) continue;
      const shown = isBefore ? there : here;
      // The cursor stands in the field, not behind it.
      editor.selection = new Selection(shown.end, shown.start);
      editor.revealRange(shown, TextEditorRevealType.InCenterIfOutsideViewport);
    }
  }

  private show(compared: Compared): void {
    this.compared = compared;
    this.tree.show(compared);
    this.view.description = titleOf(compared);
    this.view.message = compared.comparison.changes.length === 0 ? this.sameness(compared.comparison) : '';
  }

  private sameness({ isSameText }: Comparison): string {
    return isSameText
      ? l10n.t('The two transmissions are the same.')
      : l10n.t(
          'All records are the same. The files differ only in line ends, blank lines or blanks at the ends of records.',
        );
  }

  private isCompared({ uri }: TextDocument): boolean {
    const changed = uri.toString();
    return this.compared?.before.toString() === changed || this.compared?.after.toString() === changed;
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const { compared } = this;
      if (!compared) return;
      void this.ask(compared.before, compared.after).then((comparison) => {
        if (comparison && this.compared === compared) this.show({ ...compared, comparison });
      });
    }, REST);
  }

  private async ask(before: Uri, after: Uri): Promise<Comparison | undefined> {
    const { server } = this;
    if (!server.isRunning()) return undefined;
    const side = async (uri: Uri): Promise<ComparisonSide> => {
      const document = await workspace.openTextDocument(uri);
      const named = { uri: asUri(uri) };
      // The server knows the text of the ACE record files that are open.
      return document.languageId === LANGUAGE ? named : { ...named, text: document.getText() };
    };
    try {
      const params: ComparisonParams = { before: await side(before), after: await side(after) };
      const answer = await server.sendRequest<Comparison | null>(COMPARE, params);
      if (answer) return answer;
    } catch {
      // Told below: a file is gone, or is none of text.
    }
    void window.showErrorMessage(
      l10n.t('The files cannot be compared. Check that both are still there and are text files.'),
    );
    return undefined;
  }
}

function titleOf({ before, after }: Compared): string {
  const name = (uri: Uri): string => uri.path.split('/').at(-1) ?? '';
  return `${name(before)} ↔ ${name(after)}`;
}
