/** Runs the built `ace-check` as a shell does. */
import { spawn } from 'node:child_process';
import { inRoot } from '../../scripts/lib/project.mjs';

export interface Ended {
  status: number | null;
  output: string;
  errors: string;
}

/**
 * @param input what stands on standard input
 * @param folder in which it runs; the folder of fixtures when left out
 */
export function aceCheck(
  args: readonly string[],
  input: string | Uint8Array = '',
  folder = inRoot('test', 'fixtures'),
): Promise<Ended> {
  return new Promise((done, failed) => {
    const program = spawn(process.execPath, [inRoot('dist', 'cli.js'), ...args], { cwd: folder });
    let output = '';
    let errors = '';
    program.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    program.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    program.on('error', failed);
    program.on('close', (status) => {
      done({ status, output, errors });
    });
    // A program that ends without reading closes its input.
    program.stdin.on('error', () => undefined);
    program.stdin.end(input);
  });
}
