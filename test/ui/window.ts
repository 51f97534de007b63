/**
 * Drives a real VS Code window with the extension in it: opens files, moves the cursor, hovers, reads what stands there. Positions are
 * 1-based, as CATAIR prints them. The extension is the packaged one that `ACE_VSIX` names, installed as any other, or else the build in
 * `dist`. Each window has a VS Code of its own, so that no test leaves anything behind for another.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { inRoot, root } from '../../scripts/lib/project.mjs';
import { workbenchAddress } from '../../scripts/vscode-host/address.mjs';
import { launchChromium } from '../../scripts/vscode-host/chromium.mjs';
import { ensureServer, ensureWeb } from '../../scripts/vscode-host/install.mjs';
import { startServer } from '../../scripts/vscode-host/serve.mjs';
import { startWeb, WORKSPACE } from '../../scripts/vscode-host/web.mjs';

export interface WindowOptions {
  /** Text of each file of the workspace by its name; the first one is opened. */
  files: Record<string, string>;
  /** Settings of the workspace. */
  settings?: Record<string, unknown>;
  /** Ask whether the folder is trusted, as a desktop VS Code does; otherwise it is. */
  workspaceTrust?: boolean;
  /** VS Code for the Web, where everything runs in the browser, and files are in its memory. */
  web?: boolean;
  width?: number;
  height?: number;
}

/** A pattern for a whole text; Playwright matches a plain string anywhere in it, whatever its case. */
function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

/** How long a window may take to show what is waited for, in milliseconds. */
const patience = 20_000;

/** A VS Code that is ready to be looked at. */
interface Host {
  readonly address: string;
  readonly folder: string;
  stop(): Promise<void>;
}

