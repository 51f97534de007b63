/** The fixes of findings, from one table by rule. */
import { isSecretSpan } from '../../layout/confidential';
import type { Transmission } from '../../transmission/transmission';
import type { Finding } from '../finding';
import { conditionFixes } from './conditionFixes';
import { either } from './cures';
import { envelopeFixes } from './envelopeFixes';
import type { Fix } from './fix';
import { Trial, type Check } from './proof';
import { recordFixes } from './recordFixes';
import { ruleCures } from './ruleCures';
import { structureFixes } from './structureFixes';
import { valueFixes } from './valueFixes';
import { evident, oneOfSeveral, subjectOf, writeValue, type FixMaker } from './subject';

export type { Check } from './proof';
export type { Edit, Fix } from './fix';

const makers: Readonly<Record<string, FixMaker>> = {
  ...recordFixes,
  ...structureFixes,
  ...envelopeFixes,
  ...conditionFixes,
  ...valueFixes,
  ...ruleCures,
};

/** Rules whose fix shows by itself that it is right, so that it need not be tried on a copy. */
const PROVEN = new Set([
  'record-length',
  'lower-case',
  'filler-not-blank',
  'number-alignment',
  'raw-transmission',
  'blank-line',
  'block-count',
]);

/** Rules whose value follows from others that may be the wrong ones as well. */
const UNSURE =
  /check-digit$|^(?:qp-piece-count|cb-liability-sum|cb-bond-number|se-value-sum|de-class-total|(?:ae|ft)-set-value|pf-totals|pf-whole|ms-totals|statement-identity)$/;

/** Writes the value that the rule itself worked out, with the zeros that the field was filled with before. */
const computed: FixMaker = ({ finding: { line, rule, fix }, field, text }) => {
  if (!field || !fix) return [];
  const width = field.to - field.from;
  const hasZeros =
    /^[0-9]+$/.test(text.slice(field.from, field.to)) && text.length >= field.to && /^[0-9]+$/.test(fix.value);
  const value = hasZeros && field.isNumeric ? fix.value.padStart(width, '0') : fix.value;
  const nature = UNSURE.test(rule) || fix.others ? oneOfSeveral : evident;
  return [value, ...(fix.others ?? [])].flatMap((one) => writeValue(line, field, one, nature));
};

function makerOf({ rule, fix }: Finding): FixMaker | undefined {
  const own = makers[rule];
  return fix && own ? either(computed, own) : fix ? computed : own;
}

/** @returns false when no finding of the rule has a fix */
export function mayBeFixed(finding: Finding): boolean {
  return makerOf(finding) !== undefined;
}

/**
 * @param check finds what the copy of the records concerned holds, on which a fix is tried
 * @returns the fixes of a finding, the likeliest first; each mends it and makes nothing else an error
 */
export function fixesOf(transmission: Transmission, finding: Finding, check: Check): Fix[] {
  const maker = makerOf(finding);
  if (!maker) return [];
  const fixes = maker(subjectOf(transmission, finding)).map((fix) => discreet(transmission, fix));
  if (PROVEN.has(finding.rule) || fixes.length === 0) return fixes;
  const trial = new Trial(transmission, finding, check);
  const sound: Fix[] = [];
  for (const fix of fixes) {
    // Of several ways to do the same, such as to move a record up, the first that works is enough.
    if (fix.evident && sound.some((other) => other.evident)) continue;
    const edits = trial.isPossible ? trial.settled(fix.edits) : fix.harmless ? fix.edits : undefined;
    if (edits) sound.push(edits === fix.edits ? fix : { ...fix, edits, title: `${fix.title}, and the totals with it` });
  }
  return sound;
}

/** A title that names a number which must not be shown where it will stand says less. */
function discreet(transmission: Transmission, fix: Fix): Fix {
  for (const edit of fix.edits) {
    if (edit.kind !== 'write') continue;
    const { line, from, to, text } = edit;
    const at = transmission.fieldAt(line, from);
    const value = text.trim();
    if (!at?.field || value === '' || !fix.title.includes(value)) continue;
    const { record, field } = at;
    const written = record.text.slice(0, from).padEnd(from) + text + record.text.slice(to);
    if (isSecretSpan(record, field) || isSecretSpan({ layout: record.layout, text: written }, field))
      return { ...fix, title: `Write what is expected in ${field.field.name}` };
  }
  return fix;
}

/** @returns the one fix of a finding when there is no choice; tried on a copy unless it can do no harm */
export function evidentFix(transmission: Transmission, finding: Finding, check: Check): Fix | undefined {
  const [likeliest] = makerOf(finding)?.(subjectOf(transmission, finding)) ?? [];
  if (likeliest?.evident !== true) return undefined;
  if (likeliest.harmless || PROVEN.has(finding.rule)) return likeliest;
  const [sound] = fixesOf(transmission, finding, check);
  return sound?.evident === true ? sound : undefined;
}
