/** Gives editors that show no Markdown the same words without its signs. */
import type { CompletionItem, Hover, MarkupContent, MarkupKind } from 'vscode-languageserver';

/** @param markdown as the features write it: signs that are no Markdown are escaped in it */
export function plainText(markdown: string): string {
  let text = '';
  for (let at = 0; at < markdown.length; at++) {
    const character = markdown.charAt(at);
    if (character === '`') {
      const { value, end } = codeSpanAt(markdown, at);
      text += value;
      at = end - 1;
    } else if (character === '\\') text += markdown.charAt(++at);
    else if (markdown.startsWith('](', at)) at = endOf(markdown, ')', at) - 1;
    else if (markdown.startsWith('&amp;', at)) {
      text += '&';
      at += '&amp;'.length - 1;
    } else if (character !== '*' && character !== '[') text += character;
  }
  return text;
}

/** @returns what stands in the code span, and where it ends */
function codeSpanAt(markdown: string, start: number): { value: string; end: number } {
  let from = start;
  while (markdown.charAt(from) === '`') from++;
  const fence = markdown.slice(start, from);
  let to = from;
  for (let end = from; to < markdown.length; to = end) {
    if (markdown.charAt(to) !== '`') {
      end = endOf(markdown, '`', to) - 1;
      continue;
    }
    while (markdown.charAt(end) === '`') end++;
    if (end - to === fence.length) break;
  }
  const value = markdown.slice(from, to).replaceAll('\u00a0', ' ');
  return { value: /^ `|` $/.test(value) ? value.slice(1, -1) : value, end: to + fence.length };
}

/** @returns where the next such character ends, or the text */
function endOf(markdown: string, character: string, from: number): number {
  const at = markdown.indexOf(character, from);
  return at === -1 ? markdown.length + 1 : at + 1;
}

/** @param formats what the editor says that it shows; undefined when it says nothing */
function isPlain(formats: readonly MarkupKind[] | undefined): boolean {
  return formats !== undefined && !formats.includes('markdown');
}

/** @returns the hover in a form that the editor shows */
export function hoverIn(formats: readonly MarkupKind[] | undefined, hover: Hover | null): Hover | null {
  if (hover === null || !isPlain(formats) || !isMarkdown(hover.contents)) return hover;
  return { ...hover, contents: { kind: 'plaintext', value: plainText(hover.contents.value) } };
}

/** @returns the completion item with its documentation in a form that the editor shows */
export function itemIn(formats: readonly MarkupKind[] | undefined, item: CompletionItem): CompletionItem {
  const { documentation } = item;
  if (!isPlain(formats) || !isMarkdown(documentation)) return item;
  return { ...item, documentation: { kind: 'plaintext', value: plainText(documentation.value) } };
}

function isMarkdown(contents: unknown): contents is MarkupContent {
  return typeof contents === 'object' && contents !== null && 'kind' in contents && contents.kind === 'markdown';
}
