/** Which records may stand on a line, by what stands above it. */
import type { ApplicationLayout } from '../layout/catalog';
import type { CompiledLayout } from '../layout/compile';
import { REGULAR, type Place, type Step } from '../layout/structureMap';
import type { StructureSteps } from '../layout/structureSteps';
import { isEnvelopeLine } from '../transmission/envelope';
import type { AceRecord, Block, Unit } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import { envelopeAt } from '../transmission/context';

/** `needed`: mandatory next; `allowed`: the map foresees it; `irregular`: it departs from the map. */
export type Standing = 'needed' | 'allowed' | 'irregular';

export interface ExpectedRecord {
  readonly layout: CompiledLayout;
  readonly application: ApplicationLayout;
  readonly standing: Standing;
  /** Undefined for records of the envelope, and where the application has no structure map. */
  readonly step: Step | undefined;
  /** The record begins another repetition of what stands above. */
  readonly again: boolean;
}

/** How many lines above, blank or unknown, are passed over to find the record that tells what follows. */
const LOOK_UP = 200;
/** How many records above are counted to tell whether a limit of repetitions is reached. */
const COUNT_BACK = 400;
const RANK: Record<Standing, number> = { needed: 0, allowed: 1, irregular: 2 };

/**
 * @param line 0-based line, of a record or of none
 * @returns the records that may stand there, the likeliest first; what the line itself and those below hold is left aside
 */
export function expectedRecords(transmission: Transmission, line: number): ExpectedRecord[] {
  const above = recordAbove(transmission, line);
  if (above === undefined) return atTheTop(transmission);
  const kind = isEnvelopeLine(transmission.document.line(above)) ? transmission.document.line(above).charAt(0) : '';
  const control = (id: string, standing: Standing): ExpectedRecord[] =>
    controlRecord(transmission, above, id, standing);
  const block = transmission.blockAt(above);
  if (kind === 'A') return control('B', 'needed');
  if (kind === 'Z') return control('A', 'allowed');
  if (kind === 'Y') return [...closing(transmission, above, line), ...control('B', 'allowed')];
  if (!block) return [];
  if (kind === 'B') return ofApplication(block, undefined, undefined);
  return afterRecord(transmission, block, above, line);
}

/** @returns the 0-based line of the nearest record above that has a place, or of a control record; undefined where there is none */
export function recordAbove(transmission: Transmission, line: number): number | undefined {
  let known: number | undefined;
  for (let at = line - 1; at >= 0 && at >= line - LOOK_UP; at--) {
    const text = transmission.document.line(at);
    if (isEnvelopeLine(text)) return known ?? at;
    const record = transmission.recordAt(at);
    if (record?.place) return at;
    if (record && text.trim() !== '') known ??= at;
  }
  return known;
}

function atTheTop(transmission: Transmission): ExpectedRecord[] {
  const first = transmission.batches[0]?.blocks[0];
  const fragment = first && !first.header && !first.batch.header ? ofApplication(first, undefined, undefined) : [];
  return [...controlRecord(transmission, 0, 'A', 'needed'), ...fragment];
}

function controlRecord(transmission: Transmission, line: number, id: string, standing: Standing): ExpectedRecord[] {
  const application = envelopeAt(transmission, line);
  const layout = application.records.get(id)?.base;
  return layout ? [{ layout, application, standing, step: undefined, again: false }] : [];
}

/** The Z record behind a block, unless the batch has one below. */
function closing(transmission: Transmission, above: number, line: number): ExpectedRecord[] {
  const batch = transmission.batchAt(above);
  if (batch?.trailer && batch.end - 1 > line) return [];
  return controlRecord(transmission, above, 'Z', batch?.header ? 'needed' : 'irregular');
}

function afterRecord(transmission: Transmission, block: Block, above: number, line: number): ExpectedRecord[] {
  const unit = transmission.unitAt(above);
  const record = transmission.recordAt(above);
  const place = record?.place;
  const records = ofApplication(block, unit, place ? { place, at: above - unitStart(unit) } : undefined);
  if (block.trailer && block.end - 1 > line) return records;
  const complete = place === undefined || unit?.steps?.remaining(place).length === 0;
  const trailer = controlRecord(transmission, above, 'Y', block.header && complete ? 'allowed' : 'irregular');
  return inOrder([...records, ...(block.header ? trailer : [])], place);
}

