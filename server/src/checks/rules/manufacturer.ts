/** Rules of manufacturer records, $I (AMF-11 to AMF-18). The chapter is known from a transcription, so nothing here is an error. */
import type { UnitRule } from '../rule';
import { isWhole, rulesFor } from './common';

const define = rulesFor('$I');

/** Texts that go on in the field of a later record once the first field is full. */
const continued = [
  { from: '$1', fromField: 'Firm Name', to: '$2', toField: 'Firm Name' },
  { from: '$2', fromField: 'Street', to: '$3', toField: 'Street' },
  { from: '$3', fromField: 'City', to: '$4', toField: 'City' },
] as const;

const continuation = define(
  {
    id: 'mi-continuation',
    title: 'Names and addresses over several records',
    description: 'Name, street and city go on in a later record only where the field of the first is full.',
    severity: 'warning',
    page: 'AMF-15',
  },
  (unit, report) => {
    if (unit.first('$1')?.value('Update Action Code') !== 'A') return;
    for (const { from, fromField, to, toField } of continued) {
      const [first, second] = [unit.first(from), unit.first(to)];
      if (!second || second.isBlank(toField)) continue;
      // The place where the text is cut may be a blank.
      const full = first !== undefined && /[^ ] ?$/.test(first.raw(fromField));
      if (!full)
        report(
          second,
          toField,
          `${toField} goes on here, and the ${from} record, where it begins, still has room: fill that first.`,
        );
    }
  },
);

/** Countries whose addresses have a postal code: the United States, Canada by province, China (AMF-17). */
const hasPostalCode = (country: string): boolean => ['US', 'CN', 'CA'].includes(country) || /^X[A-Y]$/.test(country);

const postalCode = define(
  {
    id: 'mi-postal-code',
    title: 'Postal code',
    description: 'A manufacturer in the United States, Canada or China is added with its postal code, on a $4 record.',
    severity: 'warning',
    page: 'AMF-17',
  },
  (unit, report) => {
    const header = unit.first('$1');
    const country = header?.value('ISO Country Code') ?? '';
    if (header?.value('Update Action Code') !== 'A' || !hasPostalCode(country) || !isWhole(unit)) return;
    const last = unit.first('$4');
    if (last?.isBlank('ZIP or Postal Code') !== false)
      report(
        last ?? header,
        last ? 'ZIP or Postal Code' : undefined,
        `A manufacturer in ${country} is added with its postal code on a $4 record${last ? '' : '; there is none'}.`,
      );
  },
);

const canada = define(
  {
    id: 'mi-canada',
    title: 'Canadian manufacturers by province',
    description: 'For Canada the code of the province stands in place of the country code.',
    severity: 'warning',
    page: 'AMF-11',
  },
  (unit, report) => {
    const header = unit.first('$1');
    if (header?.value('ISO Country Code') === 'CA')
      report(header, 'ISO Country Code', 'Canada is given by its province (X and a letter), not as CA.');
  },
);

export const manufacturerRules: readonly UnitRule[] = [continuation, postalCode, canada];
