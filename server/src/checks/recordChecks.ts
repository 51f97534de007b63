/** Checks of one record by its layout alone. */
import { asciiClassBits, classBit, classInWords, DIGIT, FOREIGN, LOWER, SPACE } from '../layout/charClass';
import type { CompiledField, CompiledLayout } from '../layout/compile';
import { datePictures, fieldMoment, isConfidential, maskConfidential } from '../layout/values';
import { isDatePicture } from '../layout/dates';
import { fitsPicture } from '../layout/pictures';
import type { CodeList } from '../layout/types';
import type { AceRecord } from '../transmission/model';
import { nearest } from './nearest';
import { citation, type RuleInfo, type Severity } from './finding';

const RECORD_LENGTH = 80;

/** The rules of this file, by id. */
export const recordRules = {
  'record-length': {
    title: 'A record has 80 positions',
    description:
      'Every record is 80 positions long. A shorter one is read as if blanks followed, but is not sent so; what stands beyond position 80 is lost.',
    severity: 'error',
  },
  'raw-transmission': {
    title: 'One record on a line',
    description:
      'The line holds several records of 80 positions, as a raw transmission does; each is checked once it has a line of its own.',
    severity: 'information',
  },
  'unknown-record': {
    title: 'Control identifier of the application',
    description: 'The record begins with a control identifier that no record of the application has.',
    severity: 'error',
  },
  'blank-line': {
    title: 'No blank lines',
    description: 'A blank line is sent as a record without control identifier.',
    severity: 'error',
  },
  'character-class': {
    title: 'Characters of the class of the field',
    description:
      'Each field allows the characters of its class in the Record Layout Key: letters, digits, or any keyboard character.',
    severity: 'error',
  },
  'keyboard-character': {
    title: 'Characters of a standard keyboard',
    description: 'Tabs, control characters, and letters outside ASCII cannot be transmitted.',
    severity: 'error',
  },
  'lower-case': {
    title: 'Capital letters',
    description:
      'Records are written in capital letters; CBP turns lower case into upper case in many fields, but not in all.',
    severity: 'warning',
  },
  'filler-not-blank': {
    title: 'Fillers are blank',
    description: 'Positions without a field hold spaces.',
    severity: 'error',
  },
  'mandatory-field': {
    title: 'Mandatory fields are filled',
    description: 'A field with designation M needs a value in every record.',
    severity: 'error',
  },
  'field-constant': {
    title: 'Constant values',
    description: 'A field that always equals one value holds that value.',
    severity: 'error',
  },
  'field-code': {
    title: 'Codes of the closed list',
    description: 'The chapter gives all values the field can take.',
    severity: 'error',
  },
  'shared-code': {
    title: 'Codes of the shared lists',
    description:
      'The value is not in the list of codes that several chapters share, such as countries or units of measure.',
    severity: 'warning',
  },
  'field-date': {
    title: 'Dates exist',
    description: 'A date field holds a date of the calendar in the form the chapter gives.',
    severity: 'error',
  },
  'number-alignment': {
    title: 'Numbers are right-justified',
    description: 'The digits of a number stand at the end of its field, without blanks behind or between them.',
    severity: 'error',
  },
  'value-format': {
    title: 'Form of the value',
    description: 'The chapter shows the form of the value, such as NN-NNNNNNNXX for an importer number.',
    severity: 'warning',
  },
} as const satisfies Record<string, Omit<RuleInfo, 'id'>>;

export type RecordRuleId = keyof typeof recordRules;

/** A finding of one record. */
export interface RecordFinding {
  readonly rule: RecordRuleId;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  readonly field?: string;
  readonly message: string;
}

const NONE: readonly RecordFinding[] = [];

/**
 * @param list finds a shared code list by name
 * @param stripped the records around it have lost their trailing blanks too
 * @returns what is wrong with the record by its layout; a record without layout is not this function's concern
 */
export function checkRecord(
  record: AceRecord,
  list: (name: string) => CodeList | undefined,
  stripped: boolean,
): readonly RecordFinding[] {
  const { layout, text } = record;
  if (!layout) return NONE;
  const findings: RecordFinding[] = [];
  checkLength(text, stripped, findings);
  const { allowedAt } = layout;
  const { length } = text;
  for (const compiled of layout.fields) {
    let seen = 0;
    let strange = 0;
    const end = compiled.to < length ? compiled.to : length;
    for (let at = compiled.from; at < end; at++) {
      const code = text.charCodeAt(at);
      const bit = code < 128 ? (asciiClassBits[code] ?? FOREIGN) : classBit(code);
      seen |= bit;
      strange |= bit & ~(allowedAt[at] ?? 0);
    }
    if (end < compiled.to) seen |= SPACE;
    if (strange !== 0) checkCharacters(layout, compiled, text, findings);
    else if (seen === SPACE || seen === 0) checkBlank(layout, compiled, findings);
    else if (compiled.needsSlice) checkValue(layout, compiled, text, seen, list, findings);
  }
  return findings.length === 0 ? NONE : findings;
}

