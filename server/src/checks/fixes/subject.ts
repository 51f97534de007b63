/** What a fix is made from: the finding, and what stands where it was found. */
import type { CompiledField } from '../../layout/compile';
import { isConfidential, maskSocialSecurityNumbers } from '../../layout/values';
import type { AceRecord } from '../../transmission/model';
import { fitted } from '../../transmission/skeleton';
import type { Transmission } from '../../transmission/transmission';
import type { Finding } from '../finding';
import type { Edit, Fix } from './fix';

export interface Subject {
  readonly transmission: Transmission;
  readonly finding: Finding;
  readonly record: AceRecord | undefined;
  /** The line as it stands. */
  readonly text: string;
  /** The field that the finding begins in. */
  readonly field: CompiledField | undefined;
}

/** Makes the fixes of a finding, the likeliest first. */
export type FixMaker = (subject: Subject) => Fix[];

export function subjectOf(transmission: Transmission, finding: Finding): Subject {
  const { line, start } = finding;
  const at = transmission.fieldAt(line, start - 1);
  return { transmission, finding, record: at?.record, text: transmission.document.line(line), field: at?.field };
}

export const evident = { evident: true, harmless: false } as const;
export const harmless = { evident: true, harmless: true } as const;
export const oneOfSeveral = { evident: false, harmless: false } as const;

/** @returns the edit that puts characters over a field */
export function writeRaw(line: number, field: CompiledField, text: string): Edit {
  return { kind: 'write', line, from: field.from, to: field.to, text };
}

/**
 * @param value without padding; blanks for an empty field
 * @param about said of the value in parentheses
 * @returns the fix that writes a value into a field, or none when it does not fit
 */
export function writeValue(
  line: number,
  field: CompiledField,
  value: string,
  nature: Pick<Fix, 'evident' | 'harmless'>,
  about = '',
): Fix[] {
  if (value.length > field.to - field.from) return [];
  const raw = fitted(value, field);
  return [{ title: titleOf(field, raw.trim(), about), edits: [writeRaw(line, field, raw)], ...nature }];
}

function titleOf({ field }: CompiledField, value: string, about: string): string {
  if (value === '') return `Blank ${field.name}`;
  if (isConfidential(field, value) || maskSocialSecurityNumbers(value) !== value)
    return `Write what is expected in ${field.name}`;
  return `Write ${value} in ${field.name}${about === '' ? '' : ` (${about})`}`;
}
