/** The documents of the checkout, and what stands in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from '../../scripts/lib/project.mjs';

/** Folders that hold no documents of the product. */
const FOREIGN = new Set(['node_modules', 'out', 'dist', '.git', '.vscode-test']);

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

export interface MarkdownFile {
  /** From the root of the checkout, with slashes. */
  readonly path: string;
  readonly blocks: readonly CodeBlock[];
  /** Code within lines. */
  readonly codes: readonly string[];
  /** Targets of links and pictures. */
  readonly links: readonly string[];
  /** What links to headings may say behind `#`. */
  readonly anchors: ReadonlySet<string>;
}

/** @returns every Markdown file of the checkout */
export function documents(): MarkdownFile[] {
  return filesBelow(root).map((file) =>
    readMarkdown(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')),
  );
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return FOREIGN.has(entry.name) ? [] : filesBelow(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** @returns what a Markdown text holds; indented fences count, indented code does not */
export function readMarkdown(path: string, markdown: string): MarkdownFile {
  const blocks: CodeBlock[] = [];
  const prose = markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(
      /^([ \t]*)(`{3,}|~{3,})[ \t]*(\w*)[^\n]*\n([\s\S]*?)^[ \t]*\2[ \t]*$/gm,
      (_, indent: string, _fence, language: string, text: string) => {
        blocks.push({ language, text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), '') });
        return '';
      },
    );
  const codes: string[] = [];
  const words = prose.replace(/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/g, (_, _ticks, code: string) => {
    codes.push(code.replaceAll(/\s+/g, ' ').trim());
    return 'code';
  });
  return {
    path,
    blocks,
    codes,
    links: Array.from(words.matchAll(/\]\(([^()\s]+)(?:\s+"[^"]*")?\)/g), ([, target = '']) => target),
    anchors: anchorsOf(prose),
  };
}

/** Anchors of headings as GitHub and VS Code make them: lower case, without punctuation, numbered where they repeat. */
function anchorsOf(prose: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of prose.matchAll(/^#{1,6}[ \t]+(.+?)[ \t]*$/gm)) {
    const anchor = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-');
    let name = anchor;
    for (let count = 1; anchors.has(name); count++) name = `${anchor}-${String(count)}`;
    anchors.add(name);
  }
  return anchors;
}
