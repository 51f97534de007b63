/** The language server in a web worker: over messages with whoever started the worker. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
  type Connection,
} from 'vscode-languageserver/browser';
import type { LayoutSource } from './layout/catalog';
import { LayoutPack } from './layoutPack';

/** The worker itself, as the port to the one who started it. */
declare const self: {
  onmessage: ((event: { readonly data: Uint8Array }) => void) | null;
};

/** Serves as soon as a first message has brought the layouts, which a worker cannot read itself; those of the protocol follow it. */
export function run(serve: (connection: Connection, layouts: LayoutSource) => void): void {
  self.onmessage = ({ data }) => {
    self.onmessage = null;
    const connection = createConnection(
      ProposedFeatures.all,
      new BrowserMessageReader(self),
      new BrowserMessageWriter(self),
    );
    serve(connection, new LayoutPack(() => data));
  };
}
