/** Links from tariff numbers to the official tariff schedule, and from numbers of CSMS messages to CBP's. Nothing is fetched: the person opens them. */
import type { DocumentLink } from 'vscode-languageserver';
import type { CompiledField, CompiledLayout } from '../layout/compile';
import type { Transmission } from '../transmission/transmission';
import { csmsMentions } from './cbpPages';

const SCHEDULE = 'https://hts.usitc.gov/search?query=';
const TARIFF_FIELD =
  /^(?:.* )?(?:HTS|Harmonized(?: Tariff Schedule)?|Tariff) Number(?: [0-9]+| for PF Status Merchandise)?$/;
/** How much of a large file gets links. */
const MOST_LINES = 20_000;
const MOST_LINKS = 5000;

/** @returns the tariff numbers of the file, each with the address of its line in the schedule, and the CSMS messages it names */
export function documentLinks(transmission: Transmission): DocumentLink[] {
  const links: DocumentLink[] = [];
  const end = Math.min(transmission.recordCount, MOST_LINES);
  for (let line = 0; line < end && links.length < MOST_LINKS; line++) {
    const record = transmission.recordAt(line);
    for (const { from, to } of record?.layout ? tariffFields(record.layout) : []) {
      const value = record?.text.slice(from, to).trimEnd() ?? '';
      const number = tariffNumber(value);
      if (number === undefined) continue;
      links.push({
        range: { start: { line, character: from }, end: { line, character: from + value.length } },
        target: `${SCHEDULE}${number}`,
        tooltip: `Find ${number} in the tariff schedule of the US International Trade Commission`,
      });
    }
    for (const { number, address, from, to } of csmsMentions(transmission.document.line(line)))
      links.push({
        range: { start: { line, character: from }, end: { line, character: to } },
        target: address,
        tooltip: `Open CSMS message ${number}`,
      });
  }
  return links;
}

/**
 * @param value characters of a field
 * @returns the number as the schedule prints it, without the statistical suffix: `8504.40.95`; undefined when it is none
 */
export function tariffNumber(value: string): string | undefined {
  if (!/^[0-9]{4}(?:[0-9]{2}){0,3}$/.test(value) || value.startsWith('00')) return undefined;
  return [value.slice(0, 4), value.slice(4, 6), value.slice(6, 8)].filter((part) => part !== '').join('.');
}

const known = new WeakMap<CompiledLayout, readonly CompiledField[]>();

function tariffFields(layout: CompiledLayout): readonly CompiledField[] {
  let fields = known.get(layout);
  if (!fields) {
    // A claim for drawback also names tariff numbers of Canada and Mexico, which the schedule does not have.
    fields = layout.fields.filter(
      ({ field }) => TARIFF_FIELD.test(field.name) && !/\bforeign government\b/.test(field.description ?? ''),
    );
    known.set(layout, fields);
  }
  return fields;
}
