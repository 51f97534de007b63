/** Small pieces of Markdown. Values of the file stand in code spans, everything else is escaped. */

const SPECIAL = /[\\`*_[\]<>~|]/g;
/** What begins a heading, list or quotation at the start of a line. */
const AT_START = /^(?:([#+-])|([0-9]+)([.)]))(?=\s|$)/;

/** @returns the text as plain words in Markdown; line ends become blanks */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(SPECIAL, '\\$&')
    .replace(AT_START, (_match, sign: string | undefined, digits: string, point: string) =>
      sign === undefined ? `${digits}\\${point}` : `\\${sign}`,
    );
}

/**
 * @param value characters of the file
 * @returns them as a code span that shows every blank; control characters as their pictures
 */
export function codeSpan(value: string): string {
  const visible = value
    // A renderer joins blanks that stand together; no-break spaces stay apart.
    .replace(/ {2,}|^ | $/g, (blanks) => '\u00a0'.repeat(blanks.length))
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    .replace(/[\u0000-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u2028\u2029]/g, '\ufffd');
  if (visible === '') return '';
  const longest = Math.max(0, ...Array.from(visible.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = visible.startsWith('`') || visible.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${visible}${pad}${fence}`;
}

/** @param items Markdown of one line each @returns a list, or undefined when there are no items */
export function bullets(items: readonly string[]): string | undefined {
  return items.length === 0 ? undefined : items.map((item) => `- ${item}`).join('\n');
}

/** @param parts Markdown blocks; those that are undefined or empty are left out */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** @param lines Markdown; those that are undefined or empty are left out @returns one paragraph with a line break after each */
export function lines(...lines: readonly (string | undefined)[]): string {
  return lines.filter((line) => line !== undefined && line !== '').join('\\\n');
}

/** Joins facts that stand side by side on one line. */
export function sideBySide(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** @returns "A", "A or B", "A, B or C" */
export function alternatives(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} or ${last}`;
}
