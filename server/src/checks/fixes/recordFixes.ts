/** Fixes of what one record shows: its length, its characters, the place of its numbers, its constants and codes. */
import { classBit, FOREIGN, LOWER } from '../../layout/charClass';
import { identify } from '../../layout/catalog';
import { conditionHolds, fieldText, type FieldSource } from '../../layout/condition';
import type { CompiledField } from '../../layout/compile';
import { conditionSources } from '../../transmission/context';
import { withoutEndMarks } from '../../transmission/envelope';
import { cutRecords } from '../../transmission/rawText';
import type { AceRecord } from '../../transmission/model';
import type { Transmission } from '../../transmission/transmission';
import { nearest } from '../nearest';
import type { Fix } from './fix';
import { evident, harmless, oneOfSeveral, writeRaw, writeValue, type FixMaker, type Subject } from './subject';
import { either } from './cures';
import { lookAlike } from './lookAlikes';
import { nearestRecord, shortList } from './valueFixes';
import { RECORD_LENGTH } from '../../storage/recordLength';

/** How many codes are offered: all of a short list, the nearest of a long one. */
const SHORT_LIST = 8;
const NEAREST = 3;
/** How much of a code's meaning is shown. */
const MEANING = 50;

/** @returns true when the record ends within the digits of a number, so that what is missing may be digits as well as blanks */
export function endsInNumber({ text, layout }: AceRecord): boolean {
  const last = layout?.fields[layout.fieldIndexAt[text.length - 1] ?? -1];
  return last !== undefined && last.isNumeric && text.length < last.to && !text.endsWith(' ');
}

const length: FixMaker = ({ finding: { line }, text, record }) => {
  if (text.length < RECORD_LENGTH) {
    const missing = RECORD_LENGTH - text.length;
    const edit = { kind: 'write', line, from: text.length, to: text.length, text: ' '.repeat(missing) } as const;
    return [
      {
        title: `Add ${missing} blank${missing === 1 ? '' : 's'} at the end`,
        edits: [edit],
        ...(record && endsInNumber(record) ? evident : harmless),
      },
    ];
  }
  const behind = text.slice(RECORD_LENGTH);
  if (withoutEndMarks(behind).trim() !== '') return [];
  const edit = { kind: 'write', line, from: RECORD_LENGTH, to: text.length, text: '' } as const;
  return behind.trim() === ''
    ? [{ title: 'Remove the blanks behind position 80', edits: [edit], ...harmless }]
    : [{ title: 'Remove what stands behind position 80', edits: [edit], ...evident }];
};

const capitals: FixMaker = ({ finding: { line, start, end }, text, field }) => {
  const upper = capital(text.slice(start - 1, end));
  const edit = { kind: 'write', line, from: start - 1, to: Math.min(end, text.length), text: upper } as const;
  return [{ title: `Write ${field?.field.name ?? 'it'} in capital letters`, edits: [edit], ...harmless }];
};

