/** How many transactions a block holds, as the structure maps say: their topmost group is limited for the whole block. */
import type { BlockRule } from '../blockRules';
import { RecordView } from '../unitView';

const blockLimit: BlockRule = {
  id: 'block-limit',
  title: 'Transactions in a block',
  description: 'The structure map of the chapter limits how many transactions a block holds.',
  severity: 'error',
  // Where a block holds a single transaction, the structure checks say so.
  applications: ['SE', 'QP', 'WP', 'CB', 'SF', '$I', 'QA'],
  page: 'structure map',
  check: (units, report) => {
    for (const [at, unit] of units.entries()) {
      const { steps, block } = unit;
      const place = steps?.map.root.children[0];
      const [first] = unit.records;
      if (!place || !first || at < place.max) continue;
      const record = new RecordView(first, 0);
      // A transcribed map may have lost the limit of a block; and the map of cargo release for new entries prints none.
      const proven = block.layout?.chapter.basis === 'official text' && block.application !== 'SE';
      report(
        unit,
        record,
        undefined,
        `A block holds at most ${place.max} ${place.name ?? record.id}; here begins number ${at + 1}: put it into a block of its own.`,
        { severity: proven ? 'error' : 'warning' },
      );
      return;
    }
  },
};

export const blockLimitRules: readonly BlockRule[] = [blockLimit];
