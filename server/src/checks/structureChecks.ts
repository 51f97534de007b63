/** Says what is wrong with the order and number of a unit's records. */
import type { Place } from '../layout/structureMap';
import type { StructureIssue, Unit } from '../transmission/model';
import { citeCondition, type ConditionCodes, type RecordBreach } from './conditionCodes';
import { atMost, severityLimit, type RuleInfo, type Severity, type UnitFinding } from './finding';
import { nearest } from './nearest';

/** The rules of this file, by id. */
export const structureRules = {
  'record-missing': {
    title: 'Mandatory records are there',
    description:
      'The structure map of the chapter makes the record, or a record of the group, mandatory at this place.',
    severity: 'error',
  },
  'record-unexpected': {
    title: 'Records stand in their transaction',
    description: 'The structure map has no place for the record at this point of the transaction.',
    severity: 'error',
  },
  'record-order': {
    title: 'Records follow the structure map',
    description: 'The record belongs before records that stand above it.',
    severity: 'error',
  },
  'record-repeated': {
    title: 'Records within their loop limits',
    description: 'The structure map allows fewer repetitions of the record or group.',
    severity: 'error',
  },
} as const satisfies Record<string, Omit<RuleInfo, 'id'>>;

/** The first record of a group, which stands for it in messages. */
function firstRecord(place: Place): string {
  return place.record ?? firstRecord(place.children.find((child) => child.mandatory) ?? place.children[0] ?? place);
}

/** "40 Line Item Header" or "the Tariff Grouping, which begins with 50". */
function nameOf(place: Place, unit: Unit): string {
  if (place.record === undefined)
    return `${place.name ?? 'the group'}, which begins with ${recordName(firstRecord(place), unit)},`;
  return recordName(place.record, unit);
}

function recordName(id: string, unit: Unit): string {
  const name = unit.block.layout?.records.get(id)?.base.record.name;
  return name === undefined || name === '' || name.startsWith(id) ? id : `${id} ${name}`;
}

/** The group a place stands in, for the end of a message. */
function groupOf(place: Place): string {
  const { parent } = place;
  return parent?.name === undefined || parent.depth === 0 ? '' : ` in the ${parent.name}`;
}

function ordinal(count: number): string {
  const suffix = count % 100 >= 11 && count % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${suffix}`;
}

type StructureRuleId = keyof typeof structureRules | 'unknown-record';

const BREACHES: Record<StructureRuleId, RecordBreach> = {
  'record-missing': 'missing',
  'record-unexpected': 'unexpected',
  'record-order': 'order',
  'record-repeated': 'repeated',
  'unknown-record': 'unknown',
};

/**
 * @param codes finds the condition codes under which CBP returns a broken structure
 * @returns what the structure map and the application's records say against the unit
 */
export function checkStructure(unit: Unit, codes: ConditionCodes): UnitFinding[] {
  if (unit.issues.length === 0 && isKnownThroughout(unit)) return [];
  return [...unknownRecords(unit, codes), ...unit.issues.map((issue) => structureFinding(unit, issue, codes))];
}

/** Whether every record has a layout, as in every sound unit. */
function isKnownThroughout({ records }: Unit): boolean {
  for (const { layout } of records) if (!layout) return false;
  return true;
}

/** The message, and the condition code where CBP has one; `record` is the one that is missing, misplaced or too many. */
function coded(
  unit: Unit,
  codes: ConditionCodes,
  rule: StructureRuleId,
  record: string,
  message: string,
): { message: string; conditionCode?: string } {
  const { layout, application } = unit.block;
  const chapter = layout?.records.get(record)?.base.chapter ?? layout?.chapter;
  const code = codes.ofRecord(application, BREACHES[rule], record, chapter?.chapter ?? '');
  return code === undefined ? { message } : { message: citeCondition(message, code), conditionCode: code };
}

function structureFinding(unit: Unit, issue: StructureIssue, codes: ConditionCodes): UnitFinding {
  const { place, kind } = issue;
  const { layout } = unit.block;
  const map = unit.steps?.map;
  const title = layout?.chapter.title ?? '';
  const cite = `(${[title, map?.page].filter((part) => part !== undefined && part !== '').join(', ')}, structure map)`;
  const atEnd = issue.at >= unit.records.length;
  const at = Math.min(issue.at, unit.records.length - 1);
  const record = unit.records[at];
  const id = record?.layout?.record.id ?? '';
  const because = place?.node.because === undefined ? '' : ` ${place.node.because}`;
  let rule: keyof typeof structureRules;
  let message: string;
  if (kind === 'missing' && place) {
    rule = 'record-missing';
    message = atEnd
      ? `${capital(nameOf(place, unit))} is missing after ${id}${groupOf(place)}: it is mandatory there.${because} ${cite}`
      : `${capital(nameOf(place, unit))} expected before ${id}${groupOf(place)}: it is mandatory there.${because} ${cite}`;
  } else if (kind === 'order' && place) {
    rule = 'record-order';
    message = `${recordName(id, unit)} stands too late: the structure map has it earlier${groupOf(place)}. Move it up. ${cite}`;
  } else if (kind === 'repeated' && place) {
    rule = 'record-repeated';
    const limit = place.max;
    const where = groupOf(place) || ' in the block';
    message =
      place.record === undefined
        ? `At most ${limit} ${place.name ?? 'group'}${where}; ${recordName(id, unit)} begins the ${ordinal(issue.count ?? limit + 1)}. ${cite}`
        : `At most ${limit} ${recordName(place.record, unit)}${where}; this is the ${ordinal(issue.count ?? limit + 1)}. ${cite}`;
  } else {
    rule = 'record-unexpected';
    const inMap = map?.name === undefined ? '' : ` (${map.name})`;
    message = map?.records.has(id)
      ? `${recordName(id, unit)} can't stand here: the structure map${inMap} has no place for it after ${before(unit, at)}. ${cite}`
      : `${recordName(id, unit)} can't stand in this transaction: ${map?.transaction.title ?? 'the application'}${inMap} has no such record. ${cite}`;
  }
  const severity: Severity = structureRules[rule].severity;
  return {
    at,
    rule,
    severity: atMost(severity, severityLimit(record?.layout, layout?.direction ?? 'input')),
    start: 1,
    end: Math.max(1, Math.min(80, record?.text.length ?? 1)),
    ...(id === '' ? {} : { record: id }),
    issue,
    ...coded(
      unit,
      codes,
      rule,
      place && (kind === 'missing' || kind === 'repeated') ? firstRecord(place) : id,
      message,
    ),
  };
}

