/** The page of an overview: HTML in which every text of the file is escaped. */
import type {
  Overview,
  OverviewEntry,
  OverviewFact,
  OverviewItem,
  OverviewPart,
} from '../../../server/src/features/overview/model';

/** Words of the page itself, in the language of the person; `{0}` and `{1}` stand for numbers. */
export interface OverviewTexts {
  readonly control: string;
  readonly transactions: string;
  /** Of a large file: number of the transaction shown, and of all. */
  readonly partial: string;
  readonly omitted: string;
  readonly empty: string;
  /** Where a field stands: record, field, first and last position. */
  readonly position: string;
  readonly confidential: string;
  readonly wrong: string;
}

/** Sections of no more facts than this, and without tables, stand side by side. */
const SMALL = 14;

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function overviewHtml(overview: Overview, texts: OverviewTexts): string {
  const { entries, transactionCount } = overview;
  if (transactionCount === 0 && entries.length === 0) return `<p class="empty">${escapeHtml(texts.empty)}</p>`;
  return `${navigation(overview, texts)}${inEnvelopes(entries, texts)}`;
}

function navigation(overview: Overview, texts: OverviewTexts): string {
  const { transactions, transactionCount, transactionsBefore, entries, isPartial } = overview;
  if (transactionCount < 2) return '';
  const shown = new Set(entries.map(({ line }) => line));
  const at = transactions.findIndex(({ line }) => shown.has(line));
  const links = transactions.map(({ title, line }) => {
    const isShown = isPartial && shown.has(line);
    return `<li>${goTo(line, title, isShown ? ' aria-current="true"' : '')}</li>`;
  });
  const summary = isPartial
    ? filled(texts.partial, transactionsBefore + at + 1, transactionCount)
    : filled(texts.transactions, transactionCount);
  return `<nav><details${isPartial ? '' : ' open'}><summary>${escapeHtml(summary)}</summary><ol start="${transactionsBefore + 1}">${links.join('')}</ol></details></nav>`;
}

/** Control records, which seldom matter, fold away together. */
function inEnvelopes(entries: readonly OverviewEntry[], texts: OverviewTexts): string {
  const html: string[] = [];
  let control: OverviewEntry[] = [];
  const flush = (): void => {
    if (control.length === 0) return;
    const facts = control.map(
      ({ parts }) => `<div class="cards">${parts.map((each) => part(each, texts, 3)).join('')}</div>`,
    );
    html.push(
      `<details class="control"><summary>${escapeHtml(texts.control)}: ${escapeHtml(controlTitle(control))}</summary>${facts.join('')}</details>`,
    );
    control = [];
  };
  for (const entry of entries) {
    if (entry.kind === 'control') control.push(entry);
    else {
      flush();
      html.push(transaction(entry, texts));
    }
  }
  flush();
  return html.join('');
}

function controlTitle(entries: readonly OverviewEntry[]): string {
  return entries.map(({ title, subtitle }) => [title, subtitle].filter((text) => text !== '').join(' ')).join(', ');
}

function transaction({ title, subtitle, line, verdict, parts }: OverviewEntry, texts: OverviewTexts): string {
  const decision = verdict ? `<p class="verdict ${verdict.tone}">${goTo(verdict.line, verdict.text)}</p>` : '';
  const firstSection = parts.findIndex((each) => each.kind !== 'facts');
  const panels = firstSection === -1 ? parts : parts.slice(0, firstSection);
  const cards =
    panels.length === 0 ? '' : `<div class="cards">${panels.map((each) => part(each, texts, 2)).join('')}</div>`;
  return `<article><header><p class="application">${escapeHtml(subtitle)}</p><h1>${goTo(line, title)}</h1>${decision}</header>${cards}${body(parts.slice(panels.length), texts, 2)}</article>`;
}

/** Parts below each other; small ones side by side. */
function body(parts: readonly OverviewPart[], texts: OverviewTexts, level: number): string {
  const html: string[] = [];
  for (let at = 0; at < parts.length;) {
    let end = at;
    for (let next = parts[end]; next && isSmall(next); next = parts[++end]);
    if (end > at)
      html.push(
        `<div class="cards">${parts
          .slice(at, end)
          .map((each) => part(each, texts, level))
          .join('')}</div>`,
      );
    const large = parts[end];
    if (large) html.push(part(large, texts, level));
    at = end + 1;
  }
  return html.join('');
}

function isSmall(each: OverviewPart): boolean {
  if (each.kind === 'facts') return true;
  if (each.kind === 'table') return each.columns.length <= 2;
  return each.kind === 'section' && each.parts.every((inner) => inner.kind === 'facts') && countFacts(each) <= SMALL;
}

