/**
 * A document as its editor has it, and as it is to be so that records keep their columns. It follows every change at once and says what
 * makes the one into the other; nothing of it waits for an answer, so typing may go on meanwhile. Lines and characters are 0-based.
 */
import * as l10n from '@vscode/l10n';
import type { LineEdit } from '../fields/lineShapes';
import { RECORD_LENGTH, type FieldShape, type RecordShape } from '../fields/shapes';
import { compensate, justified, type Outcome, type RecordEdit, type Typing } from './compensate';
import { editLines } from './lines';
import { PendingLine } from './pendingLine';

/** What the mirror asks about where typing happens. */
export interface Surroundings {
  shapeAt(line: number): RecordShape | undefined;
  /** How the person types at a place. */
  typingAt(line: number, character: number): Typing;
  /** Whether a cursor stands at the change: otherwise it is no typing but a command's. */
  isTyped(edit: LineEdit): boolean;
}

/** What typing led to, for those who follow the cursor. */
export interface Typed {
  readonly line: number;
  /** Behind what was typed, once the line is as it is to be. */
  readonly character: number;
  /** Where the cursor stands meanwhile. */
  readonly actualCharacter: number;
  readonly field: FieldShape | undefined;
  /** The cursor is at the end of the field and still in it. */
  readonly isFilled: boolean;
  readonly isMoved: boolean;
  readonly refused: string | undefined;
}

/** Lines of the editor that are to be replaced by others as a whole. */
interface Block {
  line: number;
  count: number;
  readonly desired: readonly string[];
}

/** An edit that makes lines as they are to be. */
export interface MirrorFix {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
  /** Lines are divided by LF. */
  readonly text: string;
}

export class Mirror {
  /** Lines as the editor has them. */
  private readonly lines: string[];
  private pending = new Map<number, PendingLine>();
  private blocks: Block[] = [];

  constructor(lines: readonly string[]) {
    this.lines = [...lines];
  }

  get isSettled(): boolean {
    return this.pending.size === 0 && this.blocks.length === 0;
  }

  get lineCount(): number {
    return this.lines.length;
  }

  /** @returns the line as the editor has it */
  actual(line: number): string {
    return this.lines[line] ?? '';
  }

  /** @returns the line as it is to be; of lines that are replaced as a whole, as it is */
  desired(line: number): string {
    return this.pending.get(line)?.desired ?? this.actual(line);
  }

  /** Takes changes as they are: what is undone, redone or read from disk is right as it comes. */
  takeAsIs(changes: readonly LineEdit[]): void {
    for (const change of changes) this.splice(change);
  }

  /** @param changes of one event, each valid after those before it @returns what came of those that were typed within a line */
  take(changes: readonly LineEdit[], surroundings: Surroundings): Typed[] {
    const balanced = this.balancedLines(changes);
    return changes.flatMap((change) => this.takeOne(change, surroundings, balanced) ?? []);
  }

  /** Has the value of a right-justified field stand at its right end. */
  justify(line: number, field: FieldShape): void {
    const text = this.desired(line);
    const value = this.blockAt(line) ? undefined : justified(field, text);
    if (value === undefined) return;
    const from = field.start - 1;
    const raw = text.slice(from, field.end);
    const shift = raw.length - raw.trimEnd().length;
    const sources = text.split('').map((_, at): number | undefined => {
      if (at < from || at >= field.end) return at;
      return at - shift >= from ? at - shift : undefined;
    });
    const outcome: Outcome = { text: text.slice(0, from) + value + text.slice(field.end), sources, cursor: from };
    const at = this.pending.get(line) ?? PendingLine.settled(text);
    this.setPending(line, at.apply({ from: 0, to: 0, text: '' }, outcome));
  }

  /** @returns what makes the editor's lines as they are to be, in the order of the document */
  fixes(): MirrorFix[] {
    const fixes: MirrorFix[] = [];
    for (const [line, pending] of this.pending)
      for (const { from, to, text } of pending.fixes())
        fixes.push({ startLine: line, startCharacter: from, endLine: line, endCharacter: to, text });
    for (const { line, count, desired } of this.blocks) {
      const last = line + count - 1;
      fixes.push({
        startLine: line,
        startCharacter: 0,
        endLine: last,
        endCharacter: this.actual(last).length,
        text: desired.join('\n'),
      });
    }
    return fixes.sort((a, b) => a.startLine - b.startLine || a.startCharacter - b.startCharacter);
  }

