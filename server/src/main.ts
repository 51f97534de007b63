#!/usr/bin/env node
/**
 * The language server in whichever host starts it. One bundle serves both, so that it is packaged once. Only what the hosts do themselves is
 * loaded by need; were the server reached through them, the bundler would make every part of it loadable by need, which costs time at the start.
 */
import { version } from 'ace:product';
import type { Connection } from 'vscode-languageserver';
import type { LayoutSource } from './layout/catalog';
import { layoutSchema } from './layoutSchema';
import { startServer } from './server';

const inWorker = 'importScripts' in globalThis;

const serve = (connection: Connection, layouts: LayoutSource): void => {
  startServer(connection, layouts, version, layoutSchema);
};

void (inWorker ? import('./browser') : import('./node')).then(({ run }) => {
  run(serve, version);
});
