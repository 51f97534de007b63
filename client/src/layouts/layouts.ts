/** Layouts: those of one's own, and pages of all. */
import type { Event, ExtensionContext } from 'vscode';
import { refreshOutline } from '../selectApplication';
import type { Server } from '../server';
import type { StatusSource } from '../statusSource';
import { createCheckLayouts } from './checkLayouts';
import { LayoutFiles } from './layoutFiles';
import { LayoutProblems } from './layoutProblems';
import { createLayoutPages } from './showLayout';

export interface Layouts {
  /** Fires when records have come to mean something else. */
  readonly onDidChange: Event<unknown>;
  /** What is to be disposed of with the extension. */
  readonly subscriptions: ExtensionContext['subscriptions'];
}

export function createLayouts(context: ExtensionContext, server: Server, source: StatusSource): Layouts {
  const files = new LayoutFiles(server);
  return {
    onDidChange: files.onDidReport,
    subscriptions: [
      files,
      new LayoutProblems(server, files),
      ...createCheckLayouts(server, files),
      ...createLayoutPages(context, server, files.onDidReport),
      files.onDidReport(() => {
        source.refresh();
        refreshOutline();
      }),
    ],
  };
}
