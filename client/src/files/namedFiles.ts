/** Follows the files and folders that a setting names, and tells the person once what is wrong with each. */
import {
  commands,
  l10n,
  window,
  workspace,
  type ExtensionContext,
  type FileSystemWatcher,
  type RelativePattern,
} from 'vscode';
import type { Server } from '../server';

/** How long files must rest before they are read again, in milliseconds. */
const REST = 300;

export class NamedFiles {
  private readonly subscriptions: ExtensionContext['subscriptions'];
  private readonly told = new Map<string, string>();
  private watchers: FileSystemWatcher[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param setting its whole name, such as `ace.layouts.paths`
   * @param server to whose log complaints go besides the message
   * @param read reads the files again; called when they or the setting have changed
   */
  constructor(
    private readonly setting: string,
    private readonly server: Server,
    private readonly read: () => void,
  ) {
    this.subscriptions = [
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(setting)) this.readSoon();
      }),
      workspace.onDidChangeWorkspaceFolders(this.readSoon),
      workspace.onDidGrantWorkspaceTrust(this.readSoon),
    ];
  }

  /** Has the files read when all has been at rest for a moment. */
  readonly readSoon = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.read, REST);
  };

  /** Watches these files and folders from now on, and no others. */
  watch(patterns: readonly RelativePattern[]): void {
    for (const watcher of this.watchers) watcher.dispose();
    this.watchers = patterns.map((pattern) => workspace.createFileSystemWatcher(pattern));
    for (const watcher of this.watchers) {
      watcher.onDidChange(this.readSoon);
      watcher.onDidCreate(this.readSoon);
      watcher.onDidDelete(this.readSoon);
    }
  }

  /** Tells the person what is wrong with a path that they named; the same problem once. */
  tell(problem: string, about: string): void {
    this.server.log.warn(`${about}: ${problem}`);
    if (this.told.get(about) === problem) return;
    this.told.set(about, problem);
    const settings = l10n.t('Open Settings');
    void window.showWarningMessage(problem, settings).then((chosen) => {
      if (chosen === settings) void commands.executeCommand('workbench.action.openSettings', this.setting);
    });
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const one of [...this.subscriptions, ...this.watchers]) one.dispose();
  }
}
