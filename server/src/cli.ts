#!/usr/bin/env node
/** `ace-check`: the checks of the language server from a shell. */
import { version } from 'ace:product';
import { LAYOUTS_MISSING, packedLayouts } from './cli/packedLayouts';
import { run } from './cli/run';
import { layoutSchema } from './layoutSchema';
import { faultInWords } from './session/fault';

/** @returns the exit status */
async function main(): Promise<number> {
  const layouts = packedLayouts();
  if (!layouts) {
    process.stderr.write(LAYOUTS_MISSING);
    return 2;
  }
  return run(layouts, {
    args: process.argv.slice(2),
    output: process.stdout,
    errors: process.stderr,
    version,
    layoutSchema,
  });
}

// The status is set, not exited with, so that output still on its way is not cut off.
main().then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    // Without its message, which may quote the file.
    console.error(faultInWords(error));
    process.exitCode = 2;
  },
);