function countFacts(each: OverviewPart): number {
  if (each.kind === 'section') return each.parts.reduce((sum, inner) => sum + countFacts(inner), 0);
  return each.kind === 'facts' ? each.facts.length : 0;
}

function part(each: OverviewPart, texts: OverviewTexts, level: number): string {
  switch (each.kind) {
    case 'facts':
      return `<section class="facts">${heading(each.title, level)}${facts(each.facts, texts, each.title !== undefined)}</section>`;
    case 'table':
      return `<section class="table">${heading(each.title, level)}${table(each, texts)}</section>`;
    case 'section':
      return isSmall(each)
        ? `<section class="facts">${heading(each.title, level, each.line)}${each.parts.map((inner) => (inner.kind === 'facts' ? facts(inner.facts, texts) : '')).join('')}</section>`
        : `<section class="group">${heading(each.title, level, each.line)}${body(each.parts, texts, Math.min(level + 1, 6))}</section>`;
    case 'condition':
      return condition(each, texts);
    case 'omitted':
      return `<p class="omitted">${goTo(each.line, filled(texts.omitted, each.records))}</p>`;
  }
}

function condition(
  { tone, lead, facts: rest, explanation }: OverviewPart & { kind: 'condition' },
  texts: OverviewTexts,
): string {
  const said = lead.map((fact) => `<span>${values({ ...fact, joint: ' ' }, texts)}</span>`).join(' ');
  const meant = explanation === undefined ? '' : `<p>${escapeHtml(explanation)}</p>`;
  const others = rest.map(
    (fact) => `<span>${escapeHtml(fact.label)} ${values({ ...fact, joint: fact.joint ?? ' ' }, texts)}</span>`,
  );
  return `<section class="condition ${tone}"><p class="lead">${said}</p>${meant}${others.length === 0 ? '' : `<p class="rest">${others.join(' · ')}</p>`}</section>`;
}

function heading(title: string | undefined, level: number, line?: number): string {
  if (title === undefined) return '';
  return `<h${level}>${line === undefined ? escapeHtml(title) : goTo(line, title)}</h${level}>`;
}

/** @param isAlone all there is below a heading that names it: a single value needs no label then */
function facts(all: readonly OverviewFact[], texts: OverviewTexts, isAlone = false): string {
  return `<dl${isAlone && all.length === 1 ? ' class="single"' : ''}>${all.map((fact) => `<div><dt>${escapeHtml(fact.label)}</dt><dd>${values(fact, texts)}</dd></div>`).join('')}</dl>`;
}

function table({ columns, rows }: OverviewPart & { kind: 'table' }, texts: OverviewTexts): string {
  const amounts = columns.map((_, at) => rows.every((row) => row[at]?.items[0]?.kind === 'amount' || !row[at]));
  const side = (at: number): string => (amounts[at] === true ? ' class="amount"' : '');
  const head = columns.map((label, at) => `<th scope="col"${side(at)}>${escapeHtml(label)}</th>`);
  const cells = rows.map(
    (row) => `<tr>${row.map((fact, at) => `<td${side(at)}>${fact ? values(fact, texts) : ''}</td>`).join('')}</tr>`,
  );
  return `<div class="wide"><table><thead><tr>${head.join('')}</tr></thead><tbody>${cells.join('')}</tbody></table></div>`;
}

function values({ items, joint }: OverviewFact, texts: OverviewTexts): string {
  const shown = items.map((each) => item(each, texts));
  return joint === undefined ? shown.map((each) => `<div>${each}</div>`).join('') : shown.join(escapeHtml(joint));
}

function item(
  { line, start, end, record, field, kind, text, meaning, isWrong }: OverviewItem,
  texts: OverviewTexts,
): string {
  const positions = start === end ? String(start) : `${start}-${end}`;
  const place = filled(texts.position, record, field, positions);
  const remark = kind === 'secret' ? ` (${texts.confidential})` : isWrong === true ? ` (${texts.wrong})` : '';
  const classes = ['item', kind, isWrong === true ? 'wrong' : '', isZero(text, kind) ? 'zero' : ''].filter(
    (name) => name !== '',
  );
  const value = `<span class="${classes.join(' ')}" role="link" tabindex="0" data-line="${line}" data-start="${start}" data-end="${end}" title="${escapeHtml(place + remark)}">${escapeHtml(text)}</span>`;
  return meaning === undefined ? value : `${value} <span class="meaning">${escapeHtml(meaning)}</span>`;
}

function isZero(text: string, kind: string): boolean {
  return kind === 'amount' && !/[1-9]/.test(text);
}

function goTo(line: number, title: string, attributes = ''): string {
  return `<span class="place" role="link" tabindex="0" data-line="${line}"${attributes}>${escapeHtml(title)}</span>`;
}

function filled(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d)\}/g, (whole, at: string) => String(values[Number(at)] ?? whole));
}
