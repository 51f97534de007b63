/** What a layout says of a field, in words. */
import { classBit, classInWords, LOWER } from '../layout/charClass';
import type { CompiledField, CompiledLayout } from '../layout/compile';
import { conditionHolds, type FieldSource } from '../layout/condition';
import { decodeField } from '../layout/confidential';
import { datePictures, dayNumber, type CalendarDate } from '../layout/dates';
import type { ChapterSource, CodeList, Field, FieldRule, Requirement } from '../layout/types';
import { fieldMoment, type DecodedValue } from '../layout/values';
import { conditionInWords } from '../checks/conditionChecks';
import { CATAIR_PAGE } from './cbpPages';
import { alternatives, bullets, codeSpan, escapeMarkdown, lines, sideBySide } from './markdown';
import { designationInWords } from './structureWords';

/** Closed lists up to this long are shown whole. */
const SHORT_LIST = 12;
/** How many codes of a longer list, and how many conditions of a field, are shown. */
const FEW_CODES = 4;
const MOST_RULES = 8;

export interface ValueContext {
  readonly list: (name: string) => CodeList | undefined;
  readonly showConfidential: boolean;
  readonly today: CalendarDate | undefined;
}

/** @returns the value of a field in a record, decoded; masked where it must not be shown */
export function decodedField(compiled: CompiledField, record: FieldSource, context: ValueContext): DecodedValue {
  return decodeField(record, compiled, context.list, context.showConfidential);
}

/** @returns Markdown: the value and what it means, or what is wrong with it */
export function valueInWords(compiled: CompiledField, record: FieldSource, context: ValueContext): string {
  const { text } = record;
  const decoded = decodedField(compiled, record, context);
  const value = codeSpan(decoded.value);
  const meaning = decoded.meaning === undefined ? '' : escapeMarkdown(decoded.meaning);
  switch (decoded.kind) {
    case 'blank':
      return blankInWords(compiled, text, meaning);
    case 'secret':
      return `${value} (confidential, not shown)`;
    case 'constant':
      return decoded.invalid === true
        ? `${value}, where ${codeSpan(compiled.field.value?.trim() ?? '')} always stands`
        : `${value}, always`;
    case 'code':
      return decoded.meaning === undefined ? unknownCode(compiled.field, value, context) : `${value} ${meaning}`;
    case 'date':
      return decoded.invalid === true
        ? `${value} is no date in the form ${alternatives(datePictures(compiled.field).map(codeSpan))}`
        : `${value} ${meaning}${relativeDay(compiled.field, decoded.value, context.today)}`;
    case 'number':
      return decoded.invalid === true ? `${value} is no number` : value;
    case 'amount':
      return `${value} ${meaning}`;
    case 'filler':
    case 'text':
      return `${value}${strangers(compiled, text)}`;
  }
}

function blankInWords(compiled: CompiledField, text: string, meaning: string): string {
  const cut = text.length <= compiled.from ? ` (the record ends at position ${text.length})` : '';
  const needed = compiled.required ? ', but a value is mandatory' : '';
  return `blank${cut}${meaning === '' ? needed : `: ${meaning}`}`;
}

function unknownCode(field: Field, value: string, { list }: ValueContext): string {
  if (field.codes) return `${value} is none of its codes`;
  const shared = field.codeList === undefined ? undefined : list(field.codeList);
  if (!shared) return value;
  const complete = shared.complete && field.codeListOpen !== true;
  return complete
    ? `${value} is no ${escapeMarkdown(shared.noun)} in the list of ${escapeMarkdown(shared.title)}`
    : `${value}, which is not among the codes known here`;
}

/** What is wrong with the characters of a value by the class of its field, for the end of a sentence. */
function strangers(compiled: CompiledField, text: string): string {
  let strange = 0;
  for (let at = compiled.from; at < Math.min(compiled.to, text.length); at++)
    strange |= classBit(text.charCodeAt(at)) & ~compiled.allowed;
  if (strange === 0) return '';
  return strange === LOWER
    ? ', in lower case'
    : `, with a character that class ${className(compiled.field)} does not allow`;
}