  /** The editor has been given the fixes. */
  settle(): void {
    for (const [line, { desired }] of this.pending) this.lines[line] = desired;
    this.pending.clear();
    for (const { line, count, desired } of this.blocks.toSorted((a, b) => b.line - a.line))
      replaceLines(this.lines, line, count, desired);
    this.blocks = [];
  }

  /** Gives up: lines are to be as the editor has them. */
  surrender(): void {
    this.pending.clear();
    this.blocks = [];
  }

  /** Lines whose changes in one event leave their length as it was: overtyping, or a command that keeps columns itself. */
  private balancedLines(changes: readonly LineEdit[]): Set<number> {
    const growth = new Map<number, number>();
    const broken = new Set<number>();
    for (const { range, text } of changes) {
      const { line } = range.start;
      if (range.end.line !== line || /[\r\n]/.test(text)) broken.add(line);
      growth.set(line, (growth.get(line) ?? 0) + text.length - (range.end.character - range.start.character));
    }
    return new Set([...growth].filter(([line, length]) => length === 0 && !broken.has(line)).map(([line]) => line));
  }

  private takeOne(change: LineEdit, surroundings: Surroundings, balanced: Set<number>): Typed | undefined {
    const { start, end } = change.range;
    const block = this.blocks.find(({ line, count }) => start.line < line + count && end.line >= line);
    if (block) {
      this.growBlock(block, change);
      return undefined;
    }
    if (start.line === end.line && !/[\r\n]/.test(change.text)) {
      const isCommand = balanced.has(start.line) || this.completes(change, surroundings);
      if (!isCommand || this.pending.has(start.line)) return this.takeTyped(change, surroundings);
      this.takeBalanced(change);
      return undefined;
    }
    return this.takeLines(change, surroundings);
  }

  /** Whether a command, and not a person at the cursor, makes a short record 80 long. */
  private completes(change: LineEdit, surroundings: Surroundings): boolean {
    const { start, end } = change.range;
    const { length } = this.actual(start.line);
    const after = length + change.text.length - (end.character - start.character);
    return length < RECORD_LENGTH && after === RECORD_LENGTH && !surroundings.isTyped(change);
  }

  private takeBalanced(change: LineEdit): void {
    const { start, end } = change.range;
    const before = this.actual(start.line);
    // Over a character typed in small letters its capital.
    const isLetter = /^[a-z]$/.test(change.text) && end.character === start.character + 1;
    if (!isLetter) {
      this.splice(change);
      return;
    }
    const edit = { from: start.character, to: end.character, text: change.text };
    const typing: Typing = { pastFieldEnd: 'stop', atFieldEnd: false };
    this.setPending(start.line, PendingLine.settled(before).apply(edit, compensate(before, undefined, edit, typing)));
  }

  private takeTyped(change: LineEdit, surroundings: Surroundings): Typed {
    const { line, character } = change.range.start;
    const edit: RecordEdit = { from: character, to: change.range.end.character, text: change.text };
    const pending = this.pending.get(line) ?? PendingLine.settled(this.actual(line));
    const shape = surroundings.shapeAt(line);
    const translated = pending.translate(edit);
    const typing = surroundings.typingAt(line, translated.from);
    const outcome = compensate(pending.desired, shape, translated, typing);
    this.setPending(line, pending.apply(edit, outcome));
    const { cursor, filled, moved = false, refused } = outcome;
    const isFilled = filled !== undefined || (refused !== undefined && typing.atFieldEnd);
    const field = filled ?? shape?.fields.find(({ start, end }) => start - 1 <= cursor && cursor < end);
    return {
      line,
      character: cursor,
      actualCharacter: character + change.text.length,
      field,
      isFilled,
      isMoved: moved,
      refused,
    };
  }

