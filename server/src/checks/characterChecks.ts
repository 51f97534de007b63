/** Says which characters of a field can't stand there. */
import { classBit, classInWords, FOREIGN, LOWER, SPACE } from '../layout/charClass';
import type { CompiledField, CompiledLayout } from '../layout/compile';
import { label, quote } from './fieldLabels';
import { citation } from './finding';
import { recordRules, type RecordFinding, type RecordRuleId } from './recordRules';

/** Reports the characters of a field that are outside its class. */
export function checkCharacters(
  layout: CompiledLayout,
  compiled: CompiledField,
  text: string,
  findings: RecordFinding[],
): void {
  const { field } = compiled;
  const raw = text.slice(compiled.from, compiled.to);
  // CBP accepts punctuation in texts whose printed class has none, as in the description of the OI record.
  const isPunctuated = compiled.isFreeText && field.class === 'AN';
  const report = (rule: RecordRuleId, message: string, test: (bit: number) => boolean): boolean => {
    const isHit = (at: number): boolean => test(classBit(raw.charCodeAt(at)));
    let first = 0;
    while (first < raw.length && !isHit(first)) first++;
    if (first === raw.length) return false;
    let last = raw.length - 1;
    while (!isHit(last)) last--;
    findings.push({
      rule,
      severity: rule === 'character-class' && isPunctuated ? 'warning' : recordRules[rule].severity,
      start: field.start + first,
      end: field.start + last,
      field: field.name,
      message,
    });
    return true;
  };
  const cite = `(${citation(layout)})`;
  const foreign = report(
    'keyboard-character',
    `${label(compiled)}: ${foreignCharacters(text, compiled)} is no character of a standard keyboard and cannot be transmitted; replace it ${cite}.`,
    (bit) => (bit & FOREIGN) !== 0,
  );
  const lower =
    !compiled.isFiller &&
    report(
      'lower-case',
      `${label(compiled)}: write ${quote(compiled, raw.toUpperCase())} in capital letters ${cite}.`,
      (bit) => bit === LOWER,
    );
  if (compiled.isFiller && !foreign) {
    report(
      'filler-not-blank',
      `Positions ${field.start}-${field.end} of the ${layout.record.id} record hold no field and must be blank ${cite}.`,
      (bit) => bit !== SPACE,
    );
    return;
  }
  if (lower && !strangeWhenUpper(compiled, raw)) return;
  report(
    'character-class',
    `${label(compiled)}: ${quote(compiled, raw.trim())} has a character outside class ${printedClass(field.class)}, which allows ${classInWords(field.class)} ${cite}.`,
    (bit) => (bit & (FOREIGN | LOWER | compiled.allowed)) === 0,
  );
}

function strangeWhenUpper(compiled: CompiledField, raw: string): boolean {
  return Array.from(raw.toUpperCase()).some(
    (character) => (classBit(character.charCodeAt(0)) & (compiled.allowed | FOREIGN)) === 0,
  );
}

function foreignCharacters(text: string, { from, to }: CompiledField): string {
  // A character that takes two positions may be cut by the end of the field.
  const start = isPairAt(text, from - 1) ? from - 1 : from;
  const end = isPairAt(text, to - 1) ? to + 1 : to;
  const names = [
    ...new Set(
      Array.from(text.slice(start, end)).filter((character) => (classBit(character.charCodeAt(0)) & FOREIGN) !== 0),
    ),
  ].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code === 9) return 'a tab';
    if (code === 0x2400) return `"${character}" (NUL, or its sign U+2400)`;
    if (code < 32 || (code >= 0x7f && code < 0xa1))
      return `the control character U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    return `"${character}" (U+${code.toString(16).toUpperCase().padStart(4, '0')})`;
  });
  return names.join(', ');
}

function isPairAt(text: string, at: number): boolean {
  return at >= 0 && (text.codePointAt(at) ?? 0) > 0xffff;
}

function printedClass(fieldClass: string): string {
  return fieldClass === 'SN' ? '(S)N' : fieldClass;
}
