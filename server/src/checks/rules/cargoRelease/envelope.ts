/** Rules of cargo release on the entry number and the block around the entry (SE-17, SE-24, SE-31). */
import type { BlockRule } from '../../blockRules';
import type { UnitRule } from '../../rule';
import type { Unit } from '../../../transmission/model';
import { RecordView } from '../../unitView';
import { entryRule } from './entry';

const filerCode = entryRule(
  {
    id: 'se-filer-code',
    title: 'Filer code of the block',
    description: 'The filer code of the entry number is that of the B record around the entry.',
    severity: 'error',
    page: 'SE-31',
  },
  ({ unit, header }, report) => {
    const filer = header.value('Entry Filer Code');
    const ofBlock = unit.blockHeader?.value('Processing Filer Code') ?? '';
    if (filer === '' || ofBlock === '' || filer === ofBlock) return;
    report(
      header,
      'Entry Filer Code',
      `The entry's filer code is ${filer}, that of the B record ${ofBlock}: they must be the same.`,
    );
  },
);

/** An entry number is used once, even when the entry is cancelled later. */
const repeatedEntry: BlockRule = {
  id: 'se-entry-repeated',
  title: 'An entry is added once',
  description:
    'An entry number can be added only once; after a cancellation it stays on file and cannot be used again.',
  severity: 'warning',
  applications: ['SE'],
  page: 'SE-17',
  check: (units, report) => {
    const first = new Map<string, { unit: Unit; header: RecordView }>();
    for (const unit of units) {
      const [record] = unit.records;
      if (record?.layout?.record.id !== 'SE10') continue;
      const header = new RecordView(record, 0);
      const number = header.value('Entry Number');
      if (header.value('Valid Action Code') !== 'A' || number === '') continue;
      const key = `${header.value('Entry Filer Code')}${number}`;
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, { unit, header });
        continue;
      }
      report(
        unit,
        header,
        'Entry Number',
        `Entry ${key} is added a second time in this block: an entry number is used once. Replace it (R), or give this entry its own number.`,
        {
          related: [{ unit: earlier.unit, record: earlier.header, field: 'Entry Number', message: 'Added here first' }],
        },
      );
    }
  },
};

export const envelopeRules: readonly UnitRule[] = [filerCode];
export const envelopeBlockRules: readonly BlockRule[] = [repeatedEntry];
