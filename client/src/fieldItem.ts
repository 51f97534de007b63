/** Status bar item: record, field and positions under the cursor. */
import { MarkdownString, StatusBarAlignment, window, type ExtensionContext } from 'vscode';
import type { Status } from '../../server/src/protocol';
import type { StatusSource } from './statusSource';

/** Just left of the line and column that VS Code shows. */
const PRIORITY = 101;

/** @returns the item, which shows itself while an ACE record file is in front */
export function createFieldItem(source: StatusSource): ExtensionContext['subscriptions'] {
  const item = window.createStatusBarItem('ace.field', StatusBarAlignment.Right, PRIORITY);
  item.name = 'ACE Field';
  item.command = { command: 'editor.action.showHover', title: 'Show what stands at the cursor' };
  const shown = source.onDidChange((status) => {
    const text = status && fieldText(status);
    if (!status || text === undefined) {
      item.hide();
      return;
    }
    item.text = text;
    item.tooltip = fieldTooltip(status);
    item.accessibilityInformation = { label: `ACE field: ${text}` };
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

function fieldTooltip({ record, recordName, field, positions, chapterEdition }: Status): MarkdownString {
  const tooltip = new MarkdownString();
  tooltip.appendText(`Record ${record ?? ''} - ${recordName ?? ''}`);
  if (field !== null && positions)
    tooltip.appendMarkdown('  \n').appendText(`${field}, positions ${positions.start} to ${positions.end}`);
  if (chapterEdition !== null) tooltip.appendMarkdown('\n\n').appendText(chapterEdition);
  return tooltip;
}
