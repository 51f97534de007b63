/** Asks for the file to compare with: one that is open, one of the workspace, or any other. */
import {
  CancellationTokenSource,
  l10n,
  QuickPickItemKind,
  TabInputText,
  ThemeIcon,
  Uri,
  window,
  workspace,
  type QuickPickItem,
} from 'vscode';
import { LANGUAGE } from '../aceEditor';
import { findFiles } from '../files/findFiles';

const PATTERN = '**/*.{ace,catair,ACE,CATAIR}';
const MOST_FILES = 1000;

interface Choice extends QuickPickItem {
  readonly uri?: Uri;
  readonly isBrowse?: true;
}

/** @param other the file it is compared with, which is not offered */
export async function chooseFile(other: Uri): Promise<Uri | undefined> {
  const chosen = await window.showQuickPick(choices(other), {
    title: l10n.t('Compare with'),
    placeHolder: l10n.t('The transmission that {0} is compared with', workspace.asRelativePath(other)),
    matchOnDescription: true,
  });
  if (chosen?.isBrowse !== true) return chosen?.uri;
  const [uri] =
    (await window.showOpenDialog({
      canSelectMany: false,
      openLabel: l10n.t('Compare'),
      title: l10n.t('Compare with'),
    })) ?? [];
  return uri;
}

async function choices(other: Uri): Promise<Choice[]> {
  const taken = new Set([other.toString()]);
  const fresh = (uri: Uri): boolean => !taken.has(uri.toString()) && taken.add(uri.toString()).size > 0;
  const open = [
    ...workspace.textDocuments.filter(({ languageId }) => languageId === LANGUAGE).map(({ uri }) => uri),
    ...window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) =>
        input instanceof TabInputText && /\.(?:ace|catair)$/i.test(input.uri.path) ? [input.uri] : [],
      ),
  ].filter(fresh);
  const found = (await findFiles([PATTERN], MOST_FILES, new CancellationTokenSource().token)).filter(fresh);
  const inOrder = (uris: readonly Uri[]): Choice[] =>
    uris
      .map(choice)
      .sort((a, b) => a.label.localeCompare(b.label) || (a.description ?? '').localeCompare(b.description ?? ''));
  const separator = (label: string): Choice => ({ label, kind: QuickPickItemKind.Separator });
  return [
    ...(open.length > 0 ? [separator(l10n.t('open')), ...inOrder(open)] : []),
    ...(found.length > 0 ? [separator(l10n.t('in the workspace')), ...inOrder(found)] : []),
    separator(''),
    { label: l10n.t('Another File…'), iconPath: new ThemeIcon('folder-opened'), alwaysShow: true, isBrowse: true },
  ];
}

function choice(uri: Uri): Choice {
  const path = workspace.asRelativePath(uri).split('/');
  return { label: path.pop() ?? '', description: path.join('/'), iconPath: ThemeIcon.File, uri };
}
