/** Fields in the editor: ruler, shading, navigation and typing that keeps columns. */
import { commands, type Event, type ExtensionContext } from 'vscode';
import { ColumnTrue } from './editing/columnTrue';
import { CursorField } from './fields/cursorField';
import { FieldSource } from './fields/fieldSource';
import { FieldNavigation } from './navigation/commands';
import { CYCLE_RULER, cycleRuler } from './ruler/cycleRuler';
import { Ruler } from './ruler/ruler';
import type { Server } from './server';
import { Shading } from './shading/shading';
import type { StatusSource } from './statusSource';
import { TabStops } from './tabStops/tabStops';

/**
 * @param layoutsChanged fires when records have come to have other fields
 * @returns what is to be disposed of with the extension
 */
export function createColumns(
  server: Server,
  source: StatusSource,
  layoutsChanged: Event<unknown>,
): ExtensionContext['subscriptions'] {
  const fields = new FieldSource(server);
  const cursors = new CursorField();
  source.placeOf = ({ document, selection: { active } }) =>
    active.with({ character: cursors.characterOf(document, active) });
  let application: string | undefined;
  const chosen = source.onDidChange((status) => {
    // Reading a file as another application changes no text, but its fields.
    const now = status && `${status.application ?? ''} ${status.basis}`;
    if (now !== undefined && now !== application) fields.refresh();
    application = now ?? application;
  });
  const columnTrue = new ColumnTrue(fields, cursors);
  const navigation = new FieldNavigation(fields, cursors, (editor) => {
    columnTrue.leave(editor);
  });
  return [
    fields,
    cursors,
    chosen,
    layoutsChanged(() => {
      fields.readAnew();
    }),
    new Ruler(fields, cursors),
    new Shading(fields),
    columnTrue,
    new TabStops(cursors, (document) => columnTrue.settled(document)),
    ...navigation.register(),
    commands.registerCommand(CYCLE_RULER, cycleRuler),
  ];
}
