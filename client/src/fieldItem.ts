/** Status bar item: record, field and positions under the cursor. */
import { l10n, MarkdownString, StatusBarAlignment, window, type ExtensionContext } from 'vscode';
import type { Status } from '../../server/src/protocol';
import type { StatusSource } from './statusSource';

/** Just left of the line and column that VS Code shows. */
const PRIORITY = 101;

/** @returns the item, which shows itself while an ACE record file is in front */
export function createFieldItem(source: StatusSource): ExtensionContext['subscriptions'] {
  const item = window.createStatusBarItem('ace.field', StatusBarAlignment.Right, PRIORITY);
  item.name = l10n.t('ACE Field');
  item.command = { command: 'editor.action.showHover', title: l10n.t('Show what stands at the cursor') };
  const shown = source.onDidChange((status) => {
    const text = status && fieldText(status);
    if (!status || text === undefined) {
      item.hide();
      return;
    }
    item.text = text;
    item.tooltip = fieldTooltip(status);
    item.accessibilityInformation = { label: spoken(status) };
    item.show();
  });
  return [item, shown];
}

function fieldText({ record, recordName, field, positions }: Status): string | undefined {
  if (record === null) return undefined;
  if (field === null || !positions) return `${record} ${recordName ?? ''}`.trim();
  const { start, end } = positions;
  return `${record} ${field} ${start === end ? start : `${start}-${end}`}`;
}

/** What a screen reader says, which would read "3-12" as a sum. */
function spoken({ record, recordName, field, positions }: Status): string {
  const whole = l10n.t('ACE record {0}, {1}', record ?? '', recordName ?? '');
  if (field === null || !positions) return whole;
  const { start, end } = positions;
  return start === end
    ? l10n.t('ACE field {0}, position {1} of record {2}', field, start, record ?? '')
    : l10n.t('ACE field {0}, positions {1} to {2} of record {3}', field, start, end, record ?? '');
}

function fieldTooltip({ record, recordName, field, positions, chapterEdition }: Status): MarkdownString {
  const tooltip = new MarkdownString();
  tooltip.appendText(l10n.t('Record {0} - {1}', record ?? '', recordName ?? ''));
  if (field !== null && positions)
    tooltip
      .appendMarkdown('  \n')
      .appendText(l10n.t('{0}, positions {1} to {2}', field, positions.start, positions.end));
  if (chapterEdition !== null) tooltip.appendMarkdown('\n\n').appendText(chapterEdition);
  return tooltip;
}
