/** How findings name a field and its value. */
import type { CompiledField } from '../layout/compile';
import { isConfidential, maskConfidential, maskSocialSecurityNumbers } from '../layout/values';

/** "Entry Type Code (37-38)". */
export function label({ field }: CompiledField): string {
  return field.start === field.end ? `${field.name} (${field.start})` : `${field.name} (${field.start}-${field.end})`;
}

/** @returns the value in quotes; masked when it is confidential, and any social security number in it */
export function quote({ field }: CompiledField, value: string): string {
  return JSON.stringify(isConfidential(field, value) ? maskConfidential(value) : maskSocialSecurityNumbers(value));
}
