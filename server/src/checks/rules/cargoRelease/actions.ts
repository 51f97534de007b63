/** Rules of cargo release on what an action asks for: replacement numbers, documents, lines (SE-19, SE-42, SE-43). */
import type { UnitRule } from '../../rule';
import { entryRule, filingRule } from './entry';

/** Cancellation reason to the SE20 reference it asks for (SE-42). */
const replacements: Record<string, { qualifier: string; what: string }> = {
  '02': { qualifier: 'IB', what: 'replacement in-bond number' },
  '03': { qualifier: 'EN', what: 'replacement entry number' },
  '04': { qualifier: 'FTZ', what: 'replacement FTZ admission number' },
};

const cancelReference = entryRule(
  {
    id: 'se-cancel-reference',
    title: 'Cancellation names what replaces the entry',
    description: 'Reasons 02, 03 and 04 say that something took the place of the entry; an SE20 record names it.',
    severity: 'warning',
    page: 'SE-42',
  },
  (entry, report) => {
    const contact = entry.unit.first('SE13');
    const replacement = replacements[contact?.value('Reason Code') ?? ''];
    if (entry.action !== 'D' || !contact || !replacement || !entry.isWhole) return;
    if (entry.references(replacement.qualifier).length > 0) return;
    report(
      contact,
      'Reason Code',
      `Reason ${contact.value('Reason Code')} needs an SE20 record with qualifier ${replacement.qualifier}, the ${replacement.what}; none follows.`,
    );
  },
);

const cancelWeekly = entryRule(
  {
    id: 'se-cancel-weekly',
    title: 'Cancellation of a weekly zone entry',
    description:
      'Reason 12 says that no foreign-status goods left the zone, so it is for weekly entries of type 06 only.',
    severity: 'warning',
    page: 'SE-42',
  },
  ({ unit, entryType, additional }, report) => {
    const contact = unit.first('SE13');
    if (contact?.value('Reason Code') !== '12' || entryType === '') return;
    if (entryType !== '06')
      report(contact, 'Reason Code', `Reason 12 is for weekly entries of type 06; this entry is of type ${entryType}.`);
    else if (additional?.isBlank('Entry Date Election Code') === true)
      report(
        contact,
        'Reason Code',
        'Reason 12 is for weekly entries, and the SE11 record does not elect one: Entry Date Election Code W expected.',
      );
  },
);

const disReference = entryRule(
  {
    id: 'se-dis-reference',
    title: 'Documents sent to DIS have a reference',
    description: 'With DIS Indicator 1 an SE20 record with qualifier DIS gives the reference of the documents.',
    severity: 'warning',
    page: 'SE-43',
  },
  (entry, report) => {
    const contact = entry.unit.first('SE13');
    if (contact?.value('DIS Indicator') !== '1' || !entry.isWhole || entry.references('DIS').length > 0) return;
    report(
      contact,
      'DIS Indicator',
      'DIS Indicator 1 needs an SE20 record with qualifier DIS, the reference of the documents sent; none follows.',
    );
  },
);

const linesExpected = filingRule(
  {
    id: 'se-lines-expected',
    title: 'An entry has lines',
    description:
      'HTS number and country of origin are mandatory data of every entry that is added or replaced; they stand on SE40 and SE60.',
    severity: 'warning',
    page: 'SE-19',
  },
  (entry, report) => {
    if (entry.lines.length > 0 || !entry.isWhole) return;
    report(
      entry.header,
      undefined,
      `The entry has no SE40 line: country of origin and HTS number are expected when an entry is ${entry.action === 'A' ? 'added' : 'replaced'}.`,
    );
  },
);

export const actionRules: readonly UnitRule[] = [cancelReference, cancelWeekly, disReference, linesExpected];
