/** Fixes of the control records: those that are missing, and what A and Z, B and Y have in common. */
import { fieldText } from '../../layout/condition';
import type { CompiledField } from '../../layout/compile';
import { envelopeAt } from '../../transmission/context';
import type { AceRecord, Batch, Block } from '../../transmission/model';
import { KnownValues, skeleton } from '../../transmission/skeleton';
import type { Transmission } from '../../transmission/transmission';
import { blotPassword } from '../livePassword';
import { blockCount } from '../blockCount';
import type { Fix } from './fix';
import { evident, harmless, oneOfSeveral, writeValue, type FixMaker } from './subject';

const APPLICATION = 'Application Identifier Code';

/** Which control record is missing is told by the condition code, as several may be missing on one line. */
const missing: FixMaker = ({ transmission, finding: { line, conditionCode } }) => {
  const batch = transmission.batchAt(line);
  const block = transmission.blockAt(line);
  if (!batch) return [];
  if (conditionCode === 'X06') return closeBatch(transmission, batch);
  if (conditionCode === 'X05') return block ? insertion(transmission, block.end, block.end - 1, ['Y']) : [];
  if (conditionCode === 'X03') return block ? openBlock(transmission, block) : [];
  return openBatch(transmission, batch);
};

function closeBatch(transmission: Transmission, batch: Batch): Fix[] {
  const last = batch.blocks.at(-1);
  const needsBlockEnd = last !== undefined && !last.trailer;
  return insertion(transmission, batch.end, batch.end - 1, needsBlockEnd ? ['Y', 'Z'] : ['Z']);
}

/** @param above line of the last record above, in whose batch and block the new ones are */
function insertion(transmission: Transmission, line: number, above: number, ids: readonly string[]): Fix[] {
  const application = envelopeAt(transmission, above);
  const known = new KnownValues(transmission, line, above);
  const records = ids.flatMap((id) => known.record(application, id, undefined)?.text ?? []);
  const title = `Insert the ${ids.join(' and ')} record${ids.length === 1 ? '' : 's'} behind this record`;
  return [{ title, edits: [{ kind: 'insert', line, records }], ...harmless }];
}

/** A B record with the values of its Y record, or with the application that the A record tells. */
function openBlock(transmission: Transmission, block: Block): Fix[] {
  const text = headerFrom(transmission, block.start, 'B', block.trailer, block.application);
  return text === undefined ? [] : [opening('B', block.start, text)];
}

function openBatch(transmission: Transmission, batch: Batch): Fix[] {
  const text = headerFrom(transmission, batch.start, 'A', batch.trailer, batch.blocks[0]?.application ?? '');
  return text === undefined ? [] : [opening('A', batch.start, text)];
}

function opening(id: string, line: number, text: string): Fix {
  return {
    title: `Insert the ${id} record before this record`,
    edits: [{ kind: 'insert', line, records: [text] }],
    ...evident,
  };
}

/** @returns the header that goes with a trailer; undefined when neither a trailer nor an application tells anything of it */
function headerFrom(
  transmission: Transmission,
  line: number,
  id: string,
  trailer: AceRecord | undefined,
  application: string,
): string | undefined {
  const layout = envelopeAt(transmission, line).records.get(id)?.base;
  if (!layout || (!trailer && application === '')) return undefined;
  const valueOf = ({ field }: CompiledField): string | undefined => {
    const value = trailer && fieldText(trailer, field.name)?.trim();
    if (value !== undefined && value !== '') return value;
    return field.name === APPLICATION && application !== '' ? application : undefined;
  };
  return skeleton(layout, valueOf);
}

const count: FixMaker = ({ transmission, finding: { line } }) => {
  const block = transmission.blockAt(line);
  const found = block && blockCount(block);
  return found ? writeValue(line, found.field, String(found.actual).padStart(5, '0'), harmless) : [];
};

const conflict: FixMaker = ({ transmission, finding: { line }, field }) => {
  const header = transmission.batchAt(line)?.header;
  const value = header && fieldText(header, APPLICATION)?.trim();
  return field && value !== undefined ? writeValue(line, field, value, oneOfSeveral) : [];
};

/** Fixes of control records, by rule. */
export const envelopeFixes: Readonly<Record<string, FixMaker>> = {
  'control-record-missing': missing,
  'block-count': count,
  'application-conflict': conflict,
  'live-password': blotPassword,
};
