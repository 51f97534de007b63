/** The script of the overview's page: shows what the extension sends, tells it what was clicked, and marks where the cursor stands. */
import type { FromPage, PageState, ToPage } from '../src/overview/messages';
import './overview.css';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const editor = acquireVsCodeApi();
const main = document.querySelector('main');
let marked: Element | undefined;
let cursor: { readonly line: number; readonly position: number } | undefined;
/** The page moves with the cursor, but not under a person's hand. */
let isClicked = false;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'show':
      show(data.html, data.uri);
      break;
    case 'cursor':
      cursor = data;
      mark(!isClicked);
      isClicked = false;
      break;
  }
});

document.addEventListener('click', ({ target }) => {
  if (document.getSelection()?.toString() === '') follow(target);
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  if (follow(event.target)) event.preventDefault();
});
editor.postMessage({ type: 'ready' });

/** What is unfolded by hand stays so, and the page stays where it is. */
function show(html: string, uri: string): void {
  if (!main) return;
  const isSame = editor.getState()?.uri === uri;
  editor.setState({ uri });
  const folded = isSame ? [...main.querySelectorAll('details')].map(({ open }) => open) : [];
  const top = isSame ? document.documentElement.scrollTop : 0;
  const focused = isSame ? placeOf(document.activeElement) : undefined;
  // The text of the file stands escaped in it, and the policy of the page runs no script but this one.
  main.innerHTML = html;
  const details = main.querySelectorAll('details');
  if (details.length === folded.length) for (const [at, each] of details.entries()) each.open = folded[at] === true;
  document.documentElement.scrollTop = top;
  // Who goes through the page by keyboard stays where they are.
  if (focused !== undefined) main.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true });
  marked = undefined;
  mark(false);
}

/** @returns a selector of the link that an element is, which finds it again on the page as it is shown next */
function placeOf(element: Element | null): string | undefined {
  const [line, start] = ['data-line', 'data-start'].map((name) => element?.getAttribute(name));
  if (line === null || line === undefined) return undefined;
  return `[data-line="${line}"]${start === null || start === undefined ? ':not([data-start])' : `[data-start="${start}"]`}`;
}

function follow(target: EventTarget | null): boolean {
  const link = target instanceof Element ? target.closest('[data-line]') : null;
  if (!link) return false;
  const number = (name: string): number | undefined => {
    const value = link.getAttribute(name);
    return value === null ? undefined : Number(value);
  };
  const [line, start, end] = [number('data-line'), number('data-start'), number('data-end')];
  if (line === undefined) return false;
  isClicked = start !== undefined;
  editor.postMessage(
    start === undefined || end === undefined ? { type: 'reveal', line } : { type: 'reveal', line, start, end },
  );
  return true;
}

/** Marks the item of the field with the cursor, or else the first of its record. */
function mark(isRevealed: boolean): void {
  marked?.classList.remove('current');
  marked?.removeAttribute('aria-current');
  marked = undefined;
  if (!cursor || !main) return;
  const { line, position } = cursor;
  const items = [...main.querySelectorAll(`.item[data-line="${line}"]`)];
  marked =
    items.find(
      (item) =>
        Number(item.getAttribute('data-start')) <= position && position <= Number(item.getAttribute('data-end')),
    ) ?? items[0];
  marked?.classList.add('current');
  marked?.setAttribute('aria-current', 'location');
  if (isRevealed) marked?.scrollIntoView({ block: 'nearest' });
}
