/** Damage to the characters of single records and fields. */
import { layoutsOf } from '../../server/src/layout/catalog';
import type { CompiledField } from '../../server/src/layout/compile';
import type { CodeList, Field } from '../../server/src/layout/types';
import { catalog } from '../support/layouts';
import { overwrite, rewritten, type Candidate, type Damage, type Kind } from './damage';
import { breaksField, breaksList, isDate, isFiller, mustBeFilled, provableDate } from './fieldProof';
import type { Random } from './random';
import type { Sample, SampleLine } from './sample';
import { RECORD_LENGTH } from '../../server/src/storage/recordLength';

export const listOf = (field: Field): CodeList | undefined =>
  field.codeList === undefined ? undefined : catalog.codeList(field.codeList);

/** A field of a line that damage is done to. */
export interface Spot {
  readonly sample: Sample;
  readonly source: SampleLine;
  readonly compiled: CompiledField;
  readonly field: Field;
  readonly raw: string;
  readonly value: string;
}

/** The application identifiers of A and B choose the chapter of everything else: their damage is a kind of its own. */
const choosesChapter = ({ id }: SampleLine, field: Field): boolean =>
  /^[AB]$/.test(id) && field.name === 'Application Identifier Code';

/** Whether the field is the same in every variant of the record, so that the damage can't make another variant apply that allows it. */
function isInEveryVariant({ record, block }: SampleLine, field: Field): boolean {
  const compiled = record.layout && block.layout?.records.get(record.layout.record.id);
  return (
    !compiled ||
    layoutsOf(compiled).every(({ fields }) =>
      fields.some(
        (other) =>
          other.field.start === field.start && other.field.end === field.end && other.field.class === field.class,
      ),
    )
  );
}

/** Every field of every record but control identifiers. */
export function spots(sample: Sample): Spot[] {
  return sample.lines.flatMap((source) =>
    (source.record.layout?.fields ?? []).flatMap((compiled): Spot[] => {
      const { field } = compiled;
      if (field.start <= source.id.length || choosesChapter(source, field) || !isInEveryVariant(source, field))
        return [];
      const raw = source.text.slice(compiled.from, compiled.to).padEnd(compiled.to - compiled.from);
      return [{ sample, source, compiled, field, raw, value: raw.trim() }];
    }),
  );
}

/** @returns damage that puts other characters into a field */
export function refilled(spot: Spot, raw: string, what: string): Damage {
  const { sample, source, compiled, field } = spot;
  const text = overwrite(source.text.padEnd(RECORD_LENGTH), compiled.from, raw);
  const described = `${source.id} ${field.name}: ${what} (${JSON.stringify(spot.raw)} to ${JSON.stringify(raw)})`;
  return rewritten(sample, source.line, text, described, { start: field.start, end: field.end });
}

/** A kind that puts other characters into fields, provided that the definition of the field forbids them. */
function fieldKind(
  id: string,
  applies: (spot: Spot) => boolean,
  damaged: (spot: Spot, random: Random) => string | undefined,
): Kind {
  return {
    id,
    candidates: (sample) =>
      spots(sample)
        .filter(applies)
        .map((spot): Candidate => (random) => {
          const raw = damaged(spot, random);
          if (raw === undefined || raw === spot.raw || raw.length !== spot.raw.length) return undefined;
          return breaksField(spot.field, raw, listOf(spot.field)) ? refilled(spot, raw, id) : undefined;
        }),
  };
}

/** Puts one character at a place where another character stands. */
function replaceOne(spot: Spot, random: Random, replaced: RegExp, by: readonly string[]): string | undefined {
  const at = random.oneOf(
    Array.from(spot.raw).flatMap((character, index) => (replaced.test(character) ? [index] : [])),
  );
  const character = random.oneOf(by);
  return at === undefined || character === undefined ? undefined : overwrite(spot.raw, at, character);
}

const isNumeric = ({ field }: Spot): boolean => ['N', 'SN', 'D'].includes(field.class) && !isFiller(field);
const isFilled = ({ value, field }: Spot): boolean => value !== '' && !isFiller(field);
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const digits = Array.from('0123456789');

