/** The records of a transaction as facts, tables and sections, group by group. */
import { conditionDictionary, holdsConditionCode } from '../../layout/conditionDictionary';
import type { CompiledField } from '../../layout/compile';
import type { AceRecord, Unit } from '../../transmission/model';
import type { StructureBranch } from '../../transmission/structureTree';
import type { Transmission } from '../../transmission/transmission';
import type { ValueContext } from '../fieldWords';
import { groupName } from '../names';
import { recordName } from '../structureWords';
import { factsOf, fieldItem, lineItem, tellingFields } from './items';
import type { OverviewFact, OverviewItem, OverviewPart, OverviewVerdict, Tone } from './model';
import { repeatedRows } from './repeats';
import type { OverviewTemplate } from './templates';

/** More columns than this don't fit on a page: each record is then told by itself. */
const MOST_COLUMNS = 9;

/** What the code of a field says of how grave a condition is; the first field that says something counts. */
const TONES: readonly { readonly field: RegExp; readonly tones: Readonly<Record<string, Tone>> }[] = [
  { field: /^Disposition Type Code$/, tones: { A: 'success', R: 'error' } },
  { field: /^Severity Code$/, tones: { F: 'error', W: 'warning', P: 'warning', I: 'information' } },
  {
    field: /^(?:Narrative )?Message Type Code$/,
    tones: { '01': 'error', '11': 'error', '02': 'success', '03': 'warning', '04': 'warning', '13': 'warning' },
  },
];
/** Fields of a condition that decides about the transaction as a whole, and what they hold then. */
const FINAL: readonly { readonly field: RegExp; readonly value: RegExp }[] = [
  { field: /^Disposition Type Code$/, value: /./ },
  { field: /^(?:Narrative )?Message Type Code$/, value: /^0/ },
];
const NARRATIVE = 'Narrative';

export class TransactionParts {
  /** What CBP decided, as soon as the record that says so is told. */
  verdict: OverviewVerdict | undefined;
  /** Fields told already, by record: each is told once. */
  private readonly told = new Map<number, Set<CompiledField>>();

  /** @param isShown whether a record, by its index in the unit, is told; others are only counted */
  constructor(
    private readonly transmission: Transmission,
    private readonly unit: Unit,
    private readonly template: OverviewTemplate | undefined,
    private readonly context: ValueContext,
    private readonly isShown: (index: number) => boolean,
  ) {}

  /** The panels of the template, each field taken from the first record that has it. */
  panels(): OverviewPart[] {
    const firsts = new Map<string, number>();
    for (const [index, { layout }] of this.unit.records.entries())
      if (layout && !firsts.has(layout.record.id) && this.isShown(index)) firsts.set(layout.record.id, index);
    return (this.template?.panels ?? []).flatMap(({ title, fields }) => {
      const items = fields.flatMap((reference) => {
        const dot = reference.indexOf('.');
        const index = firsts.get(reference.slice(0, dot));
        const field =
          index === undefined
            ? undefined
            : this.unit.records[index]?.layout?.fieldsByName.get(reference.slice(dot + 1));
        return index !== undefined && field ? (this.take(index, field) ?? []) : [];
      });
      return items.length === 0 ? [] : [{ kind: 'facts' as const, title, facts: factsOf(items) }];
    });
  }

  /** What stands below a branch of the structure, in the order of the file. */
  below(branches: readonly StructureBranch[]): OverviewPart[] {
    const parts: OverviewPart[] = [];
    let run: number[] = [];
    let left: { records: number; line: number } | undefined;
    const flush = (): void => {
      if (run.length > 0) parts.push(...this.records(run));
      if (left) parts.push({ kind: 'omitted', ...left });
      run = [];
      left = undefined;
    };
    for (const branch of branches) {
      if (!this.isSeen(branch)) {
        if (run.length > 0) flush();
        left = {
          records: (left?.records ?? 0) + branch.last - branch.first + 1,
          line: left?.line ?? this.unit.start + branch.first,
        };
        continue;
      }
      if (left) flush();
      if (branch.first === branch.last) {
        if (run.length > 0 && this.idOf(run.at(-1)) !== this.idOf(branch.first)) flush();
        run.push(branch.first);
        continue;
      }
      flush();
      parts.push(...this.group(branch));
    }
    flush();
    return parts;
  }

  private isSeen({ first, last }: StructureBranch): boolean {
    for (let index = first; index <= last; index++) if (this.isShown(index)) return true;
    return false;
  }

  private group(branch: StructureBranch): OverviewPart[] {
    const parts = this.below(branch.children);
    // A group around a single other one, or around one run of records, adds nothing.
    if (parts.length <= 1) return parts;
    const title = groupName(this.unit, branch);
    return [{ kind: 'section', title, line: this.unit.start + branch.first, parts }];
  }

