/** Status bar item: the application the block under the cursor is read as, and how that is known. */
import { MarkdownString, StatusBarAlignment, window, type ExtensionContext } from 'vscode';
import type { Status } from '../../server/src/protocol';
import { SELECT_APPLICATION } from './selectApplication';
import type { StatusSource } from './statusSource';

/** Between the line ends and the language mode. */
const PRIORITY = 100.15;

const HOW_KNOWN: Record<Status['basis'], string> = {
  header: 'As the B-record says.',
  batch: 'As the A-record says.',
  inferred: 'Inferred from the records, as no B- or A-record names the application.',
  override: 'Chosen by hand, until the file is closed.',
  unknown: 'Nothing in the file tells the application.',
};

/** @returns the item, which shows itself while an ACE record file is in front */
export function createApplicationItem(source: StatusSource): ExtensionContext['subscriptions'] {
  const item = window.createStatusBarItem('ace.application', StatusBarAlignment.Right, PRIORITY);
  item.name = 'ACE Application';
  item.command = SELECT_APPLICATION;
  const shown = source.onDidChange((status) => {
    if (!status) {
      item.hide();
      return;
    }
    item.text = applicationText(status);
    item.tooltip = applicationTooltip(status);
    item.accessibilityInformation = { label: `ACE application: ${item.text}` };
    item.show();
  });
  return [item, shown];
}

function applicationText({ application, direction, basis }: Status): string {
  if (application === null) return basis === 'inferred' ? 'Rejected batch' : 'Application?';
  if (basis === 'inferred') return `${application}? inferred`;
  if (basis === 'override') return `${application} chosen`;
  return [application, direction].filter((part) => part !== null).join(' ');
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
  tooltip.appendText(title === '' ? 'Unknown application' : title);
  if (direction !== null)
    tooltip.appendText(direction === 'input' ? ' (input: filer to CBP)' : ' (output: CBP to filer)');
  tooltip.appendMarkdown('\n\n').appendText(HOW_KNOWN[basis]);
  tooltip.appendMarkdown('\n\n').appendText(chapterEdition ?? 'No chapter describes these records.');
  tooltip.appendMarkdown('\n\n').appendText('Click to read the file as another application.');
  return tooltip;
}
