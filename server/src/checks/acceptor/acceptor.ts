/**
 * One pattern for a layout that takes only records of which the checks of single records, and the conditions on their fields,
 * have nothing to say. What it refuses may be sound all the same and is checked field by field.
 */
import type { CompiledLayout } from '../../layout/compile';
import type { CodeList } from '../../layout/types';
import { conditionGuards, type PreparedRule } from './conditionGuards';
import { fieldShapes, isFilled } from './fieldShapes';
import { blanks, checkLength, patternOf, PatternTooLarge } from './shapes';

const RECORD_LENGTH = 80;

/**
 * @param list finds a shared code list by name
 * @param isLive whether what a rule presumes of other records holds; of rules that are not guardable nothing is told
 * @returns undefined for a layout that no pattern of reasonable size tells
 */
export function acceptorOf(
  layout: CompiledLayout,
  list: (name: string) => CodeList | undefined,
  isLive: (rule: PreparedRule) => boolean,
): RegExp | undefined {
  try {
    const pattern = patternOfRecord(layout, list, conditionGuards(layout, isLive));
    return pattern === undefined ? undefined : new RegExp(`^${pattern}$`);
  } catch (error) {
    if (error instanceof PatternTooLarge) return undefined;
    throw error;
  }
}

function patternOfRecord(
  layout: CompiledLayout,
  list: (name: string) => CodeList | undefined,
  guards: ReadonlyMap<number, ReadonlySet<string>>,
): string | undefined {
  let pattern = '';
  let at = 0;
  for (const compiled of layout.fields) {
    // Fields that overlap or leave gaps are no sequence.
    if (compiled.from !== at) return undefined;
    at = compiled.to;
    const shapes = fieldShapes(compiled, list);
    const guarded = [...(guards.get(compiled.from) ?? [])].join('');
    const filled = compiled.required && !shapes.every(isFilled) ? `(?!${patternOf([blanks(at - compiled.from)])})` : '';
    pattern += guarded + filled + patternOf(shapes);
  }
  checkLength(pattern);
  return at === RECORD_LENGTH ? pattern : undefined;
}
