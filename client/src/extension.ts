/** The extension: a language client, what it shows in the status bar, and commands. */
import { commands, type ExtensionContext } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { createApplicationItem } from './applicationItem';
import { createColumns } from './columns';
import { createConditionLookUp } from './conditions';
import { OPEN_CSMS_MESSAGE, openCsmsMessage } from './csms';
import { createFieldItem } from './fieldItem';
import { createJsonCommands } from './recordsJson';
import { SELECT_APPLICATION, selectApplication } from './selectApplication';
import { StatusSource } from './statusSource';

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const started = (client = createClient(context));
  const source = new StatusSource(started);
  context.subscriptions.push(
    source,
    ...createFieldItem(source),
    ...createApplicationItem(source),
    ...createColumns(started, source),
    commands.registerCommand(SELECT_APPLICATION, () => selectApplication(started, source)),
    commands.registerCommand(OPEN_CSMS_MESSAGE, openCsmsMessage),
    ...createConditionLookUp(started),
    ...createJsonCommands(started),
    commands.registerCommand('ace.restartServer', async () => {
      await started.stop();
      await started.start();
    }),
  );
  await started.start();
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}