function relativeDay(field: Field, value: string, today: CalendarDate | undefined): string {
  const date = fieldMoment(field, value)?.date;
  if (!today || date?.day === undefined || date.year === 0) return '';
  const days = dayNumber(date) - dayNumber(today);
  if (days === 0) return ', today';
  if (Math.abs(days) === 1) return days === 1 ? ', tomorrow' : ', yesterday';
  if (Math.abs(days) > 400) return '';
  return days > 0 ? `, in ${days} days` : `, ${-days} days ago`;
}

function className(field: Field): string {
  return field.class === 'SN' ? '(S)N' : field.class;
}

/** @returns "position 4" or "positions 25-26" */
export function positionsInWords({ start, end }: Pick<Field, 'start' | 'end'>): string {
  return start === end ? `position ${start}` : `positions ${start}-${end}`;
}

/** @returns Markdown of one line: positions, length, class, designation, and how the value is written */
export function factsInWords(field: Field): string {
  const printed = field.printedClass === undefined ? '' : `, printed as ${escapeMarkdown(field.printedClass)}`;
  const positions = positionsInWords(field);
  return sideBySide(
    `${positions.charAt(0).toUpperCase()}${positions.slice(1)}`,
    `length ${field.end - field.start + 1}`,
    `class ${className(field)} (${classInWords(field.class)}${printed})`,
    `${designationInWords(field.designation)}${field.blank === true && field.designation === 'M' ? ', or blank' : ''}`,
    field.decimals === undefined || field.decimals === 0
      ? undefined
      : `${field.decimals} implied decimal${field.decimals === 1 ? '' : 's'}`,
    field.unit === undefined ? undefined : `in ${escapeMarkdown(field.unit)}`,
    field.signed === true ? 'may carry a minus sign' : undefined,
    writtenInWords(field),
  );
}

function writtenInWords({ justify, fill }: Field): string | undefined {
  const filled = fill === undefined ? '' : `filled with ${fill === 'zero' ? 'zeros' : 'spaces'}`;
  if (justify === undefined) return filled;
  return `${justify}-justified${filled === '' ? '' : `, ${filled}`}`;
}

/** @returns Markdown: the forms of the value, or undefined where the chapter shows none */
export function formatsInWords({ formats }: Field): string | undefined {
  if (!formats || formats.length === 0) return undefined;
  const legend = formats.some((picture) => /[NAX]/.test(picture)) ? ' (N digit, A letter, X letter or digit)' : '';
  return `Form: ${alternatives(formats.map(codeSpan))}${legend}`;
}

/** @returns Markdown: the codes of the field, the present one in bold; a few of them where there are many */
export function codesInWords(
  field: Field,
  present: string,
  list: (name: string) => CodeList | undefined,
): string | undefined {
  if (field.codes) return codeTable(field.codes, present, 'codes');
  const examples = field.examples && codeTable(field.examples, present, 'known codes, among others');
  const shared = field.codeList === undefined ? undefined : list(field.codeList);
  if (!shared) return examples;
  const title = escapeMarkdown(shared.title);
  const known = shared.codes
    ? `Takes a ${escapeMarkdown(shared.noun)} of the list ${title} (${Object.keys(shared.codes).length} codes${shared.complete ? '' : ' known'}).`
    : `Takes a ${escapeMarkdown(shared.noun)}: ${title}. ${(shared.notes ?? []).map(escapeMarkdown).join(' ')}`.trim();
  return examples === undefined ? known : `${known}\n\n${examples}`;
}

/**
 * @returns the codes with their meanings in the order of the chapter; in ascending order where there are numbers, which an
 *   object does not keep in theirs
 */
export function orderedCodes(codes: Readonly<Record<string, string>>): [code: string, meaning: string][] {
  const entries = Object.entries(codes);
  const hasNumbers = entries.some(([code]) => /^(?:0|[1-9][0-9]*)$/.test(code));
  return hasNumbers ? entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) : entries;
}

