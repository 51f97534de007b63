/** Tells that there is no server any more, and offers to start one. */
import { commands, l10n, window, type OutputChannel } from 'vscode';

export const RESTART_SERVER = 'ace.restartServer';

/** @param message what has happened @param log what the server wrote, which a person is offered to see */
export async function offerRestart(message: string, log: OutputChannel): Promise<void> {
  const restart = l10n.t('Restart');
  const showLog = l10n.t('Show Log');
  const chosen = await window.showErrorMessage(message, restart, showLog);
  if (chosen === restart) await commands.executeCommand(RESTART_SERVER);
  if (chosen === showLog) log.show();
}
