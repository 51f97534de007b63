/** What is worth a look in a cargo release response, SX (SE-18, SE-83). */
import type { UnitRule } from '../../rule';
import type { RecordView } from '../../unitView';

/** Message types about the whole transaction: rejected, accepted, accepted with warnings, referred to review. */
const dispositions = ['01', '02', '03', '04'];
const REJECTED_RECORD = '11';

const messageType = (record: RecordView): string => record.value('Message Type Code');
const isDisposition = (record: RecordView): boolean => dispositions.includes(messageType(record));

const disposition: UnitRule = {
  id: 'sx-disposition',
  title: 'Disposition of an entry',
  description: 'One SE90 record with message type 01 to 04 ends the answer to each entry.',
  severity: 'information',
  applications: ['SX'],
  page: 'SE-83',
  check: (unit, report) => {
    const messages = unit.all('SE90');
    const last = unit.records.at(-1);
    if (unit.records[0]?.id !== 'SE10' || !last) return;
    const final = messages.filter(isDisposition);
    if (final.length === 0)
      report(last, undefined, 'No SE90 with message type 01 to 04 says what became of the entry.');
    for (const record of final.slice(0, -1))
      report(
        record,
        'Message Type Code',
        `Message type ${messageType(record)} is about the whole entry, and another follows.`,
      );
    const ending = final.at(-1);
    if (ending && ending !== last)
      report(
        ending,
        'Message Type Code',
        `Message type ${messageType(ending)} is about the whole entry and stands at its end.`,
      );
  },
};

const consistency: UnitRule = {
  id: 'sx-consistency',
  title: 'Record messages and disposition',
  description: 'A rejected entry usually has a rejected record, and an accepted one has none.',
  severity: 'information',
  applications: ['SX'],
  page: 'SE-83',
  check: (unit, report) => {
    const messages = unit.all('SE90');
    const final = messages.findLast(isDisposition);
    if (!final) return;
    const rejected = messages.find((record) => messageType(record) === REJECTED_RECORD);
    const outcome = messageType(final);
    if ((outcome === '02' || outcome === '03') && rejected)
      report(final, 'Message Type Code', 'The entry is accepted although a record of it is rejected (11).', {
        related: [{ record: rejected, field: 'Message Type Code', message: 'Rejected record' }],
      });
    if (outcome === '01' && !rejected)
      report(final, 'Message Type Code', 'The entry is rejected, and no record message (11) says why.');
  },
};

export const responseRules: readonly UnitRule[] = [disposition, consistency];
