/** The extension in any host: what it shows in the status bar, and commands. `node.ts` and `browser.ts` are its entries. */
import { config } from '@vscode/l10n';
import { commands, EventEmitter, l10n, window, type ExtensionContext } from 'vscode';
import { createActiveRecord } from './activeRecord';
import { createApplicationItem } from './applicationItem';
import { createColumns } from './columns';
import { createComparison } from './comparison/compare';
import { createConditionLookUp } from './conditions';
import { OPEN_CSMS_MESSAGE, openCsmsMessage } from './csms';
import { createArchiveSearch } from './csmsArchive/searchArchive';
import { createDictionaries } from './dictionaries/importDictionary';
import { createFieldItem } from './fieldItem';
import { createLargeFiles } from './largeFiles/largeFiles';
import { createMaskedCopy } from './maskedCopy';
import { createNewTransmission } from './newTransmission';
import { createOverview } from './overview/overview';
import { LaterServer, type LoadClient } from './laterServer';
import { createLayouts } from './layouts/layouts';
import { offerRestart, RESTART_SERVER } from './offerRestart';
import { createRawFiles } from './raw/rawFiles';
import { createJsonCommands } from './recordsJson';
import { createResponses } from './responses/responses';
import { createSamples } from './samples/openSample';
import { SELECT_APPLICATION, selectApplication } from './selectApplication';
import { StatusSource } from './statusSource';
import { createWorkspaceIndex } from './workspaceIndex/workspaceIndex';

/** How the extension and its log are called. */
const NAME = 'ACE CATAIR';

let server: LaterServer | undefined;

/**
 * Does not wait for the server, nor for the client that speaks with it: requests do, each for itself.
 * @param load is called after the activation
 */
export function startExtension(context: ExtensionContext, load: LoadClient): void {
  const changed = new EventEmitter<boolean>();
  const started = (server = new LaterServer(load, {
    createLog: () => window.createOutputChannel(NAME, { log: true }),
    changed,
    tellFailure: (log) => {
      const message = l10n.t(
        'The ACE CATAIR language server cannot be started. If a restart does not help, install the extension again.',
      );
      void offerRestart(message, log);
    },
  }));
  // Before all else that is put off, so that the server starts beside it. Who starts it anew when it ends meanwhile, and tells so, is the
  // handler of crashes; all that needs no server goes on.
  void started.start().catch(() => undefined);
  // For the parts that know nothing of VS Code.
  if (l10n.bundle) config({ contents: l10n.bundle });
  const source = new StatusSource(started);
  const layouts = createLayouts(context, started, source);
  context.subscriptions.push(
    changed,
    source,
    ...createFieldItem(source),
    ...createApplicationItem(source),
    ...createActiveRecord(started),
    ...layouts.subscriptions,
    ...createColumns(started, source, layouts.onDidChange),
    commands.registerCommand(SELECT_APPLICATION, () => selectApplication(started, source)),
    commands.registerCommand(OPEN_CSMS_MESSAGE, openCsmsMessage),
    ...createConditionLookUp(started),
    createNewTransmission(started),
    createSamples(context.extensionUri),
    ...createDictionaries(started, context.globalStorageUri),
    createArchiveSearch(),
    ...createWorkspaceIndex(context, started),
    ...createLargeFiles(context),
    ...createJsonCommands(started),
    ...createMaskedCopy(started),
    ...createResponses(started),
    ...createRawFiles(),
    ...createOverview(context, started, source),
    ...createComparison(started),
    commands.registerCommand(RESTART_SERVER, () => started.restart()),
  );
}

export async function stopExtension(): Promise<void> {
  await server?.end();
}