/** A value of the same width and of the class of the field. */
export function otherValue({ raw, field }: Spot, random: Random): string {
  const alphabet = field.class === 'A' ? letters : ['AN', 'X'].includes(field.class) ? [...letters, ...digits] : digits;
  return Array.from(raw, (character) => (character === ' ' ? ' ' : (random.oneOf(alphabet) ?? ''))).join('');
}

/** The first of some tries that passes. */
function firstOf(tries: number, make: () => string, passes: (raw: string) => boolean): string | undefined {
  for (let tried = 0; tried < tries; tried++) {
    const raw = make();
    if (passes(raw)) return raw;
  }
  return undefined;
}

const sharedCode = (id: string, lists: readonly string[]): Kind =>
  fieldKind(
    id,
    (spot) => isFilled(spot) && spot.field.codeList !== undefined && lists.includes(spot.field.codeList),
    (spot, random) =>
      firstOf(
        20,
        () => otherValue(spot, random),
        (raw) => breaksList(spot.field, raw.trim(), listOf(spot.field)),
      ),
  );

const impossibleDate = fieldKind(
  'impossible date',
  (spot) => isFilled(spot) && isDate(spot.value, provableDate(spot.field) ?? ''),
  (spot, random) => {
    const picture = provableDate(spot.field) ?? '';
    const impossible = random.oneOf([
      { month: '13', day: '01' },
      { month: '02', day: '30' },
      { month: '06', day: '31' },
      { month: '00', day: '15' },
      { month: '04', day: '00' },
    ]);
    if (!impossible) return undefined;
    const { month, day } = impossible;
    return overwrite(overwrite(spot.raw, picture.indexOf('MM'), month), picture.indexOf('DD'), day);
  },
);

const leftJustified = fieldKind(
  'left-justified number',
  (spot) => ['N', 'SN'].includes(spot.field.class) && isFilled(spot),
  (spot) => {
    const number = spot.value.replace(/^0+(?=[0-9])/, '');
    return /^[0-9]+$/.test(number) ? number.padEnd(spot.raw.length) : undefined;
  },
);

/** A kind that rewrites a whole record; the fields from `from` on are the damaged ones. */
function recordKind(
  id: string,
  places: (spot: Spot) => boolean,
  damaged: (spot: Spot, random: Random) => { text: string; start: number; end: number } | undefined,
): Kind {
  return {
    id,
    candidates: (sample) =>
      spots(sample)
        .filter(places)
        .map((spot): Candidate => (random) => {
          const { source } = spot;
          const result = damaged(spot, random);
          if (!result || result.text === source.text) return undefined;
          const { text, start, end } = result;
          const isBroken = source.record.layout?.fields.some(
            ({ field, from, to }) =>
              field.start <= end && field.end >= start && breaksField(field, text.slice(from, to), listOf(field)),
          );
          if (isBroken !== true) return undefined;
          const what = `${source.id} ${spot.field.name}: ${id} (${JSON.stringify(source.text)} to ${JSON.stringify(text)})`;
          return rewritten(sample, source.line, text, what, { start, end });
        }),
  };
}

const isWhole = ({ source }: Spot): boolean => source.text.length === RECORD_LENGTH;

const shiftedField = recordKind(
  'field shifted by one position',
  (spot) => isFilled(spot) && isWhole(spot),
  ({ source, compiled, raw }, random) => {
    const { from, to } = compiled;
    const { text } = source;
    if (random.next() < 0.5) {
      const behind = raw.endsWith(' ') ? '' : text.charAt(to);
      if (behind !== '' && behind !== ' ') return undefined;
      if (behind === '' && !raw.endsWith(' ')) return undefined;
      const moved = behind === '' ? ` ${raw.slice(0, -1)}` : ` ${raw}`;
      return { text: overwrite(text, from, moved), start: from + 1, end: from + moved.length };
    }
    if (text.charAt(from - 1) !== ' ') return undefined;
    return { text: overwrite(text, from - 1, `${raw} `), start: from, end: to };
  },
);

const insertedCharacter = recordKind(
  'rest shifted right by one position',
  (spot) => isFilled(spot) && isWhole(spot) && spot.source.text.endsWith(' '),
  ({ source, compiled }, random) => {
    const at = compiled.from + random.below(compiled.to - compiled.from);
    const put = random.oneOf([' ', source.text.charAt(at)]) ?? ' ';
    return { text: source.text.slice(0, at) + put + source.text.slice(at, -1), start: at + 1, end: RECORD_LENGTH };
  },
);