function codeTable(codes: Readonly<Record<string, string>>, present: string, noun: string): string {
  const entries = orderedCodes(codes);
  if (entries.length > SHORT_LIST) {
    const few = entries
      .filter(([code]) => code.trim() !== '')
      .slice(0, FEW_CODES)
      .map(([code, meaning]) => `${codeSpan(code.trim())} ${escapeMarkdown(meaning)}`);
    return `${entries.length} ${noun}, such as ${few.join('; ')}.`;
  }
  const items = entries.map(([code, meaning]) => {
    const blank = code.trim() === '';
    const isPresent = code.trim() === present;
    const shown = blank ? 'blank' : codeSpan(code.trim());
    return isPresent ? `**${shown} ${escapeMarkdown(meaning)}**` : `${shown} ${escapeMarkdown(meaning)}`;
  });
  const heading = noun.charAt(0).toUpperCase() + noun.slice(1);
  return `${heading}:\n\n${bullets(items) ?? ''}`;
}

/**
 * @param self the record the conditions stand on; without it nothing is said of which apply
 * @returns Markdown: the conditions on the field, those that apply here first
 */
export function rulesInWords(
  field: Field,
  self: FieldSource | undefined,
  others: (id: string) => readonly FieldSource[],
): string | undefined {
  const rules = (field.rules ?? []).map((rule) => ({
    rule,
    applies: self !== undefined && conditionHolds(rule.when, self, others),
  }));
  if (rules.length === 0) return undefined;
  rules.sort((a, b) => Number(b.applies) - Number(a.applies));
  const items = rules
    .slice(0, MOST_RULES)
    .map(({ rule, applies }) => `${applies ? '**Applies here:** ' : ''}${ruleInWords(rule)}`);
  const more = rules.length - items.length;
  if (more > 0) items.push(`and ${more} more condition${more === 1 ? '' : 's'}`);
  return `Conditions:\n\n${bullets(items) ?? ''}`;
}

function ruleInWords(rule: FieldRule): string {
  const always = 'all' in rule.when && rule.when.all.length === 0;
  const when = always ? '' : ` when ${escapeMarkdown(conditionInWords(rule.when))}`;
  return `${requirementInWords(rule.then, rule.advisory === true)}${when}: ${escapeMarkdown(rule.because)}`;
}

function requirementInWords(then: Requirement, advisory: boolean): string {
  const verb = advisory ? 'should be' : 'must be';
  if (then === 'required') return advisory ? 'should be given' : 'required';
  if (then === 'blank') return `${verb} blank`;
  if ('in' in then)
    return `${verb} ${alternatives(then.in.map((code) => (code.trim() === '' ? 'blank' : codeSpan(code.trim()))))}`;
  return `${verb} equal to ${escapeMarkdown(then.equals)}${then.record === undefined ? '' : ` of the ${escapeMarkdown(then.record)} record`}`;
}

/** @returns the errata of a record that speak of the field */
export function errataOf({ record, variant }: CompiledLayout, field: Field): string[] {
  const name = new RegExp(`(?<!\\w)${field.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`, 'i');
  const positions = new RegExp(`(?<!\\d)${field.start}(?:-${field.end})(?!\\d)`);
  return [...(record.errata ?? []), ...(variant?.errata ?? [])].filter(
    (erratum) => (field.name !== 'Filler' && name.test(erratum)) || positions.test(erratum),
  );
}

/** @returns Markdown: a page of a chapter, linked to where CBP publishes the chapters */
export function pageLink(page: string): string {
  return `[page ${escapeMarkdown(page)}](${CATAIR_PAGE})`;
}

/** @returns Markdown: chapter, edition and page, and how far they can be relied on */
export function sourceInWords(layout: CompiledLayout, source: ChapterSource | undefined): string {
  const { chapter, record, variant, confidence } = layout;
  const version = chapter.version === null ? undefined : `version ${chapter.version}`;
  const page = variant?.page ?? record.page;
  const where = [
    ...[chapter.title, version, chapter.date].filter((part) => part !== undefined).map(escapeMarkdown),
    ...(page === undefined || page === '' ? [] : [pageLink(page)]),
  ].join(', ');
  const doubts = [
    chapter.basis === 'transcription' ? 'From a transcription of the chapter, not its official text.' : '',
    confidence === 'high' ? '' : `Confidence in this layout is ${confidence}.`,
    chapter.basis === 'transcription' && source?.confidenceNote !== undefined && confidence !== 'high'
      ? escapeMarkdown(`Reliability: ${source.confidenceNote}.`)
      : '',
  ].filter((doubt) => doubt !== '');
  return lines(`*${where}*`, doubts.join(' '));
}
