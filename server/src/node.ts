/** The language server as a program: over an IPC channel for VS Code, over standard input and output otherwise. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection, ProposedFeatures, type Connection } from 'vscode-languageserver/node';
import { embeddedLayouts } from './embeddedLayouts';
import { startServer } from './server';

/** Arguments by which a client names the transport it speaks over. */
const TRANSPORT = /^--(?:node-ipc|stdio|socket|pipe)\b/;

function connect(): Connection {
  return process.argv.some((argument) => TRANSPORT.test(argument))
    ? createConnection(ProposedFeatures.all)
    : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
}

/** The version of the package this bundle belongs to. */
function packageVersion(): string | undefined {
  try {
    const manifest = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version?: string };
    return manifest.version;
  } catch {
    return undefined;
  }
}

startServer(connect(), embeddedLayouts, packageVersion());