/** A VS Code server, on files on the disk. */
async function startOnServer({ files, settings = {}, workspaceTrust = false }: WindowOptions): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'ace-workspace-'));
  const all = { ...files, [join('.vscode', 'settings.json')]: JSON.stringify(settings) };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  await ensureServer();
  const packaged = process.env['ACE_VSIX'];
  const server = await startServer({ workspaceTrust, install: packaged === undefined ? [] : [packaged] });
  const [first] = Object.keys(files);
  return {
    address: workbenchAddress(server.origin, {
      folder,
      ...(packaged === undefined ? { extensionDevelopmentPath: root } : {}),
      ...(first === undefined ? {} : { file: join(folder, first) }),
    }),
    folder,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A VS Code for the Web, with nothing behind it but static files. */
async function startOnWeb({ files, settings = {} }: WindowOptions): Promise<Host> {
  await ensureWeb();
  const [open] = Object.keys(files);
  const { origin, stop } = await startWeb({
    extension: process.env['ACE_VSIX'] ?? root,
    files,
    settings,
    ...(open === undefined ? {} : { open }),
  });
  return { address: origin, folder: WORKSPACE, stop };
}

let browser: Promise<Browser> | undefined;

/** The one browser of the whole run; a window is a profile of its own in it. */
function sharedBrowser(): Promise<Browser> {
  browser ??= launchChromium();
  return browser;
}

after(async () => {
  await (await browser)?.close();
});

export class EditorWindow {
  private constructor(
    /** The page itself, for what this class has no word for. */
    readonly page: Page,
    private readonly host: Host,
  ) {
    page.setDefaultTimeout(patience);
  }

  /** Starts a VS Code on a workspace and waits until its first file is shown. */
  static async open(options: WindowOptions): Promise<EditorWindow> {
    const { files, web = false, width = 1400, height = 900 } = options;
    const host = await (web ? startOnWeb(options) : startOnServer(options));
    const context = await (await sharedBrowser()).newContext({ viewport: { width, height } });
    const window = new EditorWindow(await context.newPage(), host);
    try {
      await window.page.goto(host.address);
      if (Object.keys(files).length > 0) await window.editor.locator('.view-line').first().waitFor();
    } catch (error) {
      await window.close();
      throw error;
    }
    return window;
  }

  /** Closes the window and its VS Code and removes the workspace. */
  async close(): Promise<void> {
    await this.page.context().close();
    await this.host.stop();
  }

  /** Absolute path of the workspace folder. */
  get folder(): string {
    return this.host.folder;
  }

  /** The text editor in front. */
  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  /** Shows a file of the workspace. */
  async openFile(name: string): Promise<void> {
    await this.pick('Control+P', join(this.folder, name), name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.focusEditor();
  }

  /** Puts the cursor on a line before the character at a position. */
  async moveTo(line: number, position: number): Promise<void> {
    await this.focusEditor();
    const input = await this.quickInput('Control+G');
    await input.fill(`:${line}:${position}`);
    await input.press('Enter');
    await this.statusItem('status.editor.selection', `Ln ${line}, Col ${position}`).waitFor();
  }

  /**
   * Rests the mouse on a position and returns the text of the hover that appears. A hover asked for before the extension is ready stays
   * empty, so the mouse leaves and comes back until there is one.
   */
  async hoverAt(line: number, position: number): Promise<string> {
    await this.page.mouse.move(5, 5);
    await this.moveTo(line, position);
    const hover = this.page.locator('.monaco-hover:not(.hidden) .hover-row').filter({ hasNotText: 'Loading...' });
    for (const started = Date.now(); ;) {
      // Asked anew each time: what appears above the line moves it down.
      const cursor = await this.editor.locator('.cursors-layer .cursor').first().boundingBox();
      if (cursor === null) throw new Error('The editor shows no cursor.');
      const middle = cursor.y + cursor.height / 2;
      await this.page.mouse.move(cursor.x + 3, middle);
      await this.page.mouse.move(cursor.x + 4, middle);
      try {
        await hover.first().waitFor({ timeout: 3000 });
        return (await hover.allInnerTexts()).join('\n');
      } catch (error) {
        if (Date.now() - started > patience) throw error;
        await this.page.mouse.move(5, 5);
      }
    }
  }

  /** Types at the cursor. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 10 });
  }

  /** Presses a key or a chord, such as `Tab` or `Control+Shift+K`. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Text of a line of the editor in front, as the window shows it. The line must be in view; the cursor stays where it is. */
  async lineText(line: number): Promise<string> {
    // A window that is just drawing may have moved the number and not yet the line.
    for (const started = Date.now(); Date.now() - started < 5000;) {
      const text = await this.shownText(line);
      if (text !== undefined) return text;
      await this.page.waitForTimeout(100);
    }
    throw new Error(`Line ${line} is not in view.`);
  }

  private async shownText(line: number): Promise<string | undefined> {
    const number = this.editor.locator('.margin .line-numbers').filter({ hasText: exactly(String(line)) });
    const place = await number.first().boundingBox();
    for (const shown of await this.editor.locator('.view-line').all()) {
      const box = await shown.boundingBox();
      if (place !== null && box !== null && Math.abs(box.y - place.y) < 2)
        return ((await shown.textContent()) ?? '').replaceAll('\u00a0', ' ');
    }
    return undefined;
  }

  /** Asks for suggestions at the cursor and returns their labels, those in view. */
  async suggestions(): Promise<string[]> {
    await this.press('Control+Space');
    const labels = this.page.locator('.suggest-widget.visible .monaco-list-row .label-name');
    await labels.first().waitFor();
    const texts = await labels.allInnerTexts();
    await this.press('Escape');
    return texts;
  }

  /** Runs a command from the palette by its whole title, such as `View: Toggle Word Wrap`. */
  async command(title: string): Promise<void> {
    await this.pick('F1', `>${title}`, title);
  }

  /** Texts of the items in the status bar, from left to right. */
  async statusBar(): Promise<string[]> {
    const texts = await this.page.locator('.statusbar-item').allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
  }

  /** Waits until the status bar shows a text, whole as an item shows it. */
  async waitForStatus(text: string): Promise<void> {
    await this.page
      .locator('.statusbar-item')
      .filter({ hasText: exactly(text) })
      .first()
      .waitFor();
  }

  /** Name of the language mode of the file in front. */
  async languageMode(): Promise<string> {
    return (await this.statusItem('status.editor.mode').innerText()).trim();
  }

  /** What the Problems view lists, one text for each entry in view, as a screen reader would say it; files before their findings. */
  async problems(): Promise<string[]> {
    await this.command('Problems: Focus on Problems View');
    await this.page.locator('.markers-panel').waitFor();
    return this.problemRows.evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** Waits until the Problems view lists an entry that says this. */
  async waitForProblem(text: string): Promise<void> {
    await this.command('Problems: Focus on Problems View');
    await this.problemRows
      .and(this.page.locator(`[aria-label*=${JSON.stringify(text)}]`))
      .first()
      .waitFor();
  }

  /** Saves a picture of the window as `out/screenshots/<name>.png` and returns its path. */
  async screenshot(name: string): Promise<string> {
    const path = inRoot('out', 'screenshots', `${name}.png`);
    await this.page.screenshot({ path, animations: 'disabled' });
    return path;
  }

  private get problemRows(): Locator {
    return this.page.locator('.markers-panel .monaco-list-row');
  }

  private async focusEditor(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Control+1');
    await this.page.locator('.monaco-editor.focused').first().waitFor();
  }

  private statusItem(id: string, text?: string): Locator {
    const item = this.page.locator(`[id="${id}"]`);
    return text === undefined ? item : item.filter({ hasText: exactly(text) });
  }

  /** Opens the input box at the top of the window with a key and returns it. */
  private async quickInput(key: string): Promise<Locator> {
    await this.page.keyboard.press(key);
    const input = this.page.locator('.quick-input-widget:visible input[type="text"]').first();
    await input.waitFor();
    return input;
  }

  /** Types into the input box that a key opens and takes the entry with a label. */
  private async pick(key: string, query: string, label: string): Promise<void> {
    const input = await this.quickInput(key);
    await input.fill(query);
    const entry = this.page.locator('.quick-input-list .monaco-list-row').filter({
      has: this.page.locator('.label-name', { hasText: exactly(label) }),
    });
    await entry.first().click();
  }
}
