/** Commands: the page of any record of any chapter, and the chapters in use with their editions. */
import {
  commands,
  l10n,
  QuickPickItemKind,
  window,
  type Event,
  type ExtensionContext,
  type QuickPickItem,
  type WebviewPanel,
} from 'vscode';
import {
  EDITIONS,
  LAYOUT_RECORDS,
  type Edition,
  type LayoutPageParams,
  type LayoutRecord,
  type LayoutRecords,
  type LayoutRecordsParams,
  type RecordRef,
} from '../../../server/src/features/layoutPages/model';
import { activeAceEditor } from '../aceEditor';
import { asUri, type Server } from '../server';
import { LAYOUT_VIEW, LayoutPanel } from './layoutPanel';
import { basisInWords, directionInWords } from './pageHtml';
import { layoutTexts } from './texts';

export const SHOW_LAYOUT = 'ace.showLayout';
export const WHICH_EDITIONS = 'ace.whichEditions';

interface PageItem extends QuickPickItem {
  readonly page?: LayoutPageParams;
}

/** @returns the commands, and the page itself over a restart of the window */
export function createLayoutPages(
  context: ExtensionContext,
  server: Server,
  layoutsChanged: Event<unknown>,
): ExtensionContext['subscriptions'] {
  let open: LayoutPanel | undefined;
  const keep = (panel: WebviewPanel, page: LayoutPageParams | undefined): void => {
    const kept = new LayoutPanel(panel, context.extensionUri, server, layoutsChanged, page);
    panel.onDidDispose(() => {
      kept.dispose();
      if (open === kept) open = undefined;
    });
    open = kept;
  };
  const show = (page: LayoutPageParams): void => {
    if (open) {
      open.show(page);
      open.panel.reveal();
    } else keep(LayoutPanel.create(l10n.t('Layout')), page);
  };
  return [
    // With an argument nothing is asked, so that other extensions and key bindings can name a record.
    commands.registerCommand(SHOW_LAYOUT, async (given?: unknown) => {
      const page = isPage(given) ? given : await chooseRecord(server);
      if (page) show(page);
    }),
    commands.registerCommand(WHICH_EDITIONS, async () => {
      const page = await chooseChapter(server);
      if (page) show(page);
    }),
    window.registerWebviewPanelSerializer(LAYOUT_VIEW, {
      deserializeWebviewPanel: (panel, state: unknown) => {
        keep(panel, isPage(state) ? state : undefined);
        return Promise.resolve();
      },
    }),
    { dispose: () => open?.dispose() },
  ];
}

function isPage(given: unknown): given is LayoutPageParams {
  return typeof given === 'object' && given !== null && 'chapter' in given && typeof given.chapter === 'string';
}

async function chooseRecord(server: Server): Promise<LayoutPageParams | undefined> {
  if (!server.isRunning()) return undefined;
  const editor = activeAceEditor();
  const params: LayoutRecordsParams = editor
    ? {
        at: {
          uri: asUri(editor.document.uri),
          line: editor.selection.active.line,
        },
      }
    : {};
  const items = server.sendRequest<LayoutRecords>(LAYOUT_RECORDS, params).then(recordItems);
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Show Layout'),
    placeHolder: l10n.t('Control identifier, name of a record, or chapter'),
    matchOnDescription: true,
  });
  return chosen?.page;
}

/** The record at the cursor first, then those of its chapter, then all others. */
function recordItems({ records, here }: LayoutRecords): PageItem[] {
  const texts = layoutTexts();
  const item = (each: LayoutRecord): PageItem => ({
    label: `${each.id} ${each.name}`,
    description: `${each.chapterTitle} · ${directionInWords(each.direction, texts)}`,
    page: { chapter: each.chapter, record: { id: each.id, direction: each.direction } },
  });
  const separator = (label: string): PageItem => ({ label, kind: QuickPickItemKind.Separator });
  const isHere = (each: RecordRef): boolean =>
    each.chapter === here?.chapter && each.id === here.id && each.direction === here.direction;
  const current = records.filter(isHere);
  const others = records.filter((each) => !isHere(each));
  others.sort((a, b) => Number(a.chapter !== here?.chapter) - Number(b.chapter !== here?.chapter));
  const items: PageItem[] = current.length === 0 ? [] : [separator(l10n.t('at the cursor')), ...current.map(item)];
  let chapter: string | undefined;
  for (const each of others) {
    if (each.chapter !== chapter) items.push(separator((chapter = each.chapter) && each.chapterTitle));
    items.push(item(each));
  }
  return items;
}

async function chooseChapter(server: Server): Promise<LayoutPageParams | undefined> {
  if (!server.isRunning()) return undefined;
  const texts = layoutTexts();
  const item = (edition: Edition): PageItem => {
    const version = edition.version === null ? '' : l10n.t('version {0}', edition.version);
    const facts = [version, edition.date, basisInWords(edition, texts)].filter((fact) => fact !== '');
    return {
      label: edition.title,
      description: facts.join(' · '),
      detail: [edition.document, edition.applications.join(', ')].filter((part) => part !== '').join(' — '),
      page: { chapter: edition.chapter },
    };
  };
  const items = server.sendRequest<Edition[]>(EDITIONS, {}).then((editions) => editions.map(item));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Editions of the Chapters in Use'),
    placeHolder: l10n.t('Choose a chapter to see its records and structure maps'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.page;
}