  /** Successive records with the same control identifier. */
  private records(indexes: readonly number[]): OverviewPart[] {
    const [first] = indexes;
    const record = first === undefined ? undefined : this.unit.records[first];
    if (first === undefined || !record) return [];
    const title = this.titleOf(record);
    if (!record.layout) {
      const facts = indexes.flatMap((index) => {
        const unknown = this.unit.records[index];
        const item = unknown && lineItem(unknown, this.unit.start + index);
        return item ? [{ label: item.field, items: [item] }] : [];
      });
      return facts.length === 0 ? [] : [{ kind: 'facts', title, facts }];
    }
    if (isCondition(record)) return indexes.flatMap((index) => this.condition(index));
    const rows = indexes.flatMap((index) => this.rows(index));
    if (rows.length === 0) return [];
    const [only] = rows;
    if (rows.length === 1 && only) return [{ kind: 'facts', title, facts: only }];
    const columns = columnsOf(rows);
    if (columns.length > MOST_COLUMNS) return rows.map((facts) => ({ kind: 'facts', title, facts }));
    const [column] = columns;
    // Text that goes on from record to record is read as one.
    if (columns.length === 1 && column !== undefined)
      return [{ kind: 'facts', title, facts: [{ label: column, items: rows.flat().flatMap(({ items }) => items) }] }];
    return [
      {
        kind: 'table',
        title,
        columns,
        rows: rows.map((facts) => columns.map((label) => facts.find((fact) => fact.label === label) ?? null)),
      },
    ];
  }

  /** The facts of a record: in one row, or in several where its fields repeat. */
  private rows(index: number): OverviewFact[][] {
    const layout = this.unit.records[index]?.layout;
    if (!layout) return [];
    const fields = tellingFields(layout);
    const repeats = repeatedRows(fields);
    return (repeats ?? [fields.map((field) => ({ field, label: field.field.name }))])
      .map((row) => {
        const labels = new Map(row.map(({ field, label }) => [field.field.name, label]));
        const facts = factsOf(row.flatMap(({ field }) => this.take(index, field) ?? []));
        return facts.map((fact) => ({ ...fact, label: labels.get(fact.label) ?? fact.label }));
      })
      .filter((facts) => facts.length > 0);
  }

  private condition(index: number): OverviewPart[] {
    const record = this.unit.records[index];
    if (!record?.layout) return [];
    const items = tellingFields(record.layout).flatMap((field) => this.take(index, field) ?? []);
    const code = items.find(({ field }) => isConditionField(record, field));
    const isNarrative = ({ field }: OverviewItem): boolean =>
      field.startsWith(NARRATIVE) && !holdsConditionCodeNamed(record, field);
    const narrative = items.find(isNarrative);
    const tone =
      TONES.map(({ field, tones }) => tones[items.find((item) => field.test(item.field))?.text ?? '']).find(
        (found) => found !== undefined,
      ) ?? 'information';
    const isFinal = FINAL.some(({ field, value }) =>
      items.some((item) => field.test(item.field) && value.test(item.text)),
    );
    if (isFinal) this.verdict = { tone, text: narrative?.text ?? code?.text ?? '', line: this.unit.start + index };
    const { catalog } = this.transmission;
    const meaning = code && conditionDictionary(catalog).lookUp(code.text, this.unit.block.application)[0];
    if (items.length === 0) return [];
    const lead = items.filter((item) => item === code || item === narrative).sort((a) => (a === code ? -1 : 1));
    return [
      {
        kind: 'condition',
        tone,
        lead: lead.map((item) => ({ label: item.field, items: [item] })),
        facts: factsOf(items.filter((item) => !lead.includes(item))),
        ...(meaning?.explanation === undefined ? {} : { explanation: meaning.explanation }),
      },
    ];
  }

  /** The field as an item, unless it is blank or told already. */
  private take(index: number, field: CompiledField): OverviewItem | undefined {
    const record = this.unit.records[index];
    const told = this.told.get(index) ?? new Set();
    this.told.set(index, told);
    if (!record || told.has(field)) return undefined;
    told.add(field);
    return fieldItem(record, this.unit.start + index, field, this.context);
  }

  private idOf(index: number | undefined): string | undefined {
    return index === undefined ? undefined : this.unit.records[index]?.layout?.record.id;
  }

  private titleOf({ layout }: AceRecord): string {
    if (!layout) return 'Not read';
    const { record, variant } = layout;
    const own = this.template?.titles?.[record.id];
    if (own !== undefined) return own;
    const isOfApplication = variant !== undefined && 'in' in variant.when && variant.when.record === 'B';
    const name = isOfApplication ? variant.name.replace(/ \([^()]*\)$/, '') : record.name;
    return recordName({ id: record.id, name }) || `${record.id} record`;
  }
}

function isCondition({ layout }: AceRecord): boolean {
  return (
    layout !== undefined &&
    layout.fields.some(({ field }) => holdsConditionCode(field)) &&
    layout.fields.some(({ field }) => field.name.startsWith(NARRATIVE))
  );
}

function holdsConditionCodeNamed({ layout }: AceRecord, name: string): boolean {
  const field = layout?.fieldsByName.get(name)?.field;
  return field !== undefined && holdsConditionCode(field);
}

/** Whether the field holds the code of a condition rather than the type of a message. */
function isConditionField(record: AceRecord, name: string): boolean {
  return holdsConditionCodeNamed(record, name) && !name.endsWith('Type Code');
}

/** The labels of all rows, in an order that fits each of them. */
function columnsOf(rows: readonly (readonly OverviewFact[])[]): string[] {
  const columns: string[] = [];
  for (const row of rows) {
    let at = 0;
    for (const { label } of row) {
      const known = columns.indexOf(label);
      if (known === -1) columns.splice(at++, 0, label);
      else at = known + 1;
    }
  }
  return columns;
}
