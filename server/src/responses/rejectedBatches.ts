/** Batches that CBP rejects as a whole: the records X0 and X1 that it returns instead of the responses (B&B-31). */
import { conditionDictionary } from '../layout/conditionDictionary';
import type { AceRecord, Batch } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import type { AnsweredTransaction, ReturnedCondition, Spot } from './answers';
import { read } from './conditionRecords';
import { controlIdentifier, placeByDictionary, placeByWords } from './fieldOfCondition';
import { idOf, valueOf } from './recordValues';
import type { ConditionRecord } from './responseMap';

/** How X1 reports a condition. */
const CONDITION: ConditionRecord = {
  record: 'X1',
  code: 'Condition Code',
  text: 'Narrative Text',
  severity: { otherwise: 'error' },
};
const REFERENCE = 'X0';

/** @returns for each rejected batch what is wrong with it; its line is that of the header of the batch in the request */
export function rejectedBatches(request: Transmission, response: Transmission): AnsweredTransaction[] {
  const used = new Set<Batch>();
  return response.batches.flatMap((returned) => {
    const records = recordsOf(returned);
    if (!records.some(({ record }) => idOf(record) === CONDITION.record)) return [];
    const batch = request.batches.find((each) => !used.has(each) && isMeant(each, returned, records));
    if (batch) used.add(batch);
    let references: AceRecord[] = [];
    const conditions: ReturnedCondition[] = [];
    for (const { record, line, isBehindCondition } of records) {
      if (idOf(record) === REFERENCE) references = isBehindCondition ? [record] : [...references, record];
      if (idOf(record) !== CONDITION.record) continue;
      const isFinal = valueOf(record, 'Disposition Type Code') === 'R';
      const reported = read(CONDITION, record);
      const [entry] = conditionDictionary(response.catalog).lookUp(reported.code);
      const target = batch && locate(request, batch, isFinal ? [] : references, entry?.where ?? [], reported.text);
      const named = target && request.recordAt(target.line);
      conditions.push({
        ...reported,
        line,
        application: batch?.blocks[0]?.application ?? '',
        target,
        record: named && idOf(named),
        outcome: isFinal ? 'rejected' : undefined,
        entry,
      });
    }
    return [
      { request: batch?.start, response: returned.start, end: returned.end, outcome: 'rejected' as const, conditions },
    ];
  });
}

interface Line {
  readonly record: AceRecord;
  readonly line: number;
  /** A condition stands right above, so that a reference begins anew. */
  readonly isBehindCondition: boolean;
}

function recordsOf({ blocks }: Batch): Line[] {
  let isBehindCondition = false;
  return blocks.flatMap(({ units }) =>
    units.flatMap(({ start, records }) =>
      records.map((record, at) => {
        const line = { record, line: start + at, isBehindCondition };
        isBehindCondition = idOf(record) === CONDITION.record;
        return line;
      }),
    ),
  );
}

/** Whether the batch may be the one that was rejected: of the same site, sender and date, with the block that is named. */
function isMeant({ header, blocks }: Batch, returned: Batch, records: readonly Line[]): boolean {
  if (blocks.some(({ layout }) => layout?.direction === 'output')) return false;
  const agree = (one: AceRecord | undefined, other: AceRecord | undefined, names: readonly string[]): boolean =>
    names.every((name) => {
      const [a, b] = [one, other].map((record) => (record ? valueOf(record, name) : ''));
      return a === '' || b === '' || a === b;
    });
  const reference = records.find(
    ({ record }) => idOf(record) === REFERENCE && valueOf(record, 'Reference Data Type Code') === 'BLOCK',
  )?.record;
  const isSender = agree(header, returned.header, ['Sender/Receiver Site Code', 'Sender/Receiver ID Code']);
  if (!reference) return isSender;
  const application = valueOf(reference, 'Application Identifier Code');
  return (
    isSender &&
    blocks.some(
      (block) =>
        (application === '' || block.application === application) &&
        agree(block.header, reference, ['Processing District/Port Code', 'Processing Filer Code']),
    )
  );
}

function locate(
  request: Transmission,
  batch: Batch,
  references: readonly AceRecord[],
  where: Parameters<typeof placeByDictionary>[1],
  text: string,
): Spot | undefined {
  const last = references.at(-1);
  const type = last ? valueOf(last, 'Reference Data Type Code') : '';
  if (last && type === 'TRNACT') {
    const line = batch.start + Number(valueOf(last, 'Record Position Within Batch')) - 1;
    const position = Number(valueOf(last, 'Problem Position Within Record'));
    const record = request.recordAt(line);
    if (!record || line < batch.start || line >= batch.end) return undefined;
    const field = position > 0 ? request.fieldAt(line, position - 1)?.field : undefined;
    if (field && !field.isFiller)
      return { line, start: field.field.start, end: field.field.end, field: field.field.name };
    return { line, ...(position > 0 ? { start: position, end: position } : controlIdentifier(record.layout)) };
  }
  const block = last && batch.blocks[Number(valueOf(last, 'Occurrence Position')) - 1];
  const line = block?.start ?? batch.start;
  const record = request.recordAt(line);
  const place = record && (placeByDictionary(record, where, []) ?? placeByWords(record, text));
  return record && { line, ...(place ?? controlIdentifier(record.layout)) };
}
