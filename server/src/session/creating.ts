/** Answers requests for new transmissions. */
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { newTransmissionChoices, startedTransmission } from '../features/newTransmissions';
import type { Catalog } from '../layout/catalog';
import { NEW_TRANSMISSION, NEW_TRANSMISSION_CHOICES, type NewTransmissionParams } from '../protocol';
import type { Guard } from './guard';

/** Registers the handlers of {@link NEW_TRANSMISSION} and {@link NEW_TRANSMISSION_CHOICES}. */
export function serveCreating(connection: Connection, guard: Guard, catalog: Catalog): void {
  // A request without parameters hands its handler the token alone.
  connection.onRequest(NEW_TRANSMISSION_CHOICES, (token: CancellationToken) =>
    guard.request(NEW_TRANSMISSION_CHOICES, [], () => newTransmissionChoices(catalog))(undefined, token),
  );
  connection.onRequest(
    NEW_TRANSMISSION,
    guard.request(NEW_TRANSMISSION, null, (params: NewTransmissionParams) => startedTransmission(catalog, params)),
  );
}
