/** Answers questions about condition codes and takes the dictionaries that a person has imported. */
import type { Connection } from 'vscode-languageserver';
import { findConditions } from '../features/conditionSearch';
import type { Catalog } from '../layout/catalog';
import { conditionDictionary } from '../layout/conditionDictionary';
import {
  CONDITION_DICTIONARIES,
  CONDITIONS,
  type ConditionDictionariesParams,
  type ConditionsParams,
} from '../protocol';
import type { Guard } from './guard';

export interface ConditionsContext {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly catalog: Catalog;
  /** Called when codes have come to mean something else. */
  readonly changed: () => void;
}

export function serveConditions({ connection, guard, catalog, changed }: ConditionsContext): void {
  connection.onRequest(
    CONDITIONS,
    guard.request(CONDITIONS, [], ({ query }: ConditionsParams) => findConditions(catalog, query)),
  );
  connection.onNotification(
    CONDITION_DICTIONARIES,
    guard.notification(CONDITION_DICTIONARIES, ({ dictionaries }: ConditionDictionariesParams) => {
      conditionDictionary(catalog).setImported(dictionaries);
      changed();
    }),
  );
}
