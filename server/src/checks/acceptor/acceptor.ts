/**
 * One pattern for a layout that takes only records of which the checks of single records, and the conditions on their fields,
 * have nothing to say. What it refuses may be sound all the same and is checked field by field.
 */
import type { CompiledField, CompiledLayout } from '../../layout/compile';
import type { CodeList } from '../../layout/types';
import { RECORD_LENGTH } from '../../storage/recordLength';
import { conditionGuards, type PreparedRule } from './conditionGuards';
import { fieldShapes, isFilled } from './fieldShapes';
import { blanks, checkLength, patternOf, PatternTooLarge } from './shapes';

type FindList = (name: string) => CodeList | undefined;

/** V8 compiles a pattern for so long a text at once, and for a shorter one only when it is used again. */
const LONG_TEXT = ' '.repeat(1000);

/** The patterns of a layout. */
export class Acceptors {
  private fields: readonly string[] | undefined;

  /** @param list finds a shared code list by name */
  constructor(
    private readonly layout: CompiledLayout,
    private readonly list: FindList,
  ) {}

  /**
   * @param isLive whether what a rule presumes of other records holds; of rules that are not guardable nothing is told
   * @returns undefined for a layout that no pattern of reasonable size tells
   */
  acceptor(isLive: (rule: PreparedRule) => boolean): RegExp | undefined {
    const { fields } = this.layout;
    // Fields that overlap or leave gaps are no sequence.
    const isSequence = fields.every(({ from }, index) => from === (fields[index - 1]?.to ?? 0));
    if (!isSequence || fields.at(-1)?.to !== RECORD_LENGTH) return undefined;
    try {
      const acceptor = new RegExp(`^${this.pattern(isLive)}$`);
      acceptor.test(LONG_TEXT);
      return acceptor;
    } catch (error) {
      if (error instanceof PatternTooLarge) return undefined;
      throw error;
    }
  }

  private pattern(isLive: (rule: PreparedRule) => boolean): string {
    const guards = conditionGuards(this.layout, isLive);
    this.fields ??= this.layout.fields.map((compiled) => fieldPattern(compiled, this.list));
    const guarded = this.fields.map((field, index) => {
      const some = guards.get(this.layout.fields[index]?.from ?? 0) ?? [];
      return [...some].join('') + field;
    });
    const pattern = guarded.join('');
    checkLength(pattern);
    return pattern;
  }
}

/** Patterns of fields that are told by class, width and form, by these; records have many of a kind. */
const plain = new Map<string, string>();

function fieldPattern(compiled: CompiledField, list: FindList): string {
  const { field, from, to, allowed, required, isFiller, constant, codes } = compiled;
  if (constant !== undefined || codes || field.codeList !== undefined) return written(compiled, list);
  const { class: fieldClass, justify = '', formats = [] } = field;
  const key = [to - from, allowed, required, isFiller, fieldClass, justify, ...formats].join('\n');
  let pattern = plain.get(key);
  if (pattern === undefined) plain.set(key, (pattern = written(compiled, list)));
  return pattern;
}

function written(compiled: CompiledField, list: FindList): string {
  const shapes = fieldShapes(compiled, list);
  const mayBeBlank = compiled.required && !shapes.every(isFilled);
  return (mayBeBlank ? `(?!${patternOf([blanks(compiled.to - compiled.from)])})` : '') + patternOf(shapes);
}
