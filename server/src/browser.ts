/** The language server in a web worker: over messages with whoever started the worker. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { embeddedLayouts, layoutSchema, version } from './embeddedLayouts';
import { startServer } from './server';

/** The worker itself, as the port to the one who started it. */
declare const self: object;

startServer(
  createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self)),
  embeddedLayouts,
  version,
  layoutSchema,
);
