/** The page of a record or chapter: HTML in which every text of a layout is escaped. */
import type {
  ChapterPage,
  CodeFacts,
  Edition,
  FieldFacts,
  FormFacts,
  LayoutPage,
  LayoutRecord,
  MapFacts,
  NodeFacts,
  RecordPage,
  RecordRef,
  TransactionFacts,
} from '../../../server/src/features/layoutPages/model';
import { escapeHtml } from '../overview/html';

/** Words of the page itself, in the language of the person; `{0}` stands for a number or name. */
export interface LayoutTexts {
  readonly back: string;
  readonly filter: string;
  readonly nothing: string;
  readonly version: string;
  readonly page: string;
  readonly officialText: string;
  readonly transcription: string;
  readonly ownFile: string;
  readonly positions: string;
  readonly field: string;
  readonly class: string;
  readonly designation: string;
  readonly meaning: string;
  readonly always: string;
  readonly codes: string;
  readonly moreCodes: string;
  readonly where: string;
  readonly notes: string;
  readonly errata: string;
  readonly base: string;
  readonly variant: string;
  readonly input: string;
  readonly output: string;
  readonly both: string;
  readonly response: string;
  readonly records: string;
  readonly maps: string;
  readonly when: string;
  readonly gone: string;
}

/** Lists of codes up to this long are unfolded. */
const SHORT_LIST = 6;

/** @param hasBack whether there is a page to go back to */
export function layoutHtml(page: LayoutPage, texts: LayoutTexts, hasBack: boolean): string {
  const title = page.kind === 'record' ? `${page.record.id} ${page.record.name}` : page.edition.title;
  const crumbs =
    page.kind === 'record'
      ? `<p class="application">${link({ chapter: page.record.chapter }, page.edition.title)} · ${escapeHtml(directionInWords(page.record.direction, texts))}</p>`
      : '';
  return `<div class="bar"><button type="button" data-back${hasBack ? '' : ' disabled'}>${escapeHtml(texts.back)}</button><input type="search" placeholder="${escapeHtml(texts.filter)}" aria-label="${escapeHtml(texts.filter)}"></div><article><header>${crumbs}<h1>${escapeHtml(title)}</h1>${page.kind === 'record' ? paragraph(page.summary) : ''}${source(page.edition, page.kind === 'record' ? page.page : null, texts)}${page.doubts.map((doubt) => paragraph(doubt, 'doubt')).join('')}</header>${page.kind === 'record' ? record(page, texts) : chapter(page, texts)}<p class="empty nothing" hidden>${escapeHtml(texts.nothing)}</p></article>`;
}

/** @returns the edition in words: document, version, date, and what it rests on */
export function editionInWords(edition: Edition, texts: LayoutTexts): string {
  const { document, version, date } = edition;
  return [document, version === null ? '' : filled(texts.version, version), date, basisInWords(edition, texts)]
    .filter((part) => part !== '')
    .join(' · ');
}

export function basisInWords({ file, basis }: Edition, texts: LayoutTexts): string {
  if (file !== null) return filled(texts.ownFile, file);
  return basis === 'official text' ? texts.officialText : texts.transcription;
}

export function directionInWords(direction: RecordRef['direction'], texts: LayoutTexts): string {
  return texts[direction];
}

function source(edition: Edition, page: string | null, texts: LayoutTexts): string {
  const where = page === null ? '' : ` · ${filled(texts.page, page)}`;
  return paragraph(`${editionInWords(edition, texts)}${where}`, 'source');
}

function record(page: RecordPage, texts: LayoutTexts): string {
  const places = page.places.map(({ map, groups, standing, remarks }) => {
    const path = [map, ...groups].map(escapeHtml).join(' › ');
    return `<li>${path}: <b>${escapeHtml(standing)}</b>${remarks.map((remark) => ` ${escapeHtml(remark)}`).join('')}</li>`;
  });
  const neighbours = [
    page.previous ? `<span>← ${recordLink(page.previous)}</span>` : '<span></span>',
    page.next ? `<span>${recordLink(page.next)} →</span>` : '',
  ];
  const [base, ...variants] = page.forms;
  return `${places.length === 0 ? '' : `<section class="group"><h2>${escapeHtml(texts.where)}</h2><ul>${places.join('')}</ul></section>`}${base ? form(base, texts, variants.length > 0) : ''}${variants.map((each) => form(each, texts, true)).join('')}${list(texts.notes, page.notes)}${list(texts.errata, page.errata)}<nav class="neighbours">${neighbours.join('')}</nav>`;
}

function form(
  { name, when, page, summary, notes, errata, fields }: FormFacts,
  texts: LayoutTexts,
  isNamed: boolean,
): string {
  const heads = [texts.positions, texts.field, texts.class, texts.designation, texts.meaning];
  const title = name === null ? texts.base : filled(texts.variant, name);
  const said = [
    when === null ? '' : paragraph(filled(texts.when, when)),
    summary === null ? '' : paragraph(summary),
    page === null ? '' : paragraph(filled(texts.page, page), 'source'),
  ].join('');
  return `<section class="group form">${isNamed ? `<h2>${escapeHtml(title)}</h2>` : ''}${said}<div class="wide"><table class="fields"><thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead><tbody>${fields.map((each) => row(each, texts, name !== null)).join('')}</tbody></table></div>${list(texts.notes, notes)}${list(texts.errata, errata)}</section>`;
}

