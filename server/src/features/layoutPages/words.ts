/** What layouts say, in plain words. */
import { conditionInWords } from '../../checks/conditionChecks';
import type { Field, FieldRule, Requirement } from '../../layout/types';
import { alternatives } from '../markdown';
import { designationInWords, limitInWords } from '../structureWords';

/** @returns "mandatory, up to 8 times" */
export function standingInWords({ designation, max }: { designation: 'M' | 'C' | 'O'; max: number | null }): string {
  return `${designationInWords(designation)}, ${limitInWords(max ?? Infinity)}`;
}

/** @returns how the value of a field is written, one fact each */
export function writingInWords(field: Field): string[] {
  const { decimals = 0, unit, signed, justify, fill, formats, blank, designation, printedClass } = field;
  return [
    ...(blank === true && designation === 'M' ? ['may be blank'] : []),
    ...(decimals === 0 ? [] : [`${decimals} implied decimal${decimals === 1 ? '' : 's'}`]),
    ...(unit === undefined ? [] : [`in ${unit}`]),
    ...(signed === true ? ['may carry a minus sign'] : []),
    ...(justify === undefined ? [] : [`${justify}-justified`]),
    ...(fill === undefined ? [] : [`filled with ${fill === 'zero' ? 'zeros' : 'spaces'}`]),
    ...(formats === undefined ? [] : [`written as ${alternatives(formats)}`]),
    ...(printedClass === undefined ? [] : [`class printed as ${printedClass}`]),
  ];
}

/** @returns a condition on a field in a sentence */
export function ruleInWords(rule: FieldRule): string {
  const isAlways = 'all' in rule.when && rule.when.all.length === 0;
  const when = isAlways ? '' : ` when ${conditionInWords(rule.when)}`;
  const words = `${requirementInWords(rule.then, rule.advisory === true)}${when}: ${rule.because}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function requirementInWords(then: Requirement, isAdvice: boolean): string {
  const verb = isAdvice ? 'should be' : 'must be';
  if (then === 'required') return isAdvice ? 'should be given' : 'required';
  if (then === 'blank') return `${verb} blank`;
  if ('in' in then)
    return `${verb} ${alternatives(then.in.map((code) => (code.trim() === '' ? 'blank' : code.trim())))}`;
  return `${verb} equal to ${then.equals}${then.record === undefined ? '' : ` of the ${then.record} record`}`;
}
