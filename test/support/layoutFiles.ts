/** The product's own layouts and reference lists, and the walks over them that tests need. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Chapter,
  CodeList,
  Condition,
  Direction,
  Field,
  FieldRule,
  RecordLayout,
  RecordVariant,
  StructureNode,
  Transaction,
} from '../../server/src/layout/types';

export const layoutFolder = join(__dirname, '../../server/layouts');
export const referenceFolder = join(__dirname, '../../server/reference');

/** @returns the parsed JSON file */
export function readJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

/** @returns names of the JSON files of a folder without `.json`, schemas excepted */
export function jsonNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** All chapters by name. */
export const chapters: ReadonlyMap<string, Chapter> = new Map(
  jsonNames(layoutFolder).map((name) => [name, readJson(layoutFolder, `${name}.json`) as Chapter]),
);

/** @returns the chapter with that name */
export function chapterNamed(name: string): Chapter {
  const chapter = chapters.get(name);
  if (!chapter) throw new Error(`no chapter ${name}`);
  return chapter;
}

/** Files of `server/reference` that are not code lists but have a shape of their own. */
export const tablesOfTheirOwn = ['application-identifiers', 'country-currencies', 'eu-countries', 'transaction-forms'];

/** The shared code lists by file name without `.json`. */
export const codeLists: ReadonlyMap<string, CodeList> = new Map(
  jsonNames(referenceFolder)
    .filter((name) => !tablesOfTheirOwn.includes(name))
    .map((name) => [name, readJson(referenceFolder, `${name}.json`) as CodeList]),
);

/** @returns the file name, without `.json`, of a list that fields name in camelCase */
export function listFileName(codeList: string): string {
  return codeList.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** One form of a record: its base layout, or the base layout with one variant in place. */
export interface RecordForm {
  record: RecordLayout;
  variant: RecordVariant | undefined;
  fields: Field[];
  /** For messages: record, direction and variant. */
  label: string;
}

/** @returns the base fields that a variant leaves standing, and the variant's own, by position */
function mergeFields(base: readonly Field[], own: readonly Field[]): Field[] {
  const covered = (field: Field): boolean => own.some((other) => other.start <= field.end && field.start <= other.end);
  return [...base.filter((field) => !covered(field)), ...own].sort((a, b) => a.start - b.start);
}

/** @returns every form of every record of a chapter */
export function recordForms(chapter: Chapter): RecordForm[] {
  return chapter.records.flatMap((record) => {
    const label = `${record.id} ${record.direction}`;
    return [
      { record, variant: undefined, fields: record.fields, label },
      ...(record.variants ?? []).map((variant) => ({
        record,
        variant,
        fields: mergeFields(record.fields, variant.fields),
        label: `${label} (${variant.name})`,
      })),
    ];
  });
}

/** @returns a structure map's nodes and, below them, theirs */
export function allNodes(structure: readonly StructureNode[]): StructureNode[] {
  return structure.flatMap((node) => ('of' in node ? [node, ...allNodes(node.of)] : [node]));
}

/** @returns all structure maps of a transaction: its own and its variants' */
export function structureMaps(transaction: Transaction): StructureNode[][] {
  return [transaction.structure, ...(transaction.variants ?? []).map((variant) => variant.structure)];
}

/** A condition on one field, or a requirement that names one. */
export interface FieldReference {
  field: string;
  record: string | undefined;
  values: readonly string[];
}

/** @returns the fields that a condition looks at, with the values it compares them to */
export function conditionReferences(condition: Condition): FieldReference[] {
  if ('all' in condition) return condition.all.flatMap(conditionReferences);
  return [{ field: condition.field, record: condition.record, values: 'in' in condition ? condition.in : [] }];
}

/** @returns the fields that a rule of the field `own` names: those of its condition, and those its requirement binds */
export function ruleReferences(own: Field, rule: FieldRule): FieldReference[] {
  const { then } = rule;
  const bound: FieldReference[] =
    typeof then === 'string'
      ? []
      : 'in' in then
        ? [{ field: own.name, record: undefined, values: then.in }]
        : [{ field: then.equals, record: then.record, values: [] }];
  return [...conditionReferences(rule.when), ...bound];
}

/** @returns whether a record of a chapter is sent in that direction */
export function goes(record: RecordLayout, direction: Direction | 'both'): boolean {
  return record.direction === direction || record.direction === 'both' || direction === 'both';
}
