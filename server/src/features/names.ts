/** Names of records, groups and transactions, for outlines: what a person would call them, never what must not be shown. */
import type { CompiledField, CompiledLayout } from '../layout/compile';
import { fieldText } from '../layout/condition';
import { isSecretSpan, maskedRecord } from '../layout/confidential';
import { fieldMoment, fieldNumber, formatAmount } from '../layout/values';
import type { AceRecord, Unit } from '../transmission/model';
import type { StructureBranch } from '../transmission/structureTree';
import { outlineNames } from './outlineNames';
import { preparedTemplate, type FieldReference, type TemplatePart } from './outlineNames/preparedTemplate';
import type { ChapterNames } from './outlineNames/template';

/** How many values name a record that the table says nothing of. */
const FALLBACK_VALUES = 2;
const LONGEST = 80;
const ENTRY_NUMBER = /^(?:Release |Associated |Underlying )?Entry (?:Summary )?Number/;
const QUANTITY = /\b(?:Quantity|Amount|Count|Weight|Value)\b(?!.*Code)/;

/** @returns the values that tell the record from others of its kind, such as "8504.40.9540"; empty where it has none */
export function recordKey(record: AceRecord): string {
  const template = templateFor(record, 'records');
  const filled = template === undefined ? '' : fill(template, record, () => undefined);
  return shorten(filled === '' ? firstValues(record) : filled);
}

/** @returns the control identifier, or the first characters of a line that has none in the chapter */
export function recordId(record: AceRecord): string {
  const id = record.layout?.record.id ?? printable(record.text.slice(0, 4)).trim().replace(/ +/g, ' ');
  return id === '' ? '(blank)' : id;
}

/**
 * @returns the name of the record; of a record whose layout depends on the application of the block, the name it has there, such as
 * "WP10 In-bond Event Header"
 */
export function recordTitle({ record, variant }: CompiledLayout): string {
  const isOfApplication = variant !== undefined && 'in' in variant.when && variant.when.record === 'B';
  return isOfApplication ? variant.name.replace(/ \([^()]*\)$/, '') : record.name;
}

/** @returns what a repetition of a group is called, such as "Line 001 · HTS 8504.40.9540" */
export function groupName(unit: Unit, group: StructureBranch): string {
  const head = unit.records[group.first];
  const template = head && templateFor(head, 'groups', unit);
  const title = groupTitle(group);
  // A group that begins with another group leaves the name of their common head to that one.
  if (beginsWithGroup(group)) return title;
  const filled = template === undefined ? '' : fillOver(template, unit, group);
  if (filled !== '') return filled;
  const key = head ? recordKey(head) : '';
  return shorten(key === '' ? title : `${title} · ${key}`);
}

function beginsWithGroup(group: StructureBranch): boolean {
  const [first] = group.children;
  return first !== undefined && (first.children.length > 1 || beginsWithGroup(first));
}

/** @returns the name of the group in the structure map, without the words every group has */
export function groupTitle(group: StructureBranch): string {
  const name = group.place?.name ?? 'Records';
  return name.replace(/(?: Error)?(?: Reference)? (?:Grouping|Group)$/, '') || name;
}

/** @returns what a transaction is called, such as "Entry Summary 9XX-0100001-6" */
export function unitName(unit: Unit, tree: StructureBranch): string {
  const head = unit.records[0];
  const template = head && templateFor(head, 'units', unit);
  const filled = template === undefined ? '' : fillOver(template, unit, tree);
  if (filled !== '') return filled;
  const title = unit.steps?.map.transaction.title ?? unit.block.layout?.title ?? 'Records';
  const key = head?.layout ? recordKey(head) : '';
  return shorten(key === '' ? title : `${title} · ${key}`);
}

/** @returns a value of the record by the name of its field, as it is shown; empty when blank or absent */
export function fieldValue(record: AceRecord, name: string): string {
  const field = record.layout?.fieldsByName.get(name);
  return field ? shownValue(record, field) : '';
}

/** The template for a record or what it heads: that of the chapter the block is read by, or else of the chapter the record is from. */
function templateFor({ layout }: AceRecord, kind: keyof ChapterNames, unit?: Unit): string | undefined {
  if (!layout) return undefined;
  for (const chapter of [unit?.block.layout?.chapter.chapter, layout.chapter.chapter]) {
    const templates = chapter === undefined ? undefined : outlineNames[chapter]?.[kind];
    const template = templates?.[layout.record.id] ?? templates?.[`${layout.record.id} ${layout.record.direction}`];
    if (template !== undefined) return template;
  }
  return undefined;
}

