/** What happens when the server ends by itself: it is started again, unless it does so over and over. */
import { l10n, type OutputChannel } from 'vscode';
import { CloseAction, ErrorAction, type CloseHandlerResult, type ErrorHandler } from 'vscode-languageclient';
import { CrashCount } from './crashCount';
import { offerRestart } from './offerRestart';

/** A message that cannot be sent or read may be a passing trouble; so many on end are none. */
const MOST_ERRORS = 3;
/**
 * How long the end of a server is left to settle, in milliseconds. One that ends while it starts fails its start as well, and the client
 * takes that for a failure of the next start when that has begun already.
 */
const PAUSE = 300;

/** @param log what the server wrote, which a person is offered to see @returns how the client deals with a server that fails */
export function crashHandler(log: OutputChannel): ErrorHandler {
  const crashes = new CrashCount();
  return {
    error: (_error, _message, count) => {
      if (count !== undefined && count <= MOST_ERRORS) return { action: ErrorAction.Continue, handled: true };
      void offerRestart(l10n.t('The ACE CATAIR language server can no longer be reached.'), log);
      return { action: ErrorAction.Shutdown, handled: true };
    },
    closed: async (): Promise<CloseHandlerResult> => {
      await new Promise((resume) => setTimeout(resume, PAUSE));
      if (crashes.isTooMany(Date.now())) {
        const message = l10n.t(
          'The ACE CATAIR language server has crashed {0} times within {1} minutes.',
          crashes.most,
          crashes.minutes,
        );
        void offerRestart(message, log);
        return { action: CloseAction.DoNotRestart, message, handled: true };
      }
      const message = l10n.t('The ACE CATAIR language server has crashed; it is started again.');
      return { action: CloseAction.Restart, message, handled: true };
    },
  };
}
