/** Walks over a chapter as it is written: forms of records, nodes of structure maps, fields that conditions name. */
import { variantFields } from './compile';
import type {
  Chapter,
  Condition,
  Direction,
  Field,
  FieldRule,
  RecordLayout,
  RecordVariant,
  StructureNode,
  Transaction,
} from './types';

/** One form of a record: its base layout, or the base layout with one variant in place. */
export interface RecordForm {
  record: RecordLayout;
  variant: RecordVariant | undefined;
  fields: Field[];
  /** For messages: record, direction and variant. */
  label: string;
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
        fields: variantFields(record.fields, variant),
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

/** @returns the file name, without `.json`, of a list that fields name in camelCase */
export function listFileName(codeList: string): string {
  return codeList.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
