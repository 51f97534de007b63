/** Ways to mend a finding of which the rule says enough by its place: each makes the fixes that may do; which of them do is tried. */
import { fieldText } from '../../layout/condition';
import type { CompiledField } from '../../layout/compile';
import { fitted } from '../../transmission/skeleton';
import type { Fix } from './fix';
import { evident, oneOfSeveral, writeRaw, writeValue, type FixMaker, type Subject } from './subject';

type Nature = Pick<Fix, 'evident' | 'harmless'>;

/** @returns the fixes of several ways, in their order */
export function either(...makers: readonly FixMaker[]): FixMaker {
  return (subject) => makers.flatMap((maker) => maker(subject));
}

/** Writes a value into the field of the finding; of several, one is to be chosen. */
export function write(...values: readonly string[]): FixMaker {
  const nature = values.length === 1 ? evident : oneOfSeveral;
  return ({ finding: { line }, field, text }) =>
    field ? values.flatMap((value) => writeInto(line, field, text, value, nature)) : [];
}

/** As {@link write}, where the finding may be mended otherwise as well. */
export function writeMaybe(...values: readonly string[]): FixMaker {
  return ({ finding: { line }, field, text }) =>
    field ? values.flatMap((value) => writeInto(line, field, text, value, oneOfSeveral)) : [];
}

/** Writes one of several values into another field of the record: that one may be the slip. */
export function writeOther(name: string, ...values: readonly string[]): FixMaker {
  return ({ finding: { line }, record, text }) => {
    const field = record?.layout?.fieldsByName.get(name);
    return field ? values.flatMap((value) => writeInto(line, field, text, value, oneOfSeveral)) : [];
  };
}

/** Fills the fields of the record with what the rule knows. */
export const fill: FixMaker = ({ finding, record }) => {
  const { fill: known, line } = finding;
  if (!known || known.record !== undefined) return [];
  const writes = Object.entries(known.fields).flatMap(([name, value]) => {
    const field = record?.layout?.fieldsByName.get(name);
    return field ? [{ edit: writeRaw(line, field, fitted(value, field)), name }] : [];
  });
  if (writes.length === 0) return [];
  const title = `Fill ${writes.map(({ name }) => name).join(', ')}`;
  return [{ title, edits: writes.map(({ edit }) => edit), ...evident }];
};

/**
 * Blanks fields that go together, such as a class and its amount.
 * @param names `#` stands for the number in the name of the field of the finding; those that the record does not have are passed over
 */
export function blankTogether(...names: readonly string[]): FixMaker {
  return ({ finding: { line }, record, field }) => {
    const number = field && /[0-9]+/.exec(field.field.name)?.[0];
    if (number === undefined) return [];
    const fields = names.flatMap((name) => record?.layout?.fieldsByName.get(name.replace('#', number)) ?? []);
    if (field === undefined || !fields.includes(field)) return [];
    const title = `Blank ${fields.map((one) => one.field.name).join(' and ')}`;
    return [{ title, edits: fields.map((one) => writeRaw(line, one, fitted('', one))), ...oneOfSeveral }];
  };
}

/** Blanks fields of the record that go together. */
export function blankAll(...names: readonly string[]): FixMaker {
  return ({ finding: { line }, record, text }) => {
    const fields = names
      .flatMap((name) => record?.layout?.fieldsByName.get(name) ?? [])
      .filter(({ from, to }) => text.slice(from, to).trim() !== '');
    if (fields.length === 0) return [];
    const title = `Blank ${fields.map(({ field }) => field.name).join(' and ')}`;
    return [{ title, edits: fields.map((field) => writeRaw(line, field, fitted('', field))), ...oneOfSeveral }];
  };
}

/**
 * Moves numbered fields up so that no blank one stands before a filled one.
 * @param names with `#` for the number; fields of one number go together
 */
