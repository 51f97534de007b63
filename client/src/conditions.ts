/** Command: look up what a condition code of CBP means, by the code or by words. */
import {
  commands,
  env,
  l10n,
  ThemeIcon,
  Uri,
  window,
  workspace,
  type Disposable,
  type QuickInputButton,
  type QuickPickItem,
} from 'vscode';
import { CONDITIONS, type ConditionAnswer, type ConditionsParams } from '../../server/src/protocol';
import type { Server } from './server';

export const LOOK_UP_CONDITION = 'ace.lookUpCondition';
/** Scheme of the documents that explain a condition. */
const SCHEME = 'ace-condition';
/** How long typing has to rest before the server is asked, in milliseconds. */
const REST = 120;

const copyButton: QuickInputButton = { iconPath: new ThemeIcon('copy'), tooltip: l10n.t('Copy') };

interface Choice extends QuickPickItem {
  readonly answer: ConditionAnswer;
}

/** @returns the command and the documents it opens */
export function createConditionLookUp(server: Server): Disposable[] {
  // Kept as long as the window: a preview asks again after its document is closed.
  const shown = new Map<string, string>();
  return [
    workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) =>
        shown.get(uri.toString()) ?? l10n.t('This condition has to be looked up again.'),
    }),
    commands.registerCommand(LOOK_UP_CONDITION, () => {
      lookUp(server, async (answer) => {
        const uri = Uri.from({
          scheme: SCHEME,
          path: `/Condition ${answer.code}.md`,
          query: answer.applications.join(),
        });
        shown.set(uri.toString(), answer.markdown);
        await commands.executeCommand('markdown.showPreview', uri);
      });
    }),
  ];
}

function lookUp(server: Server, open: (answer: ConditionAnswer) => Promise<void>): void {
  const pick = window.createQuickPick<Choice>();
  pick.title = l10n.t('Look Up Condition Code');
  pick.placeholder = l10n.t('A condition code such as 439, or words such as "quantity missing"');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const ask = async (query: string): Promise<void> => {
    const turn = ++asked;
    const params: ConditionsParams = { query };
    const answers = server.isRunning() ? await server.sendRequest<ConditionAnswer[]>(CONDITIONS, params) : [];
    // An answer that comes late is not the one to what is typed now.
    if (turn !== asked) return;
    pick.items = answers.map(choice);
    pick.busy = false;
  };
  const later = (query: string): void => {
    clearTimeout(timer);
    pick.busy = true;
    timer = setTimeout(() => {
      ask(query).then(undefined, () => {
        pick.busy = false;
      });
    }, REST);
  };
  pick.onDidChangeValue(later);
  pick.onDidAccept(() => {
    const [chosen] = pick.selectedItems;
    if (!chosen) return;
    pick.hide();
    void open(chosen.answer);
  });
  pick.onDidTriggerItemButton(({ item }) => env.clipboard.writeText(item.answer.markdown));
  pick.onDidHide(() => {
    clearTimeout(timer);
    asked++;
    pick.dispose();
  });
  const selected = selectedCode();
  if (selected !== '') {
    pick.value = selected;
    later(selected);
  }
  pick.show();
}

function choice(answer: ConditionAnswer): Choice {
  const { code, text, explanation, applications, dictionary } = answer;
  const scope = applications.length === 0 ? l10n.t('all applications') : applications.join(', ');
  return {
    label: code,
    description: text,
    detail: [`${dictionary} (${scope})`, explanation].filter((part) => part !== undefined && part !== '').join(' — '),
    // The server has filtered already.
    alwaysShow: true,
    buttons: [copyButton],
    answer,
  };
}

/** What is selected in the editor in front, when it may be a code. */
function selectedCode(): string {
  const editor = window.activeTextEditor;
  const text = editor ? editor.document.getText(editor.selection).trim() : '';
  return /^[A-Z0-9]{2,3}$/.test(text) ? text : '';
}