/** Finds a record that is not 80 long. */
export function checkLength(text: string, stripped: boolean, findings: RecordFinding[]): void {
  const { length } = text;
  if (length === RECORD_LENGTH) return;
  if (length < RECORD_LENGTH) {
    findings.push({
      rule: 'record-length',
      // Where trailing blanks were stripped throughout, by an editor or by mail, what is missing is known to be blank.
      severity: stripped && !text.endsWith(' ') ? 'warning' : 'error',
      start: Math.max(1, length),
      end: Math.max(1, length),
      message: `The record has ${length} positions instead of 80: add ${RECORD_LENGTH - length} blank${length === 79 ? '' : 's'} at its end.`,
    });
  } else if (text.trimEnd().length <= RECORD_LENGTH) {
    findings.push({
      rule: 'record-length',
      severity: 'warning',
      start: RECORD_LENGTH + 1,
      end: length,
      message: `The record has ${length} positions instead of 80: remove the blanks behind position 80.`,
    });
  } else {
    findings.push({
      rule: 'record-length',
      severity: 'error',
      start: RECORD_LENGTH + 1,
      end: length,
      message: `The record has ${length} positions instead of 80: remove what stands behind position 80, or the characters too many before it.`,
    });
  }
}

function checkCharacters(
  layout: CompiledLayout,
  compiled: CompiledField,
  text: string,
  findings: RecordFinding[],
): void {
  const { field } = compiled;
  const raw = text.slice(compiled.from, compiled.to);
  const report = (rule: RecordRuleId, message: string, test: (bit: number) => boolean): boolean => {
    const hits = Array.from(raw, (_, at) => at).filter((at) => test(classBit(raw.charCodeAt(at))));
    const [first, last] = [hits[0], hits.at(-1)];
    if (first === undefined || last === undefined) return false;
    findings.push({
      rule,
      severity: recordRules[rule].severity,
      start: field.start + first,
      end: field.start + last,
      field: field.name,
      message,
    });
    return true;
  };
  const cite = `(${citation(layout)})`;
  const foreign = report(
    'keyboard-character',
    `${label(compiled)}: ${foreignCharacters(raw)} is no character of a standard keyboard and cannot be transmitted; replace it ${cite}.`,
    (bit) => (bit & FOREIGN) !== 0,
  );
  const lower =
    !compiled.isFiller &&
    report(
      'lower-case',
      `${label(compiled)}: write ${quote(compiled, raw.toUpperCase())} in capital letters ${cite}.`,
      (bit) => bit === LOWER,
    );
  if (compiled.isFiller && !foreign) {
    report(
      'filler-not-blank',
      `Positions ${field.start}-${field.end} of the ${layout.record.id} record hold no field and must be blank ${cite}.`,
      (bit) => bit !== SPACE,
    );
    return;
  }
  if (lower && !strangeWhenUpper(compiled, raw)) return;
  report(
    'character-class',
    `${label(compiled)}: ${quote(compiled, raw.trim())} has a character outside class ${printedClass(field.class)}, which allows ${classInWords(field.class)} ${cite}.`,
    (bit) => (bit & (FOREIGN | LOWER | compiled.allowed)) === 0,
  );
}

function strangeWhenUpper(compiled: CompiledField, raw: string): boolean {
  return Array.from(raw.toUpperCase()).some(
    (character) => (classBit(character.charCodeAt(0)) & (compiled.allowed | FOREIGN)) === 0,
  );
}

function checkBlank(layout: CompiledLayout, compiled: CompiledField, findings: RecordFinding[]): void {
  if (!compiled.required) return;
  const { field } = compiled;
  const expected = compiled.constant === undefined ? '' : `; it is always ${JSON.stringify(compiled.constant.trim())}`;
  findings.push({
    rule: 'mandatory-field',
    severity: 'error',
    start: field.start,
    end: field.end,
    field: field.name,
    message: `${label(compiled)} is mandatory in the ${layout.record.id} record and blank here${expected} (${citation(layout)}).`,
  });
}

