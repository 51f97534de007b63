/** Layouts: those of one's own, and pages of all. */
import type { Event, ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { refreshOutline } from '../selectApplication';
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

export function createLayouts(context: ExtensionContext, client: BaseLanguageClient, source: StatusSource): Layouts {
  const files = new LayoutFiles(client);
  return {
    onDidChange: files.onDidReport,
    subscriptions: [
      files,
      new LayoutProblems(client, files),
      ...createCheckLayouts(client, files),
      ...createLayoutPages(context, client, files.onDidReport),
      files.onDidReport(() => {
        source.refresh();
        refreshOutline();
      }),
    ],
  };
}
