/** Says what VS Code leaves out for a large file, as it says nothing itself: once for a file, and where the language is told. */
import {
  languages,
  LanguageStatusSeverity,
  l10n,
  TabInputText,
  Uri,
  window,
  workspace,
  type ExtensionContext,
  type LanguageStatusItem,
} from 'vscode';
import { activeAceEditor, LANGUAGE } from '../aceEditor';
import { inNextTurn } from '../nextTurn';
import { isLargeFile } from './isLargeFile';
import { SHARED_CHARACTERS } from './limits';

/** How long a tab may take to become an editor that extensions see, in milliseconds. */
const PATIENCE = 3000;
const ACE_FILE = /\.ace$/i;

/** @returns what is to be disposed of with the extension */
export function createLargeFiles(context: ExtensionContext): ExtensionContext['subscriptions'] {
  let item: LanguageStatusItem | undefined;
  const told = new Set<string>();

  const showStatus = (): void => {
    const document = activeAceEditor()?.document;
    if (!document || !isLargeFile(document)) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= largeFileItem(context);
  };
  const tellIfUnseen = async (): Promise<void> => {
    const uri = unseenFile();
    if (!uri || told.has(uri.toString())) return;
    let size: number;
    try {
      ({ size } = await workspace.fs.stat(uri));
    } catch {
      // Nothing is known of a file that can't be asked about.
      return;
    }
    if (size <= SHARED_CHARACTERS || told.has(uri.toString())) return;
    told.add(uri.toString());
    void window.showWarningMessage(
      l10n.t(
        'VS Code hands files of more than 50 MB to no extension, so this one is shown without record layouts and checks. Split it, or check it with the command ace-check.',
      ),
    );
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = (): void => {
    showStatus();
    clearTimeout(timer);
    if (unseenFile()) timer = setTimeout(() => void tellIfUnseen(), PATIENCE);
  };
  return [
    inNextTurn(update),
    window.onDidChangeActiveTextEditor(update),
    window.tabGroups.onDidChangeTabs(update),
    workspace.onDidOpenTextDocument(update),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('editor.largeFileOptimizations')) update();
    }),
    {
      dispose: () => {
        clearTimeout(timer);
        item?.dispose();
      },
    },
  ];
}

function largeFileItem({ extensionUri }: ExtensionContext): LanguageStatusItem {
  const item = languages.createLanguageStatusItem('ace.largeFile', { language: LANGUAGE });
  item.name = l10n.t('ACE: large file');
  item.severity = LanguageStatusSeverity.Warning;
  item.text = l10n.t('Large file: no colours, folding or ruler row');
  item.detail = l10n.t('VS Code leaves this out; all else works');
  item.command = {
    title: l10n.t('Limits'),
    command: 'vscode.open',
    arguments: [Uri.joinPath(extensionUri, 'docs', 'limits.md')],
  };
  return item;
}

/** The ACE record file in front that has no document an extension could see. */
function unseenFile(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof TabInputText) || !ACE_FILE.test(input.uri.path)) return undefined;
  const address = input.uri.toString();
  return workspace.textDocuments.some(({ uri }) => uri.toString() === address) ? undefined : input.uri;
}
