/** Command: the next of the ruler's modes. */
import { l10n, window, workspace } from 'vscode';
import { activeAceEditor } from '../aceEditor';
import { columnSettings, type RulerMode } from '../columnSettings';

export const CYCLE_RULER = 'ace.cycleRuler';

const NEXT: Record<RulerMode, RulerMode> = {
  activeRecord: 'visibleRecords',
  visibleRecords: 'off',
  off: 'activeRecord',
};

const WORDS: Record<RulerMode, () => string> = {
  off: () => l10n.t('Ruler off'),
  activeRecord: () => l10n.t('Ruler above the record with the cursor'),
  visibleRecords: () => l10n.t('Ruler above all records of the kind'),
};

/** Changes the setting where it is set: in the workspace when it is set there, for the person otherwise. */
export async function cycleRuler(): Promise<void> {
  const editor = activeAceEditor();
  if (!editor) return;
  const settings = workspace.getConfiguration('ace', editor.document);
  const next = NEXT[columnSettings(editor.document).ruler];
  const set = settings.inspect('ruler');
  const inWorkspace = set?.workspaceFolderValue ?? set?.workspaceValue;
  await settings.update('ruler', next, inWorkspace === undefined);
  window.setStatusBarMessage(WORDS[next](), 3000);
}
