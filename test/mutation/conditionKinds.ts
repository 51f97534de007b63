/** Damage to fields that a condition of the layout requires, refuses, or restricts. */
import type { Condition, FieldRule } from '../../server/src/layout/types';
import { valueOf, type Candidate, type Kind } from './damage';
import { breaksField } from './fieldProof';
import { listOf, otherValue, refilled, spots, type Spot } from './fieldKinds';
import type { Random } from './random';

/** Whether a condition holds however "the other record" is understood: for every such record of the transaction, and there is one. */
function surelyHolds(condition: Condition, spot: Spot): boolean {
  if ('all' in condition) return condition.all.every((part) => surelyHolds(part, spot));
  const { source, sample } = spot;
  const looked =
    condition.record === undefined || condition.record === source.id
      ? [source]
      : sample.lines.filter(
          (line) =>
            line.id === condition.record &&
            (/^[AB]$/.test(line.id) ? line.block.batch === source.block.batch : line.unit === source.unit),
        );
  return (
    looked.length > 0 &&
    looked.every((line) => {
      if (!line.record.layout?.fieldsByName.has(condition.field)) return false;
      const value = valueOf(line, condition.field);
      return 'blank' in condition
        ? (value === '') === condition.blank
        : condition.in.some((code) => code.trim() === value);
    })
  );
}

/** A kind that acts on fields with a rule in force; advice is no rule. */
function ruleKind(
  id: string,
  applies: (rule: FieldRule, spot: Spot) => boolean,
  damaged: (rule: FieldRule, spot: Spot, random: Random) => string | undefined,
): Kind {
  return {
    id,
    candidates: (sample) =>
      spots(sample).flatMap((spot) =>
        (spot.field.rules ?? [])
          .filter((rule) => rule.advisory !== true && applies(rule, spot) && surelyHolds(rule.when, spot))
          .map((rule): Candidate => (random) => {
            const raw = damaged(rule, spot, random);
            // The new characters are such as the field itself allows, so that only the rule forbids them.
            if (raw === undefined || raw.trim() === spot.value) return undefined;
            if (raw.trim() !== '' && breaksField(spot.field, raw, listOf(spot.field))) return undefined;
            return refilled(spot, raw, id);
          }),
      ),
  };
}

/** A value that the field's own definition allows. */
function allowedValue(spot: Spot, random: Random): string | undefined {
  const { field, raw } = spot;
  const width = raw.length;
  const code = random.oneOf(Object.keys(field.codes ?? field.examples ?? {}).filter((key) => key.trim() !== ''));
  if (code !== undefined) return code.padEnd(width);
  if (field.formats !== undefined || field.class === 'D') return width === 6 ? '081826' : undefined;
  if (['N', 'SN'].includes(field.class)) return '1'.padStart(width, '0');
  return 'A'.repeat(Math.min(width, 3)).padEnd(width);
}

export const conditionKinds: readonly Kind[] = [
  ruleKind(
    'required field blanked',
    (rule, { value }) => rule.then === 'required' && value !== '',
    (_, { raw }) => ' '.repeat(raw.length),
  ),
  ruleKind(
    'refused field filled',
    (rule, { value }) => rule.then === 'blank' && value === '',
    (_, spot, random) => allowedValue(spot, random),
  ),
  ruleKind(
    'code that a condition refuses',
    ({ then }, { value }) => typeof then === 'object' && 'in' in then && value !== '',
    ({ then }, spot, random) => {
      if (typeof then !== 'object' || !('in' in then)) return undefined;
      const refused = Object.keys(spot.field.codes ?? {}).filter(
        (code) => code.trim() !== '' && !then.in.some((allowed) => allowed.trim() === code.trim()),
      );
      return random.oneOf(refused)?.padEnd(spot.raw.length);
    },
  ),
  ruleKind(
    'value that should repeat another',
    ({ then }, { value, source }) =>
      typeof then === 'object' && 'equals' in then && value !== '' && !/^[YZ]$/.test(source.id),
    (_, spot, random) => otherValue(spot, random),
  ),
  ruleKind(
    'trailer that does not repeat its header',
    ({ then }, { value, source }) =>
      typeof then === 'object' && 'equals' in then && value !== '' && /^[YZ]$/.test(source.id),
    (_, spot, random) => (spot.field.class === 'D' ? '081826' : otherValue(spot, random)),
  ),
];