function unitStart(unit: Unit | undefined): number {
  return unit?.start ?? 0;
}

/**
 * @param unit the unit above, whose map is taken; without it every map of the application
 * @param from the place of the last record and its index in the unit; without it the beginning of a unit
 */
function ofApplication(
  block: Block,
  unit: Unit | undefined,
  from: { place: Place; at: number } | undefined,
): ExpectedRecord[] {
  const application = block.layout;
  if (!application) return [];
  const maps = unit?.steps ? [unit.steps] : application.maps;
  if (maps.length === 0)
    return [...application.records.values()].map(({ base }) => ({
      layout: base,
      application,
      standing: 'allowed',
      step: undefined,
      again: false,
    }));
  const best = new Map<string, ExpectedRecord>();
  for (const steps of maps) {
    for (const id of steps.map.records) {
      const layout = application.records.get(id)?.base;
      const step = layout && bestStep(steps, id, unit, from);
      if (!step || isEnvelopeLine(id)) continue;
      const known = best.get(id);
      const candidate: ExpectedRecord = { layout, application, ...step };
      if (!known || RANK[candidate.standing] < RANK[known.standing]) best.set(id, candidate);
    }
  }
  return inOrder([...best.values()], from?.place);
}

function bestStep(
  steps: StructureSteps,
  id: string,
  unit: Unit | undefined,
  from: { place: Place; at: number } | undefined,
): (Pick<ExpectedRecord, 'standing' | 'again'> & { step: Step }) | undefined {
  const start = from?.place ?? steps.map.root;
  const candidates = steps.fromIdentifier(start, id);
  const open = candidates.find((step) => step.cost < REGULAR && !(unit && from && isFull(unit, from.at, step.opens)));
  if (!open) return candidates[0] && { step: candidates[0], standing: 'irregular', again: false };
  const again = open.opens.index <= start.index && start.index < open.opens.end && from !== undefined;
  const needed = !again && open.opens.mandatory && mandatoryWithin(open.to, open.opens);
  return { step: open, standing: needed ? 'needed' : 'allowed', again };
}

/** Whether a record is mandatory in the place that it opens. */
function mandatoryWithin(to: Place, opens: Place): boolean {
  for (let place = to; place !== opens && place.parent; place = place.parent) if (!place.mandatory) return false;
  return true;
}

/** Whether a place has been filled as often as the map allows, counted from record `at` of the unit upwards. */
function isFull(unit: Unit, at: number, place: Place): boolean {
  if (place.max === Infinity) return false;
  let count = 0;
  for (let index = at; index >= 0 && index > at - COUNT_BACK && count < place.max; index--) {
    const record = unit.records[index];
    if (!record?.opens) continue;
    if (record.opens === place) count++;
    else if (opensAround(record, place)) {
      if (record.place && place.index <= record.place.index && record.place.index < place.end) count++;
      break;
    }
  }
  return count >= place.max;
}

/** Whether the record began a group that the place is in. */
function opensAround({ opens }: AceRecord, place: Place): boolean {
  return opens !== undefined && opens.index < place.index && place.index < opens.end;
}

/** Needed records first, then in the order of the map from the present place on, then those that go back, Y, and at last departures. */
function inOrder(records: ExpectedRecord[], from?: Place): ExpectedRecord[] {
  const key = ({ standing, step }: ExpectedRecord): [number, number, number] => {
    if (standing === 'irregular') return [RANK.irregular, step?.cost ?? 0, step?.to.index ?? 0];
    if (!step) return [RANK[standing], 2, 0];
    return [RANK[standing], from && step.to.index <= from.index ? 1 : 0, step.to.index];
  };
  return records
    .map((record) => ({ record, key: key(record) }))
    .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.key[2] - b.key[2])
    .map(({ record }) => record);
}
