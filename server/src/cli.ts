#!/usr/bin/env node
/** `ace-check`: the checks of the language server from a shell. */
import { run } from './cli/run';
import { embeddedLayouts, layoutSchema, version } from './embeddedLayouts';
import { faultInWords } from './session/fault';

// The status is set, not exited with, so that output still on its way is not cut off.
run(embeddedLayouts, {
  args: process.argv.slice(2),
  output: process.stdout,
  errors: process.stderr,
  version,
  layoutSchema,
}).then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    // Without its message, which may quote the file.
    console.error(faultInWords(error));
    process.exitCode = 2;
  },
);