  private takeLines(change: LineEdit, surroundings: Surroundings): Typed | undefined {
    const { start, end } = change.range;
    const isHere = start.line === end.line;
    for (let line = start.line; line <= end.line; line++) {
      // Lines that wait for a fix are taken as they are to be; this is not what the change was meant for, so it is not done.
      if (this.pending.has(line))
        return this.replace(change, this.desiredLines(start.line, end.line), l10n.t('Too fast: try again'));
    }
    const lines = this.lines.slice(start.line, end.line + 1);
    const [first = ''] = lines;
    const oneLine = /^([^\r\n]+)(?:\r\n|\r|\n)$/.exec(change.text)?.[1];
    if (isHere && oneLine !== undefined && start.character > 0 && start.character < first.length) {
      // The line end that was copied with a value is not meant.
      const edit = { from: start.character, to: end.character, text: oneLine };
      const typing = surroundings.typingAt(start.line, start.character);
      const { text, refused } = compensate(first, surroundings.shapeAt(start.line), edit, typing);
      return this.replace(change, [text], refused);
    }
    const outcome = editLines({ lines, from: start.character, to: end.character, text: change.text });
    if (outcome.kind === 'refused') return this.replace(change, lines, outcome.reason);
    if (outcome.kind === 'fitted') return this.replace(change, outcome.lines);
    this.splice(change);
    return undefined;
  }

  /** Takes a change into the editor's lines, and has these lines instead of those it made. */
  private replace(change: LineEdit, desired: readonly string[], refused?: string): Typed | undefined {
    const { line, character } = change.range.start;
    const count = lineCountOf(change.text);
    this.splice(change);
    this.blocks.push({ line, count, desired });
    return refused === undefined
      ? undefined
      : { line, character, actualCharacter: character, field: undefined, isFilled: false, isMoved: false, refused };
  }

  private desiredLines(first: number, last: number): string[] {
    return Array.from({ length: last - first + 1 }, (_, at) => this.desired(first + at));
  }

  private growBlock(block: Block, change: LineEdit): void {
    const { start, end } = change.range;
    const first = Math.min(block.line, start.line);
    const last = Math.max(block.line + block.count - 1, end.line);
    const above = this.desiredLines(first, block.line - 1);
    const below = this.desiredLines(block.line + block.count, last);
    const count = last - first + 1 - (end.line - start.line + 1) + lineCountOf(change.text);
    this.blocks = this.blocks.filter((other) => other !== block);
    this.splice(change);
    for (let line = first; line < first + count; line++) this.pending.delete(line);
    this.blocks.push({ line: first, count, desired: [...above, ...block.desired, ...below] });
  }

  private blockAt(line: number): Block | undefined {
    return this.blocks.find((block) => block.line <= line && line < block.line + block.count);
  }

  private setPending(line: number, pending: PendingLine): void {
    this.lines[line] = pending.actual;
    if (pending.isSettled) this.pending.delete(line);
    else this.pending.set(line, pending);
  }

  /** Takes a change into the editor's lines; lines it touches are as they are to be. */
  private splice({ range: { start, end }, text }: LineEdit): void {
    const removed = end.line - start.line + 1;
    const changed =
      this.actual(start.line).slice(0, start.character) + text + this.actual(end.line).slice(end.character);
    const fresh = changed.split(/\r\n|\r|\n/);
    replaceLines(this.lines, start.line, removed, fresh);
    for (let line = start.line; line <= end.line; line++) this.pending.delete(line);
    this.blocks = this.blocks.filter(({ line, count }) => line > end.line || line + count <= start.line);
    const shift = fresh.length - removed;
    if (shift === 0) return;
    this.pending = new Map([...this.pending].map(([line, each]) => [line > end.line ? line + shift : line, each]));
    for (const block of this.blocks) if (block.line > end.line) block.line += shift;
  }
}

function lineCountOf(text: string): number {
  return text.split(/\r\n|\r|\n/).length;
}

/** Array.splice without its limit on the number of arguments. */
function replaceLines(lines: string[], at: number, removed: number, fresh: readonly string[]): void {
  if (fresh.length < 10_000) lines.splice(at, removed, ...fresh);
  else {
    const below = lines.splice(at).slice(removed);
    for (const part of [fresh, below]) for (const line of part) lines.push(line);
  }
}
