/** Commands that go from field to field. */
import {
  commands,
  InputBoxValidationSeverity,
  l10n,
  Position,
  Range,
  Selection,
  window,
  type ExtensionContext,
  type TextDocument,
  type TextEditor,
} from 'vscode';
import { activeAceEditor } from '../aceEditor';
import { columnSettings } from '../columnSettings';
import type { CursorField } from '../fields/cursorField';
import type { FieldSource } from '../fields/fieldSource';
import { fieldAt, RECORD_LENGTH, type FieldShape, type RecordShape } from '../fields/shapes';
import {
  characterOf,
  fieldEnd,
  fieldStart,
  nextField,
  positionsOf,
  previousField,
  sameKind,
  type Place,
  type Records,
} from './moves';

/** Where a cursor stands: its field is undefined where no layout fits the record, and behind position 80. */
interface Cursor {
  readonly at: Position;
  readonly shape: RecordShape | undefined;
  readonly field: FieldShape | undefined;
}

export class FieldNavigation {
  constructor(
    private readonly fields: FieldSource,
    private readonly cursors: CursorField,
    /** Called when the cursors of an editor leave their fields, although they may stay where they are. */
    private readonly onLeave: (editor: TextEditor) => void,
  ) {}

  /** @returns the commands, registered */
  register(): ExtensionContext['subscriptions'] {
    const registered: Record<string, (editor: TextEditor) => void | Promise<void>> = {
      'ace.nextField': (editor) =>
        this.goTo(editor, ({ at, field }) => {
          // At the end of a field that is still the cursor's own, the next one starts right here.
          const own = this.cursors.holds(editor.document, at.line, at.character) ? at.translate(0, -1) : at;
          return nextField(this.records(editor.document), field ? own : at);
        }),
      'ace.previousField': (editor) =>
        this.goTo(editor, ({ at, field }) =>
          previousField(this.records(editor.document), field ? at.with({ character: field.start - 1 }) : at),
        ),
      'ace.fieldStart': (editor) =>
        this.goTo(editor, ({ at, field }) => at.with({ character: fieldStart(field, at.character) })),
      'ace.fieldEnd': (editor) => this.goToEnd(editor),
      'ace.selectField': (editor) => {
        this.selectField(editor);
      },
      'ace.goToPosition': (editor) => this.goToPosition(editor),
      'ace.sameFieldNextRecord': (editor) => this.goToSameField(editor, 1),
      'ace.sameFieldPreviousRecord': (editor) => this.goToSameField(editor, -1),
    };
    return Object.entries(registered).map(([name, run]) =>
      commands.registerCommand(name, () => {
        const editor = activeAceEditor();
        return editor && run(editor);
      }),
    );
  }

  private records(document: TextDocument): Records {
    return {
      lineCount: document.lineCount,
      shapeAt: (line) => this.fields.shapeAt(document, line),
    };
  }

  private cursor({ document }: TextEditor, at: Position): Cursor {
    const shape = this.fields.shapeAt(document, at.line);
    const character = this.cursors.characterOf(document, at);
    return { at, shape, field: shape && fieldAt(shape, character) };
  }

  private async goTo(editor: TextEditor, target: (cursor: Cursor) => Place | undefined): Promise<void> {
    const places = editor.selections.map(({ active }) => target(this.cursor(editor, active)) ?? active);
    await this.reach(editor, places);
    for (const { active } of editor.selections) this.cursors.release(editor.document, active.line);
    this.onLeave(editor);
    select(
      editor,
      places.map(({ line, character }) => new Selection(line, character, line, character)),
    );
  }

  private async goToEnd(editor: TextEditor): Promise<void> {
    const { document } = editor;
    const held: Place[] = [];
    await this.goTo(editor, ({ at, field }) => {
      const end = at.with({ character: fieldEnd(field, document.lineAt(at.line).text, at.character) });
      // At the end of a full field the cursor would seem to stand in the next one.
      if (end.character === field?.end) held.push(end);
      return end;
    });
    for (const { line, character } of held) this.cursors.hold(document, line, character);
  }

  private async goToSameField(editor: TextEditor, step: 1 | -1): Promise<void> {
    const records = this.records(editor.document);
    await this.goTo(editor, ({ at }) => {
      const line = sameKind(records, at.line, step);
      return line === undefined ? undefined : { line, character: at.character };
    });
  }

  private selectField(editor: TextEditor): void {
    const selections = editor.selections.map((selection) => {
      const { field, at } = this.cursor(editor, selection.active);
      return field ? new Selection(at.line, field.start - 1, at.line, field.end) : selection;
    });
    select(editor, selections);
    for (const { active } of selections) this.cursors.hold(editor.document, active.line, active.character);
  }

  private async goToPosition(editor: TextEditor): Promise<void> {
    const { active } = editor.selection;
    const { shape, field } = this.cursor(editor, active);
    const typed = await window.showInputBox({
      title: l10n.t('Go to Position'),
      prompt: l10n.t('A position from 1 to {0}, or the name of a field', RECORD_LENGTH),
      value: String(active.character + 1),
      validateInput: (value) => {
        const character = characterOf(value, shape);
        if (character === undefined)
          return value === '' ? undefined : l10n.t('No such position or field in this record');
        const target = shape && fieldAt(shape, character);
        return target && target !== field
          ? { message: `${target.name} ${positionsOf(target)}`, severity: InputBoxValidationSeverity.Info }
          : undefined;
      },
    });
    const character = typed === undefined ? undefined : characterOf(typed, shape);
    if (character !== undefined) await this.goTo(editor, ({ at }) => ({ line: at.line, character }));
  }

  /** Fills short records up so that the cursor can stand where it goes. */
  private async reach(editor: TextEditor, places: readonly Place[]): Promise<void> {
    const { document } = editor;
    if (!columnSettings(document).columnTrueEditing) return;
    const needed = new Map<number, number>();
    for (const { line, character } of places)
      if (character > document.lineAt(line).text.length) needed.set(line, Math.max(character, needed.get(line) ?? 0));
    if (needed.size === 0) return;
    await editor.edit((edit) => {
      for (const [line, length] of needed) {
        const end = document.lineAt(line).range.end;
        edit.insert(end, ' '.repeat(length - end.character));
      }
    });
  }
}

function select(editor: TextEditor, selections: Selection[]): void {
  editor.selections = selections;
  const { active } = editor.selection;
  editor.revealRange(new Range(active, active));
}