function checkValue(
  layout: CompiledLayout,
  compiled: CompiledField,
  text: string,
  seen: number,
  list: (name: string) => CodeList | undefined,
  findings: RecordFinding[],
): void {
  const { field } = compiled;
  const raw = text.slice(compiled.from, compiled.to).padEnd(compiled.to - compiled.from);
  const report = (rule: RecordRuleId, what: string, severity: Severity = recordRules[rule].severity): void => {
    findings.push({
      rule,
      severity,
      start: field.start,
      end: field.end,
      field: field.name,
      message: `${label(compiled)}: ${what} (${citation(layout)}).`,
    });
  };
  const shown = quote(compiled, raw.trim());

  if (compiled.constant !== undefined) {
    if (raw !== compiled.constant)
      report('field-constant', `${shown} stands where ${JSON.stringify(compiled.constant.trim())} always stands`);
    return;
  }
  if (compiled.codes && !compiled.codes.has(raw)) {
    if (!isNumberCode(compiled, raw))
      report('field-code', `${shown} is none of its codes${suggestion(raw.trim(), [...compiled.codes])}`);
    return;
  }
  const pictures = datePictures(field);
  if (pictures.length > 0 && !/^ *0+ *$/.test(raw)) {
    if (!fieldMoment(field, raw) && !fitsOtherPicture(field.formats, raw.trim())) {
      report('field-date', `${shown} is no date in the form ${pictures.join(' or ')}`);
    }
    return;
  }
  if ((field.class === 'N' || field.class === 'SN') && (seen & (DIGIT | SPACE)) === (DIGIT | SPACE)) {
    checkAlignment(compiled, raw, shown, report);
    return;
  }
  checkSharedCode(compiled, raw, shown, list, report);
  checkFormat(compiled, raw, shown, report);
}

type ReportValue = (rule: RecordRuleId, what: string, severity?: Severity) => void;

function checkAlignment(compiled: CompiledField, raw: string, shown: string, report: ReportValue): void {
  const { field } = compiled;
  const trimmed = raw.trim();
  if (trimmed.includes(' ')) report('number-alignment', `${shown} has a blank between its digits`);
  else if (
    raw.endsWith(' ') &&
    field.justify !== 'left' &&
    !field.formats?.some((picture) => fitsPicture(trimmed, picture))
  ) {
    report(
      'number-alignment',
      `${shown} is a number and stands at the right end of the field, ${JSON.stringify(trimmed.padStart(raw.length, field.class === 'N' ? '0' : ' '))}`,
    );
  }
}

function checkSharedCode(
  compiled: CompiledField,
  raw: string,
  shown: string,
  list: (name: string) => CodeList | undefined,
  report: ReportValue,
): void {
  const { field } = compiled;
  const shared = field.codeList === undefined ? undefined : list(field.codeList);
  if (!shared?.codes || !shared.complete || field.codeListOpen === true) return;
  const value = raw.trim();
  if (Object.hasOwn(shared.codes, value) || field.examples?.[value] !== undefined || field.codes?.[value] !== undefined)
    return;
  report(
    'shared-code',
    `${shown} is no ${shared.noun} in the list of ${shared.title}${suggestion(value, Object.keys(shared.codes))}`,
  );
}

function checkFormat(compiled: CompiledField, raw: string, shown: string, report: ReportValue): void {
  const { formats } = compiled.field;
  if (
    !formats ||
    formats.some(isDatePicture) ||
    formats.every((picture) => /^N+$/.test(picture) && compiled.field.class === 'N')
  )
    return;
  const value = raw.trim();
  if (formats.some((picture) => fitsPicture(value, picture))) return;
  report('value-format', `${shown} does not have the form ${formats.join(' or ')}`);
}

function fitsOtherPicture(formats: readonly string[] | undefined, value: string): boolean {
  return formats?.some((picture) => !isDatePicture(picture) && fitsPicture(value, picture)) ?? false;
}

/** A code of digits in a numeric field may be written with blanks for its leading zeros. */
function isNumberCode(compiled: CompiledField, raw: string): boolean {
  if (compiled.field.class !== 'N' && compiled.field.class !== 'SN') return false;
  const value = Number(raw.trim());
  return [...(compiled.codes ?? [])].some((code) => code.trim() !== '' && Number(code) === value);
}

/** "Entry Type Code (37-38)". */
export function label({ field }: CompiledField): string {
  return field.start === field.end ? `${field.name} (${field.start})` : `${field.name} (${field.start}-${field.end})`;
}

function quote({ field }: CompiledField, value: string): string {
  return JSON.stringify(isConfidential(field, value) ? maskConfidential(value) : value);
}

function foreignCharacters(raw: string): string {
  const names = [
    ...new Set(Array.from(raw).filter((character) => (classBit(character.charCodeAt(0)) & FOREIGN) !== 0)),
  ].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code === 9) return 'a tab';
    if (code < 32 || (code >= 0x7f && code < 0xa1))
      return `the control character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    return `"${character}" (U+${code.toString(16).toUpperCase().padStart(4, '0')})`;
  });
  return names.join(', ');
}

function printedClass(fieldClass: string): string {
  return fieldClass === 'SN' ? '(S)N' : fieldClass;
}

/** The codes to choose from: the nearest where there are many, all where there are few. */
function suggestion(value: string, codes: readonly string[]): string {
  const plain = codes.map((code) => code.trim()).filter((code) => code !== '');
  if (plain.length === 0) return '; leave it blank';
  if (plain.length <= 8) return `; it takes ${plain.join(', ')}`;
  return `; nearest are ${nearest(value, plain, 3).join(', ')}`;
}
