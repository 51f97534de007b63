/** Settings of what the editor draws over records and how it keeps their columns. */
import { workspace, type TextDocument } from 'vscode';

export type RulerMode = 'off' | 'activeRecord' | 'visibleRecords';
export type ShadingMode = 'off' | 'subtle' | 'borders';

export interface ColumnSettings {
  readonly ruler: RulerMode;
  readonly fieldShading: ShadingMode;
  readonly columnTrueEditing: boolean;
  readonly typingPastFieldEnd: 'stop' | 'nextField';
}

/** @returns the settings in force for a document */
export function columnSettings(document: TextDocument): ColumnSettings {
  const settings = workspace.getConfiguration('ace', document);
  return {
    ruler: settings.get<RulerMode>('ruler', 'activeRecord'),
    fieldShading: settings.get<ShadingMode>('fieldShading', 'subtle'),
    columnTrueEditing: settings.get('columnTrueEditing', true),
    typingPastFieldEnd: settings.get<'stop' | 'nextField'>('typingPastFieldEnd', 'stop'),
  };
}
