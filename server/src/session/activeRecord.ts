/** The record with the cursor, as an editor tells it that shows something only there. */
import type { Connection } from 'vscode-languageserver';
import { ACTIVE_RECORD, type ActiveRecordParams } from '../protocol';
import type { Guard } from './guard';

export class ActiveRecord {
  private told: ActiveRecordParams | undefined;

  /** @param changed called when the cursor has come to another record */
  constructor(connection: Connection, guard: Guard, changed: () => void) {
    connection.onNotification(
      ACTIVE_RECORD,
      guard.notification(ACTIVE_RECORD, (params: ActiveRecordParams) => {
        this.told = params;
        changed();
      }),
    );
  }

  /** @returns the line of the cursor, 0-based; -1 when it is in another file, undefined when no editor has told */
  lineIn(uri: string): number | undefined {
    return this.told && (this.told.uri === uri ? this.told.line : -1);
  }
}
