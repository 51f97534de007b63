/** The language server as a program: over an IPC channel for VS Code, over standard input and output otherwise. */
import { createConnection, ProposedFeatures, type Connection } from 'vscode-languageserver/node';
import { embeddedLayouts, layoutSchema, version } from './embeddedLayouts';
import { startServer } from './server';

/** Arguments by which a client names the transport it speaks over. */
const TRANSPORT = /^--(?:node-ipc|stdio|socket|pipe)\b/;

function connect(): Connection {
  return process.argv.some((argument) => TRANSPORT.test(argument))
    ? createConnection(ProposedFeatures.all)
    : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
}

startServer(connect(), embeddedLayouts, version, layoutSchema);