const deletedCharacter = recordKind(
  'rest shifted left by one position',
  (spot) => isFilled(spot) && isWhole(spot),
  ({ source, compiled }, random) => {
    const at = compiled.from + random.below(compiled.to - compiled.from);
    return { text: `${source.text.slice(0, at)}${source.text.slice(at + 1)} `, start: at + 1, end: RECORD_LENGTH };
  },
);

/** Damage to the length of records. */
const lengthKind = (id: string, damaged: (text: string, random: Random) => string): Kind => ({
  id,
  candidates: (sample) =>
    sample.lines
      .filter(({ text }) => text.length === RECORD_LENGTH)
      .map(({ line, text, id: record }) => (random): Damage | undefined => {
        const now = damaged(text, random);
        // The control identifier stays, else the record is another.
        if (now.length <= record.length + 1 || now.length === RECORD_LENGTH) return undefined;
        return rewritten(sample, line, now, `${record} of ${now.length} positions`, {
          start: Math.min(now.length, RECORD_LENGTH),
          end: Math.max(now.length, RECORD_LENGTH),
        });
      }),
});

export const fieldKinds: readonly Kind[] = [
  shiftedField,
  insertedCharacter,
  deletedCharacter,
  fieldKind(
    'letter in a number',
    (spot) => isNumeric(spot) && isFilled(spot) && spot.field.codes === undefined,
    (spot, random) => replaceOne(spot, random, /[0-9]/, ['O', 'I', 'S', 'X']),
  ),
  fieldKind(
    'special character in letters and digits',
    (spot) => ['A', 'AN'].includes(spot.field.class) && isFilled(spot) && spot.field.codes === undefined,
    (spot, random) => replaceOne(spot, random, /[A-Z0-9]/, Array.from('#%&/.-*')),
  ),
  fieldKind('lower case', isFilled, (spot, random) => {
    const at = random.oneOf(
      Array.from(spot.raw).flatMap((character, index) => (/[A-Z]/.test(character) ? [index] : [])),
    );
    return at === undefined ? undefined : overwrite(spot.raw, at, spot.raw.charAt(at).toLowerCase());
  }),
  fieldKind(
    'tab',
    () => true,
    (spot, random) => replaceOne(spot, random, /./, ['\t']),
  ),
  fieldKind(
    'character outside ASCII',
    () => true,
    (spot, random) => replaceOne(spot, random, /./, ['é', 'Ñ', '\u00a0', '–', '’']),
  ),
  fieldKind(
    'wrong code of a closed list',
    (spot) => isFilled(spot) && spot.field.codes !== undefined,
    (spot, random) =>
      firstOf(
        20,
        () => otherValue(spot, random),
        (raw) => breaksField(spot.field, raw, undefined),
      ),
  ),
  sharedCode('unknown country', ['countries', 'countriesOfOrigin']),
  sharedCode('unknown entry type', ['entryTypes', 'entryTypesAppendixB']),
  sharedCode('unknown unit, mode, state or agency', [
    'unitsOfMeasure',
    'unitsOfMeasureAppendixB',
    'modesOfTransport',
    'states',
    'agencies',
  ]),
  impossibleDate,
  leftJustified,
  fieldKind(
    'filler not blank',
    ({ field }) => isFiller(field),
    (spot, random) => replaceOne(spot, random, / /, ['X', '0', '.', 'N']),
  ),
  fieldKind(
    'mandatory field blanked',
    (spot) => isFilled(spot) && mustBeFilled(spot.field),
    ({ raw }) => ' '.repeat(raw.length),
  ),
  fieldKind(
    'constant changed',
    (spot) => spot.field.value !== undefined && isFilled(spot),
    (spot, random) => otherValue(spot, random),
  ),
  lengthKind('short record', (text, random) => text.slice(0, 5 + random.below(RECORD_LENGTH - 5))),
  lengthKind('long record', (text, random) => text + (random.oneOf([' ', '   ', 'X', '0', ' 1']) ?? ' ')),
];