function row(field: FieldFacts, texts: LayoutTexts, isVariant: boolean): string {
  const { start, end, name, isFiller, isOwn, value, writing, description, conditions, codes, notes } = field;
  const classes = [isFiller ? 'filler' : '', isVariant && !isOwn ? 'shared' : ''].filter((each) => each !== '');
  const meaning = [
    value === null ? '' : `<p>${escapeHtml(texts.always)} <code>${escapeHtml(value)}</code></p>`,
    description === null ? '' : paragraph(description),
    writing.length === 0 ? '' : paragraph(writing.join(' · '), 'source'),
    ...conditions.map(
      ({ text, records }) =>
        `<p class="rule">${escapeHtml(text)}${records.map((each) => ` ${link({ chapter: each.chapter, record: each }, `→ ${each.id}`)}`).join('')}</p>`,
    ),
    ...notes.map((note) => paragraph(note, 'note')),
    ...codes.map((each) => codeList(each, texts)),
  ];
  return `<tr${classes.length === 0 ? '' : ` class="${classes.join(' ')}"`} data-filter><td class="at">${start === end ? start : `${start}–${end}`}<span class="length"> (${end - start + 1})</span></td><th scope="row">${escapeHtml(name)}</th><td><abbr title="${escapeHtml(field.classInWords)}">${escapeHtml(field.class)}</abbr></td><td><abbr title="${escapeHtml(field.designationInWords)}">${field.designation}</abbr></td><td>${meaning.join('')}</td></tr>`;
}

function codeList({ title, codes, total, notes }: CodeFacts, texts: LayoutTexts): string {
  const said = notes.map((note) => paragraph(note, 'note')).join('');
  if (codes.length === 0) return `${paragraph(title)}${said}`;
  const items = codes.map(
    ([code, meaning]) =>
      `<div data-code><dt><code>${escapeHtml(code.trim() === '' ? '␠' : code)}</code></dt><dd>${escapeHtml(meaning)}</dd></div>`,
  );
  const more = total > codes.length ? paragraph(filled(texts.moreCodes, total - codes.length), 'note') : '';
  return `<details class="codes"${codes.length <= SHORT_LIST ? ' open' : ''}><summary>${escapeHtml(title)} <span class="length">(${escapeHtml(filled(texts.codes, total))})</span></summary><dl>${items.join('')}</dl>${more}${said}</details>`;
}

function chapter(page: ChapterPage, texts: LayoutTexts): string {
  const records = page.records.map(
    (each) =>
      `<li data-filter>${recordLink(each)} <span class="length">${escapeHtml(directionInWords(each.direction, texts))}</span></li>`,
  );
  return `${list(texts.notes, page.notes)}<section class="group"><h2>${escapeHtml(texts.records)}</h2><ul class="records">${records.join('')}</ul></section>${page.transactions.map((each) => transaction(each, texts)).join('')}`;
}

function transaction(each: TransactionFacts, texts: LayoutTexts): string {
  const { application, direction, title, page, response, maps } = each;
  const code = /^[^*]{2}$/.test(application) ? `${application} ` : '';
  const answer =
    response === null
      ? ''
      : `<p>${escapeHtml(texts.response)} ${response.chapter === null ? escapeHtml(response.application) : link({ chapter: response.chapter }, response.application)}</p>`;
  return `<section class="group"><h2>${escapeHtml(`${code}${title}`)} <span class="length">${escapeHtml(directionInWords(direction, texts))}</span></h2>${page === null ? '' : paragraph(filled(texts.page, page), 'source')}${answer}${list(texts.notes, each.notes)}${list(texts.errata, each.errata)}${maps.map((map, at) => structure(map, texts, at === 0)).join('')}</section>`;
}

function structure({ name, when, nodes }: MapFacts, texts: LayoutTexts, isFirst: boolean): string {
  const title = [texts.maps, name ?? ''].filter((part) => part !== '').join(': ');
  return `<details class="map"${isFirst ? ' open' : ''}><summary>${escapeHtml(title)}</summary>${when === null ? '' : paragraph(filled(texts.when, when))}<ul>${nodes.map((each) => node(each)).join('')}</ul></details>`;
}

function node({ name, standing, remarks, record, chapter: home, nodes }: NodeFacts): string {
  const title =
    record === null
      ? home === null
        ? `<b>${escapeHtml(name)}</b>`
        : link({ chapter: home }, name)
      : link({ chapter: record.chapter, record }, name);
  const said = remarks.map((remark) => ` <span class="note">${escapeHtml(remark)}</span>`).join('');
  const members = nodes.length === 0 ? '' : `<ul>${nodes.map((each) => node(each)).join('')}</ul>`;
  return `<li data-filter>${title} <span class="length">${escapeHtml(standing)}</span>${said}${members}</li>`;
}

function recordLink(each: LayoutRecord): string {
  return link({ chapter: each.chapter, record: each }, `${each.id} ${each.name}`);
}

function link(
  { chapter: home, record: target }: { chapter: string; record?: { id: string; direction: string } },
  text: string,
): string {
  const to = target ? ` data-record="${escapeHtml(target.id)}" data-direction="${escapeHtml(target.direction)}"` : '';
  return `<span class="place link" role="link" tabindex="0" data-chapter="${escapeHtml(home)}"${to}>${escapeHtml(text)}</span>`;
}

function list(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<section class="remarks"><h3>${escapeHtml(title)}</h3><ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul></section>`;
}

function paragraph(text: string, name?: string): string {
  return `<p${name === undefined ? '' : ` class="${name}"`}>${escapeHtml(text)}</p>`;
}

function filled(template: string, value: string | number): string {
  return template.replace('{0}', () => String(value));
}