function fillOver(template: string, unit: Unit, group: StructureBranch): string {
  const head = unit.records[group.first];
  const find = (id: string): AceRecord | undefined => {
    let first: AceRecord | undefined;
    for (let at = group.first; at <= group.last; at++) {
      const record = unit.records[at];
      if (record?.layout?.record.id !== id) continue;
      // A tariff number of chapters 98 and 99 only says how the number behind it is treated.
      if (!/^9[89]/.test(fieldText(record, 'HTS Number') ?? '')) return record;
      first ??= record;
    }
    return first;
  };
  return head ? shorten(fill(template, head, find)) : '';
}

/** Fills a template in; see `ChapterNames`. */
function fill(template: string, head: AceRecord, find: (id: string) => AceRecord | undefined): string {
  const { parts, named } = preparedTemplate(template);
  const value = ({ id, name, wantsMeaning }: FieldReference): string => {
    if (name === undefined) return firstValues(head, (field) => !named.has(field) && field !== 'Occurrence Position');
    const record = id === undefined ? head : find(id);
    if (!record) return '';
    return (wantsMeaning ? codeMeaning(record, name) : undefined) ?? fieldValue(record, name);
  };
  const filled: string[] = [];
  for (const part of parts) {
    const text = fillPart(part, value);
    if (text !== '') filled.push(text);
  }
  return filled.join(' · ');
}

/** @returns the part with its fields filled in; empty when all of them are */
function fillPart({ texts, fields }: TemplatePart, value: (reference: FieldReference) => string): string {
  let text = texts[0] ?? '';
  let isBlank = fields.length > 0;
  for (const [index, alternatives] of fields.entries()) {
    let found = '';
    for (const reference of alternatives) {
      found = value(reference);
      if (found !== '') break;
    }
    if (found !== '') isBlank = false;
    text += found + (texts[index + 1] ?? '');
  }
  return isBlank ? '' : text.replace(/ {2,}/g, ' ').trim();
}

/** What the chapter says of the code, remarks in parentheses left out; undefined where it gives no closed list with it. */
function codeMeaning(record: AceRecord, name: string): string | undefined {
  const field = record.layout?.fieldsByName.get(name);
  return field?.field.codes?.[fieldValue(record, name)]?.replace(/ \(.*/, '');
}

function firstValues(record: AceRecord, isWanted: (name: string) => boolean = () => true): string {
  const values: string[] = [];
  for (const field of record.layout?.fields ?? []) {
    if (values.length === FALLBACK_VALUES) break;
    if (field.isFiller || field.constant !== undefined || !isWanted(field.field.name)) continue;
    const value = shownValue(record, field);
    if (value !== '') values.push(value);
  }
  return values.join(' ');
}

/** How the values of a field are written for a person. */
interface FieldForm {
  readonly isTariff: boolean;
  readonly isEntryNumber: boolean;
  /** A quantity or an amount: zeros on its left fill it up, which in a code are part of it. */
  readonly isNumber: boolean;
}

const forms = new WeakMap<CompiledField, FieldForm>();

function formOf(compiled: CompiledField): FieldForm {
  let form = forms.get(compiled);
  if (!form) {
    const { name, decimals } = compiled.field;
    form = {
      isTariff: /HTS|Tariff|Harmonized/.test(name),
      isEntryNumber: ENTRY_NUMBER.test(name),
      isNumber: decimals !== undefined || QUANTITY.test(name),
    };
    forms.set(compiled, form);
  }
  return form;
}

/** @returns the value as a person would write it, such as `8504.40.9540`, `2026-08-26` or `12,000.00`; masked when confidential */
export function shownValue(record: AceRecord, compiled: CompiledField): string {
  const { field, from, to } = compiled;
  const raw = record.text.slice(from, to);
  const value = printable(raw).trim();
  if (value === '') return '';
  if (isSecretSpan(record, compiled)) return printable(maskedRecord(record).slice(from, to)).trim();
  const { isTariff, isEntryNumber, isNumber } = formOf(compiled);
  if (isTariff && /^[0-9]{6,10}$/.test(value))
    return `${value.slice(0, 4)}.${value.slice(4, 6)}${value.length > 6 ? `.${value.slice(6)}` : ''}`;
  if (isEntryNumber && /^[0-9A-Z]{7}[0-9]$/.test(value)) return `${value.slice(0, 7)}-${value.slice(7)}`;
  const date = compiled.datePictures.length === 0 ? undefined : fieldMoment(field, raw)?.date;
  if (date?.day !== undefined)
    return [date.year, date.month, date.day].map((part) => String(part).padStart(2, '0')).join('-');
  const number = isNumber ? fieldNumber(raw) : undefined;
  return number !== undefined && Number.isSafeInteger(number) ? formatAmount(number, field.decimals ?? 0) : value;
}

/** Control characters have no place in a name. */
function printable(text: string): string {
  return /^[ -~]*$/.test(text) ? text : text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, ' ');
}

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}
