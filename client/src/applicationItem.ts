/** Status bar item: the application the block under the cursor is read as, and how that is known. */
import { l10n, MarkdownString, StatusBarAlignment, window, type ExtensionContext } from 'vscode';
import type { Status } from '../../server/src/protocol';
import { SELECT_APPLICATION } from './selectApplication';
import type { StatusSource } from './statusSource';

/** Between the line ends and the language mode. */
const PRIORITY = 100.15;

const HOW_KNOWN: Record<Status['basis'], () => string> = {
  header: () => l10n.t('As the B-record says.'),
  batch: () => l10n.t('As the A-record says.'),
  inferred: () => l10n.t('Inferred from the records, as no B- or A-record names the application.'),
  override: () => l10n.t('Chosen by hand, until the file is closed.'),
  unknown: () => l10n.t('Nothing in the file tells the application.'),
};

/** @returns the item, which shows itself while an ACE record file is in front */
export function createApplicationItem(source: StatusSource): ExtensionContext['subscriptions'] {
  const item = window.createStatusBarItem('ace.application', StatusBarAlignment.Right, PRIORITY);
  item.name = l10n.t('ACE Application');
  item.command = SELECT_APPLICATION;
  const shown = source.onDidChange((status) => {
    if (!status) {
      item.hide();
      return;
    }
    item.text = applicationText(status);
    item.tooltip = applicationTooltip(status);
    item.accessibilityInformation = { label: spoken(status, item.text) };
    item.show();
  });
  return [item, shown];
}

/** What a screen reader says: the title, which the item has no room for, and how it is known. */
function spoken({ application, applicationTitle, basis }: Status, text: string): string {
  const title = application === null ? text : [application, applicationTitle].filter((part) => part !== null).join(' ');
  return l10n.t('ACE application: {0}. {1}', title, HOW_KNOWN[basis]());
}

function applicationText({ application, direction, basis }: Status): string {
  if (application === null) return basis === 'inferred' ? l10n.t('Rejected batch') : l10n.t('Application?');
  if (basis === 'inferred') return l10n.t('{0}? inferred', application);
  if (basis === 'override') return l10n.t('{0} chosen', application);
  if (direction === null) return application;
  return direction === 'input' ? l10n.t('{0} input', application) : l10n.t('{0} output', application);
}

function applicationTooltip({
  application,
  applicationTitle,
  direction,
  basis,
  chapterEdition,
}: Status): MarkdownString {
  const tooltip = new MarkdownString();
  const title = [application, applicationTitle].filter((part) => part !== null).join(' - ');
  tooltip.appendText(title === '' ? l10n.t('Unknown application') : title);
  if (direction !== null)
    tooltip.appendText(` (${direction === 'input' ? l10n.t('input: filer to CBP') : l10n.t('output: CBP to filer')})`);
  tooltip.appendMarkdown('\n\n').appendText(HOW_KNOWN[basis]());
  tooltip.appendMarkdown('\n\n').appendText(chapterEdition ?? l10n.t('No chapter describes these records.'));
  tooltip.appendMarkdown('\n\n').appendText(l10n.t('Click to read the file as another application.'));
  return tooltip;
}
