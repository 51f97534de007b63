/** The script of the page of a layout: shows what the extension sends, tells it what was clicked, and filters. */
import type { LayoutPageParams } from '../../server/src/features/layoutPages/model';
import type { FromLayoutPage, ToLayoutPage } from '../src/layouts/messages';
import './overview.css';
import './layout.css';

declare function acquireVsCodeApi(): {
  postMessage(message: FromLayoutPage): void;
  getState(): LayoutPageParams | undefined;
  setState(state: LayoutPageParams): void;
};

const editor = acquireVsCodeApi();
const main = document.querySelector('main');

window.addEventListener('message', ({ data }: MessageEvent<ToLayoutPage>) => {
  show(data);
});
document.addEventListener('input', ({ target }) => {
  if (target instanceof HTMLInputElement) filter(target.value);
});
document.addEventListener('click', ({ target }) => {
  if (document.getSelection()?.toString() === '') follow(target);
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && event.target instanceof HTMLInputElement) {
    event.target.value = '';
    filter('');
  }
  if (event.key !== 'Enter' && event.key !== ' ') return;
  if (event.target instanceof HTMLElement && event.target.matches('button, input, summary')) return;
  if (follow(event.target)) event.preventDefault();
});
editor.postMessage({ type: 'ready' });

/** The same page, sent again because layouts have changed, stays where it is and filtered as it was. */
function show({ html, shown }: ToLayoutPage): void {
  if (!main) return;
  const isSame = JSON.stringify(editor.getState()) === JSON.stringify(shown);
  editor.setState(shown);
  const words = isSame ? (main.querySelector('input')?.value ?? '') : '';
  const top = isSame ? document.documentElement.scrollTop : 0;
  // The text of the layout stands escaped in it, and the policy of the page runs no script but this one.
  main.innerHTML = html;
  const input = main.querySelector('input');
  if (input) input.value = words;
  filter(words);
  document.documentElement.scrollTop = top;
}

/** Shows the rows, list items and codes that have all the words; unfolds lists whose codes have them. */
function filter(text: string): void {
  if (!main) return;
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const has = (element: Element): boolean => {
    const own = element.textContent.toLowerCase();
    return words.every((word) => own.includes(word));
  };
  let found = 0;
  for (const element of main.querySelectorAll<HTMLElement>('[data-filter]')) {
    element.hidden = words.length > 0 && !has(element);
    if (!element.hidden) found++;
  }
  for (const details of main.querySelectorAll<HTMLDetailsElement>('details.codes')) {
    const codes = [...details.querySelectorAll<HTMLElement>('[data-code]')];
    const fitting = new Set(words.length === 0 ? codes : codes.filter(has));
    // Where the words are the field's own, all its codes stay.
    for (const code of codes) code.hidden = fitting.size > 0 && !fitting.has(code);
    details.dataset['open'] ??= String(details.open);
    details.open = words.length === 0 ? details.dataset['open'] === 'true' : fitting.size > 0;
  }
  const nothing = main.querySelector<HTMLElement>('.nothing');
  if (nothing) nothing.hidden = words.length === 0 || found > 0;
}

function follow(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[data-back]')) {
    editor.postMessage({ type: 'back' });
    return true;
  }
  const link = target.closest('[data-chapter]');
  const chapter = link?.getAttribute('data-chapter');
  if (!link || chapter === null || chapter === undefined) return false;
  const id = link.getAttribute('data-record');
  const direction = link.getAttribute('data-direction');
  const isDirection = direction === 'input' || direction === 'output' || direction === 'both';
  const page: LayoutPageParams =
    id === null ? { chapter } : { chapter, record: { id, ...(isDirection ? { direction } : {}) } };
  editor.postMessage({ type: 'open', page });
  return true;
}