/** A to z alone: other letters have capitals of other lengths. */
function capital(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

const keyboard: FixMaker = ({ finding: { line, start, end }, text, field }) => {
  const raw = text.slice(start - 1, end);
  // A character beyond the 16 bits of a position takes two; in a record that is too long by it, one was meant.
  const isOne = text.length > RECORD_LENGTH;
  const isUpper = field !== undefined && (field.allowed & LOWER) === 0;
  let unknown = 0;
  let put = '';
  for (let at = 0; at < raw.length; at++) {
    const character = raw.charAt(at);
    if ((classBit(raw.charCodeAt(at)) & FOREIGN) === 0) {
      put += character;
      continue;
    }
    if (isOne && at > 0 && /[\uDC00-\uDFFF]/.test(character) && /[\uD800-\uDBFF]/.test(raw.charAt(at - 1))) continue;
    const like = lookAlike(character);
    if (like === undefined) unknown++;
    put += like === undefined ? ' ' : isUpper ? capital(like) : like;
  }
  const inField = field ? ` in ${field.field.name}` : '';
  const title =
    put.trim() === '' || unknown > 0
      ? `Replace by blanks what is on no keyboard${inField}`
      : `Replace by characters of the keyboard what is on none${inField}`;
  return [
    { title, edits: [{ kind: 'write', line, from: start - 1, to: start - 1 + raw.length, text: put }], ...evident },
  ];
};

const blank: FixMaker = ({ finding: { line, start, end }, field, text }) => {
  const to = Math.min(end, text.length);
  const width = to - start + 1;
  const what =
    field?.isFiller === false ? field.field.name : start === end ? `position ${start}` : `positions ${start}-${end}`;
  const edit = { kind: 'write', line, from: start - 1, to, text: ' '.repeat(Math.max(0, width)) } as const;
  return width > 0 ? [{ title: `Blank ${what}`, edits: [edit], ...harmless }] : [];
};

const alignment: FixMaker = ({ finding: { line }, text, field }) => {
  const put = field && rightJustified(text, field);
  return !field || put === undefined
    ? []
    : [{ title: `Right-justify ${field.field.name}`, edits: [writeRaw(line, field, put)], ...harmless }];
};

/** @returns the number at the right end of its field, filled as its class asks; undefined when there is none, or blanks in it */
export function rightJustified(text: string, { field, from, to }: CompiledField): string | undefined {
  const width = to - from;
  const value = text.slice(from, to).trim();
  if (!/^[0-9]+$/.test(value) || field.justify === 'left') return undefined;
  const zeros = field.fill === 'zero' || (field.fill === undefined && field.class === 'N');
  return value.padStart(width, zeros ? '0' : ' ');
}

const constant: FixMaker = (subject) => {
  const { finding, field } = subject;
  if (!field) return [];
  if (field.constant !== undefined) return writeValue(finding.line, field, field.constant.trim(), harmless);
  const codes = [...(field.codes ?? [])].filter((code) => code.trim() !== '');
  const [only] = codes;
  if (codes.length === 1 && only !== undefined) return writeValue(finding.line, field, only.trim(), evident);
  return equalTo(subject);
};

/** What the field must equal by a condition of its layout that holds here. */
export function equalTo({ transmission, finding, record, field, text }: Subject): Fix[] {
  if (!field || !record) return [];
  const others = conditionSources(transmission, finding.line);
  for (const { when, then } of field.field.rules ?? []) {
    if (typeof then !== 'object' || !('equals' in then) || !conditionHolds(when, record, others)) continue;
    const source = then.record === undefined ? record : others(then.record)[0];
    const value = source && fieldText(source, then.equals)?.trim();
    if (!source || value === undefined || value === text.slice(field.from, field.to).trim()) continue;
    const isTrailer = /^[YZ]$/.test(record.layout?.record.id ?? '');
    const own = writeValue(finding.line, field, value, isTrailer ? harmless : evident);
    return isTrailer ? [...own, ...inHeader(transmission, finding.line, source, then.equals, text, field)] : own;
  }
  return [];
}

/** The header may be the one that is wrong. */
function inHeader(
  transmission: Transmission,
  line: number,
  header: FieldSource,
  name: string,
  trailer: string,
  { from, to }: CompiledField,
): Fix[] {
  const field = header.layout?.fieldsByName.get(name);
  const start = (header.text.startsWith('A') ? transmission.batchAt(line) : transmission.blockAt(line))?.start;
  const value = trailer.slice(from, to).trim();
  if (!field || start === undefined || value === '') return [];
  const id = header.layout?.record.id ?? '';
  return writeValue(start, field, value, oneOfSeveral).map((fix) => ({
    ...fix,
    title: `${fix.title} of the ${id} record`,
  }));
}

const code: FixMaker = ({ transmission, finding: { line }, text, field }) => {
  if (!field) return [];
  const own = field.field.codes;
  const shared = field.field.codeList === undefined ? undefined : transmission.catalog.codeList(field.field.codeList);
  const meanings = own ?? { ...field.field.examples, ...shared?.codes };
  const value = text.slice(field.from, field.to).trim();
  const plain = new Map(Object.entries(meanings).map(([key, meaning]) => [key.trim(), meaning]));
  const choices = nearest(value, [...plain.keys()], plain.size <= SHORT_LIST ? SHORT_LIST : NEAREST);
  const nature = choices.length === 1 ? evident : oneOfSeveral;
  return choices.flatMap((choice) => writeValue(line, field, choice, nature, shortened(plain.get(choice) ?? '')));
};

function shortened(meaning: string): string {
  const [main = ''] = meaning.split(' (');
  return main.length <= MEANING ? main : `${main.slice(0, MEANING).trimEnd()}…`;
}

const split: FixMaker = ({ finding: { line }, text }) => {
  const records = cutRecords(text);
  return [
    {
      title: `Split the line into its ${records.length} records`,
      edits: [
        { kind: 'remove', line },
        { kind: 'insert', line, records },
      ],
      ...evident,
    },
  ];
};

/** A control identifier in lower case. */
const identifier: FixMaker = ({ transmission, finding: { line }, text }) => {
  const upper = capital(text.slice(0, 4));
  const layout = transmission.blockAt(line)?.layout;
  const id = layout && identify(layout, upper + text.slice(4))?.id;
  if (id === undefined || text.startsWith(id)) return [];
  const edit = { kind: 'write', line, from: 0, to: id.length, text: id } as const;
  return [{ title: `Write ${id} in capital letters`, edits: [edit], ...harmless }];
};

/** Fixes of records, by rule. */
export const recordFixes: Readonly<Record<string, FixMaker>> = {
  'record-length': length,
  'lower-case': capitals,
  'keyboard-character': keyboard,
  'filler-not-blank': blank,
  'number-alignment': alignment,
  'field-constant': constant,
  'mandatory-field': either(constant, shortList),
  'field-code': code,
  'shared-code': code,
  'raw-transmission': split,
  'unknown-record': either(identifier, nearestRecord),
};
