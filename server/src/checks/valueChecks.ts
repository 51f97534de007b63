/** Checks the value of a field whose characters are all of its class. */
import { DIGIT, SPACE } from '../layout/charClass';
import type { CompiledField, CompiledLayout } from '../layout/compile';
import { isDatePicture, isMonthDayYear } from '../layout/dates';
import { fitsPicture } from '../layout/pictures';
import type { CodeList } from '../layout/types';
import { fieldMoment } from '../layout/values';
import { label, quote } from './fieldLabels';
import { citation, type Severity } from './finding';
import { nearest } from './nearest';
import { recordRules, type RecordFinding, type RecordRuleId } from './recordRules';

/**
 * Reports what is wrong with the value of a field. Runs for every field of a file, so nothing is cut out or worded
 * before something is found.
 * @param seen class bits of the characters in the field
 */
export function checkValue(
  layout: CompiledLayout,
  compiled: CompiledField,
  text: string,
  seen: number,
  list: (name: string) => CodeList | undefined,
  findings: RecordFinding[],
): void {
  const { field, from, to, constant, codes } = compiled;
  const report: ReportValue = (rule, what, severity = recordRules[rule].severity) => {
    const shown = quote(compiled, text.slice(from, to).trim());
    findings.push({
      rule,
      severity,
      start: field.start,
      end: field.end,
      field: field.name,
      message: `${label(compiled)}: ${shown} ${what} (${citation(layout)}).`,
    });
  };

  if (constant !== undefined) {
    if (!text.startsWith(constant, from) && cut(compiled, text) !== constant)
      report('field-constant', `stands where ${JSON.stringify(constant.trim())} always stands`);
  } else if (codes) {
    const raw = cut(compiled, text);
    if (codes.has(raw) || isNumberCode(compiled, raw)) return;
    report('field-code', `is none of its codes${suggestion(raw.trim(), [...codes])}`);
  } else if (compiled.datePictures.length > 0) checkDate(compiled, text, report);
  else if (compiled.isNumeric && (seen & (DIGIT | SPACE)) === (DIGIT | SPACE)) checkAlignment(compiled, text, report);
  else {
    if (field.codeList !== undefined) checkSharedCode(compiled, text, list, report);
    if (field.formats !== undefined) checkFormat(compiled, text, report);
  }
}

type ReportValue = (rule: RecordRuleId, what: string, severity?: Severity) => void;

/** The characters of the field, as many as it is wide. */
function cut({ from, to }: CompiledField, text: string): string {
  return text.slice(from, to).padEnd(to - from);
}

function checkDate(compiled: CompiledField, text: string, report: ReportValue): void {
  const { datePictures, field, from } = compiled;
  if (datePictures[0] === 'MMDDYY' && isMonthDayYear(text, from)) return;
  const raw = cut(compiled, text);
  if (/^ *0+ *$/.test(raw) || fieldMoment(field, raw) || fitsOtherPicture(field.formats, raw.trim())) return;
  report('field-date', `is no date in the form ${datePictures.join(' or ')}`);
}

function checkAlignment(compiled: CompiledField, text: string, report: ReportValue): void {
  const { field } = compiled;
  const raw = cut(compiled, text);
  const trimmed = raw.trim();
  if (trimmed.includes(' ')) report('number-alignment', `has a blank between its digits`);
  else if (
    raw.endsWith(' ') &&
    field.justify !== 'left' &&
    !field.formats?.some((picture) => fitsPicture(trimmed, picture))
  ) {
    report(
      'number-alignment',
      `is a number and stands at the right end of the field, ${JSON.stringify(trimmed.padStart(raw.length, field.class === 'N' ? '0' : ' '))}`,
    );
  }
}

function checkSharedCode(
  compiled: CompiledField,
  text: string,
  list: (name: string) => CodeList | undefined,
  report: ReportValue,
): void {
  const { field } = compiled;
  const shared = field.codeList === undefined ? undefined : list(field.codeList);
  if (!shared || field.codeListOpen === true) return;
  const value = cut(compiled, text).trim();
  if (!shared.codes) checkListForm(compiled, value, shared, report);
  if (!shared.codes || !shared.complete) return;
  if (Object.hasOwn(shared.codes, value) || field.examples?.[value] !== undefined || field.codes?.[value] !== undefined)
    return;
  report(
    'shared-code',
    `is no ${shared.noun} in the list of ${shared.title}${suggestion(value, Object.keys(shared.codes))}`,
  );
}

/** Of a list that CBP keeps elsewhere the form alone is known; only where it is so many digits is there no exception to it. */
function checkListForm({ field }: CompiledField, value: string, shared: CodeList, report: ReportValue): void {
  const [picture, ...more] = shared.formats ?? [];
  if (picture === undefined || more.length > 0 || field.formats || !/^N+$/.test(picture)) return;
  if (fitsPicture(value, picture) || /^0+$/.test(value)) return;
  report('shared-code', `is no ${shared.noun}, which has ${picture.length} digits`);
}

function checkFormat(compiled: CompiledField, text: string, report: ReportValue): void {
  const { formats } = compiled.field;
  if (
    !formats ||
    formats.some(isDatePicture) ||
    formats.every((picture) => /^N+$/.test(picture) && compiled.field.class === 'N')
  )
    return;
  const value = cut(compiled, text).trim();
  if (formats.some((picture) => fitsPicture(value, picture))) return;
  report('value-format', `does not have the form ${formats.join(' or ')}`);
}

function fitsOtherPicture(formats: readonly string[] | undefined, value: string): boolean {
  return formats?.some((picture) => !isDatePicture(picture) && fitsPicture(value, picture)) ?? false;
}

/** A code of digits in a numeric field may be written with blanks for its leading zeros. */
function isNumberCode(compiled: CompiledField, raw: string): boolean {
  if ((compiled.field.class !== 'N' && compiled.field.class !== 'SN') || raw.endsWith(' ')) return false;
  const value = Number(raw.trim());
  return [...(compiled.codes ?? [])].some((code) => code.trim() !== '' && Number(code) === value);
}

/** The codes to choose from: the nearest where there are many, all where there are few. */
function suggestion(value: string, codes: readonly string[]): string {
  const plain = codes.map((code) => code.trim()).filter((code) => code !== '');
  if (plain.length === 0) return '; leave it blank';
  if (plain.length <= 8) return `; it takes ${plain.join(', ')}`;
  return `; nearest are ${nearest(value, plain, 3).join(', ')}`;
}
