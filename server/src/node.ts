/** The language server as a program: over an IPC channel for VS Code, over standard input and output otherwise. */
import { createConnection, ProposedFeatures, type Connection } from 'vscode-languageserver/node';
import { LAYOUTS_MISSING, packedLayouts } from './cli/packedLayouts';
import type { LayoutSource } from './layout/catalog';

/** Arguments by which a client names the transport it speaks over. */
const TRANSPORT = /^--(?:node-ipc|stdio|socket|pipe)\b/;

const help = `Usage: ace-language-server [--stdio | --socket=PORT | --pipe=NAME | --node-ipc]

The language server for CATAIR record files of ACE. An editor starts it and speaks the Language Server Protocol with it, over standard
input and output unless it names another transport. Setups for editors are in docs/editors.md.

  -h, --help      print this
  -v, --version   print the version
`;

function connect(): Connection {
  return process.argv.some((argument) => TRANSPORT.test(argument))
    ? createConnection(ProposedFeatures.all)
    : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
}

/** What the program prints instead of serving, when it is asked for that. */
function answer(version: string): string | undefined {
  const asked = (...names: string[]): boolean => process.argv.slice(2).some((argument) => names.includes(argument));
  if (asked('--version', '-v')) return `${version}\n`;
  return asked('--help', '-h') ? help : undefined;
}

/** Serves, or answers what the arguments ask. */
export function run(serve: (connection: Connection, layouts: LayoutSource) => void, version: string): void {
  const answered = answer(version);
  if (answered !== undefined) {
    process.stdout.write(answered);
    return;
  }
  const layouts = packedLayouts();
  if (!layouts) {
    process.stderr.write(LAYOUTS_MISSING);
    process.exitCode = 1;
    return;
  }
  // An editor starts it without a terminal.
  if (process.stdin.isTTY)
    process.stderr.write('ace-language-server waits for an editor; see ace-language-server --help\n');
  serve(connect(), layouts);
}