function before(unit: Unit, at: number): string {
  const previous = unit.records.slice(0, at).findLast((record) => record.layout)?.layout?.record.id;
  return previous ?? 'the B record';
}

function unknownRecords(unit: Unit, codes: ConditionCodes): UnitFinding[] {
  const { layout, application } = unit.block;
  if (!layout && application === '') return unknownApplication(unit);
  return unit.records.flatMap((record, at): UnitFinding[] => {
    if (record.layout) return [];
    const text = record.text.trimEnd();
    if (text === '')
      return [
        {
          at,
          rule: 'blank-line',
          severity: limited(unit, 'error'),
          start: 1,
          end: 1,
          message: 'A blank line is no record: remove it.',
        },
      ];
    if (layout?.complete !== true) return [];
    const expected = expectedHere(unit, at);
    const near = nearest(text.slice(0, 4).trim(), expected.length > 0 ? expected : [...layout.records.keys()], 3);
    return [
      {
        at,
        rule: 'unknown-record',
        severity: limited(unit, 'error'),
        start: 1,
        end: Math.min(text.length, 4),
        ...coded(
          unit,
          codes,
          'unknown-record',
          '',
          `No record of ${application} (${layout.title}) begins with ${JSON.stringify(text.slice(0, 4))}; nearest that fit here: ${near.join(', ')} (${layout.chapter.title}).`,
        ),
      },
    ];
  });
}

function limited(unit: Unit, severity: Severity): Severity {
  return atMost(severity, severityLimit(undefined, unit.block.layout?.direction ?? 'input'));
}

/** Control identifiers the map has a regular step to from the record above. */
function expectedHere(unit: Unit, at: number): string[] {
  const { steps } = unit;
  if (!steps) return [];
  const from = unit.records.slice(0, at).findLast((record) => record.place)?.place ?? steps.map.root;
  return [...steps.map.records].filter((id) => (steps.fromIdentifier(from, id)[0]?.cost ?? Infinity) < 10);
}

function unknownApplication(unit: Unit): UnitFinding[] {
  const first = unit.records.findIndex((record) => record.text.trim() !== '');
  if (first === -1) return [];
  return [
    {
      at: first,
      rule: 'unknown-record',
      severity: 'information',
      start: 1,
      end: Math.max(1, Math.min(80, unit.records[first]?.text.length ?? 1)),
      message:
        'No A or B record names the application, and no chapter knows these records: set the application by hand to have them explained.',
    },
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
