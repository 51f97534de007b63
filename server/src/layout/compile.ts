/** Compiles a record layout once, so that checking a clean record costs one loop over its characters. */
import { allowedBits, SPACE } from './charClass';
import { datePictures } from './dates';
import { prepareCondition, type PreparedCondition } from './condition';
import type { Condition, Confidence, Field, FieldRule, RecordLayout, RecordVariant } from './types';
import { RECORD_LENGTH } from '../storage/recordLength';

/** Where a layout comes from: what a hover or finding says of its source. */
export interface ChapterFacts {
  readonly chapter: string;
  readonly title: string;
  readonly document: string;
  readonly version: string | null;
  readonly date: string;
  readonly basis: 'official text' | 'transcription';
}

export interface CompiledField {
  readonly field: Field;
  /** Index in the record's field list. */
  readonly index: number;
  /** 0-based offset of the first character. */
  readonly from: number;
  /** 0-based offset behind the last character. */
  readonly to: number;
  /** Class bits allowed at each of its positions. */
  readonly allowed: number;
  readonly isFiller: boolean;
  /** Mandatory, and not excused by "or all spaces". */
  readonly required: boolean;
  /** Codes of the closed list, padded to the field's width; undefined where the chapter gives no closed list. */
  readonly codes: ReadonlySet<string> | undefined;
  /** The constant padded to the field's width. */
  readonly constant: string | undefined;
  /** Names, addresses and the like: text that people write, so punctuation is taken although the printed class has none. */
  readonly isFreeText: boolean;
  /** Class N or (S)N. */
  readonly isNumeric: boolean;
  /** Forms of a date or time that the field takes. */
  readonly datePictures: readonly string[];
  /** The field has a check that needs its characters together. */
  readonly needsSlice: boolean;
}

export interface CompiledLayout {
  /** Tells it from all other layouts, as a place in tables. */
  readonly serial: number;
  readonly record: RecordLayout;
  readonly variant: RecordVariant | undefined;
  readonly chapter: ChapterFacts;
  readonly fields: readonly CompiledField[];
  readonly fieldsByName: ReadonlyMap<string, CompiledField>;
  /** Fields with conditions on them that may hold. */
  readonly conditionalFields: readonly ConditionalField[];
  /** Index of the field at each of the 80 positions. */
  readonly fieldIndexAt: Readonly<Uint8Array>;
  /** Class bits allowed at each of the 80 positions. */
  readonly allowedAt: Readonly<Uint8Array>;
  readonly confidence: Confidence;
}

/** A field with the conditions on it. */
export interface ConditionalField {
  readonly compiled: CompiledField;
  readonly rules: readonly { readonly rule: FieldRule; readonly when: PreparedCondition }[];
}

/** A record with its variants; `base` is the layout when no variant applies. */
export interface CompiledRecord {
  readonly id: string;
  /** Small number that is unique within an application. */
  readonly index: number;
  readonly base: CompiledLayout;
  readonly variants: readonly CompiledVariant[];
}

/** A layout of a record that a condition chooses. */
export interface CompiledVariant {
  readonly when: Condition;
  /** The condition made ready; undefined where it holds for no record. */
  readonly prepared: PreparedCondition | undefined;
  readonly layout: CompiledLayout;
}

/** Words that free text goes by in the chapters, and the width below which a field of that name is rather a code. */
const FREE_TEXT = /\b(?:name|text|address|street|city|description|remarks|comment)\b/i;
const FREE_TEXT_WIDTH = 8;

/** The fields of a variant: its own, and those of the base whose positions it leaves alone. */
export function variantFields(base: readonly Field[], variant: RecordVariant): Field[] {
  const untouched = base.filter(
    (field) => !variant.fields.some((own) => own.start <= field.end && field.start <= own.end),
  );
  return [...untouched, ...variant.fields].sort((a, b) => a.start - b.start);
}

function compileField(field: Field, index: number, centAllowed: boolean): CompiledField {
  const width = field.end - field.start + 1;
  const isFiller = field.class === 'S' || field.name === 'Filler';
  const codes = field.codes && new Set(Object.keys(field.codes).map((code) => code.padEnd(width)));
  const constant = field.value?.padEnd(width);
  const numeric = field.class === 'N' || field.class === 'SN';
  return {
    field,
    index,
    from: field.start - 1,
    to: field.end,
    allowed: isFiller ? SPACE : allowedBits(field, centAllowed),
    isFiller,
    required: field.designation === 'M' && field.blank !== true && !isFiller && field.codes?.[' '] === undefined,
    codes,
    constant,
    isFreeText: field.codes === undefined && width >= FREE_TEXT_WIDTH && FREE_TEXT.test(field.name),
    isNumeric: numeric,
    datePictures: datePictures(field),
    needsSlice:
      constant !== undefined ||
      codes !== undefined ||
      field.codeList !== undefined ||
      field.class === 'D' ||
      field.formats !== undefined ||
      (numeric && width > 1),
  };
}

function conditionalField(
  compiled: CompiledField,
  recordId: string,
  fieldsByName: ReadonlyMap<string, CompiledField>,
): ConditionalField[] {
  const rules = (compiled.field.rules ?? []).flatMap((rule) => {
    const when = prepareCondition(rule.when, recordId, fieldsByName);
    return when ? [{ rule, when }] : [];
  });
  return rules.length === 0 ? [] : [{ compiled, rules }];
}

let layouts = 0;

function compileLayout(
  record: RecordLayout,
  variant: RecordVariant | undefined,
  chapter: ChapterFacts,
): CompiledLayout {
  const centAllowed = chapter.chapter === 'batch-block-control';
  const fields = variant ? variantFields(record.fields, variant) : record.fields;
  const compiled = fields.map((field, index) => compileField(field, index, centAllowed));
  const fieldsByName = new Map(compiled.toReversed().map((field) => [field.field.name, field]));
  const fieldIndexAt = new Uint8Array(RECORD_LENGTH);
  const allowedAt = new Uint8Array(RECORD_LENGTH);
  for (const field of compiled) {
    fieldIndexAt.fill(field.index, field.from, field.to);
    allowedAt.fill(field.allowed, field.from, field.to);
  }
  return {
    serial: layouts++,
    record,
    variant,
    chapter,
    fields: compiled,
    fieldsByName,
    conditionalFields: compiled.flatMap((field) => conditionalField(field, record.id, fieldsByName)),
    fieldIndexAt,
    allowedAt,
    confidence: record.confidence ?? 'high',
  };
}

/** Whether a variant is chosen by the application of the block rather than by a value that can change from record to record. */
function applicationsOf(when: Condition): readonly string[] | undefined {
  return 'in' in when && when.record === 'B' && when.field === 'Application Identifier Code' ? when.in : undefined;
}

/**
 * @param record a record layout of a chapter
 * @param application the application whose block the record stands in; variants by application are settled here
 * @param index a number unique to the record within the application
 */
export function compileRecord(
  record: RecordLayout,
  chapter: ChapterFacts,
  application: string,
  index: number,
): CompiledRecord {
  const byApplication = record.variants?.find((variant) => applicationsOf(variant.when)?.includes(application));
  const byValue = record.variants?.filter((variant) => applicationsOf(variant.when) === undefined) ?? [];
  const base = compileLayout(record, byApplication, chapter);
  return {
    id: record.id,
    index,
    base,
    variants: byValue.map((variant) => ({
      when: variant.when,
      prepared: prepareCondition(variant.when, record.id, base.fieldsByName),
      layout: compileLayout(record, variant, chapter),
    })),
  };
}