export function closeGap(...names: readonly string[]): FixMaker {
  return ({ finding: { line }, record, text }) => {
    const rows: CompiledField[][] = [];
    for (let number = 1; ; number++) {
      const row = names.flatMap((name) => record?.layout?.fieldsByName.get(name.replace('#', String(number))) ?? []);
      if (row.length < names.length) break;
      rows.push(row);
    }
    const raw = ({ from, to }: CompiledField): string => text.slice(from, to).padEnd(to - from);
    const filled = rows.map((row) => row.map(raw)).filter((values) => values.some((value) => value.trim() !== ''));
    const edits = rows.flatMap((row, at) =>
      row.map((field, nth) => writeRaw(line, field, filled[at]?.[nth] ?? fitted('', field))),
    );
    return edits.length === 0 ? [] : [{ title: 'Close the gap between the values', edits, ...evident }];
  };
}

/** Blanks the field of the finding. */
export const blank: FixMaker = ({ finding: { line }, field, text }) =>
  field ? writeInto(line, field, text, '', oneOfSeveral) : [];

/** Writes zero into the field of the finding. */
export const zero: FixMaker = write('0');

function writeInto(line: number, field: CompiledField, text: string, value: string, nature: Nature): Fix[] {
  return text.slice(field.from, field.to).trim() === value ? [] : writeValue(line, field, value, nature);
}

/** The field of another record that the finding refers to. */
function relatedField({
  transmission,
  finding: { related },
}: Subject): { line: number; field: CompiledField; value: string } | undefined {
  const [first] = related ?? [];
  const field = first && transmission.fieldAt(first.place, first.start - 1)?.field;
  if (!field) return undefined;
  const value = transmission.document.line(first.place).slice(field.from, field.to).trim();
  return { line: first.place, field, value };
}

/** Writes the value that the field related to the finding holds. */
export const copyRelated: FixMaker = (subject) => {
  const other = relatedField(subject);
  const { finding, field, text } = subject;
  return other && field && other.value !== '' ? writeInto(finding.line, field, text, other.value, evident) : [];
};

/** Writes a value into the field related to the finding: that one may be the slip. */
export function writeRelated(value: string): FixMaker {
  return (subject) => {
    const other = relatedField(subject);
    if (!other) return [];
    const id = subject.transmission.recordAt(other.line)?.layout?.record.id ?? '';
    return writeInto(other.line, other.field, subject.transmission.document.line(other.line), value, oneOfSeveral).map(
      (fix) => ({ ...fix, title: `${fix.title} of the ${id} record` }),
    );
  };
}

/** Writes the value of a field of the A or B record around. */
export function copyHeader(id: 'A' | 'B', name: string): FixMaker {
  return ({ transmission, finding: { line }, field, text }) => {
    const header = (id === 'A' ? transmission.batchAt(line) : transmission.blockAt(line))?.header;
    const value = header && fieldText(header, name)?.trim();
    return field && value !== undefined && value !== '' ? writeInto(line, field, text, value, evident) : [];
  };
}

/**
 * Exchanges two fields of the record, such as dates in the wrong order.
 * @param pairs names of fields that belong together; `#` stands for the number in the name of the field of the finding
 */
export function exchange(...pairs: readonly (readonly [string, string])[]): FixMaker {
  return ({ finding: { line }, record, field, text }) => {
    if (!field || !record) return [];
    const number = /[0-9]+/.exec(field.field.name)?.[0] ?? '';
    for (const pair of pairs) {
      const [first, second] = pair.map((name) => record.layout?.fieldsByName.get(name.replaceAll('#', number)));
      if (!first || !second || (field !== first && field !== second)) continue;
      if (first.to - first.from !== second.to - second.from) continue;
      const raw = ({ from, to }: CompiledField): string => text.slice(from, to).padEnd(to - from);
      return [
        {
          title: `Exchange ${first.field.name} and ${second.field.name}`,
          edits: [writeRaw(line, first, raw(second)), writeRaw(line, second, raw(first))],
          ...evident,
        },
      ];
    }
    return [];
  };
}
