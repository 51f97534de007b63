/** Status bar item: in what form the file stores the records that are shown. */
import { l10n, StatusBarAlignment, window, workspace, type ExtensionContext } from 'vscode';
import type { Form } from '../../../server/src/storage/form';
import { encodingNames } from '../../../server/src/storage/encodings';
import { RAW_SCHEME } from '../../../server/src/storage/rawAddress';
import { REOPEN_AS_STORED } from './openRecords';
import type { RecordFiles } from './recordFiles';

/** Beside the application, between the line ends and the language mode. */
const PRIORITY = 100.2;

/** @returns the item, which shows itself while a file is open as records */
export function createFormItem(files: RecordFiles): ExtensionContext['subscriptions'] {
  const item = window.createStatusBarItem('ace.storedForm', StatusBarAlignment.Right, PRIORITY);
  item.name = l10n.t('ACE Stored Form');
  item.command = REOPEN_AS_STORED;
  const show = (): void => {
    const uri = window.activeTextEditor?.document.uri;
    const form = uri?.scheme === RAW_SCHEME ? files.formOf(uri) : undefined;
    if (!form) {
      item.hide();
      return;
    }
    item.text = l10n.t('Stored: {0}, {1}', encodingNames[form.encoding], endsInWords(form));
    item.tooltip = tooltip(form);
    item.accessibilityInformation = { label: item.text };
    item.show();
  };
  show();
  return [
    item,
    window.onDidChangeActiveTextEditor(show),
    files.onDidChangeForm(show),
    workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === RAW_SCHEME) files.forget(uri);
    }),
  ];
}

const END_NAMES: Readonly<Record<string, string>> = {
  '\n': 'LF',
  '\r\n': 'CR LF',
  '\r': 'CR',
  '\u0085': 'NEL',
  '\r\u0085': 'CR NEL',
};

/** @returns a name of the line ends, such as `CR LF`, or of their absence */
export function endsInWords({ ends, joined }: Pick<Form, 'ends' | 'joined'>): string {
  const names = [...ends.keys()].map((end) => END_NAMES[end] ?? '?');
  if (joined > 0 && names.length < 2) return l10n.t('no line ends');
  return names.length === 0 ? l10n.t('one line') : names.join(' + ');
}

function tooltip({ hasMark, ends, joined, records, behind }: Form): string {
  return [
    l10n.t('{0} records, shown one a line.', records),
    ...(joined > 0 ? [l10n.t('{0} of them stand one behind the other without line ends.', joined)] : []),
    ...[...ends].map(([end, count]) => l10n.t('Line ends {0}: {1}', END_NAMES[end] ?? '?', count)),
    ...(hasMark ? [l10n.t('The file begins with a byte order mark.')] : []),
    ...(behind > 0 ? [l10n.t('Bytes behind the last record, not shown: {0}', behind)] : []),
    l10n.t('Saving keeps all this. Click to show the file as it is stored.'),
  ].join('\n');
}
