/** Kinds of fields as semantic tokens, so that themes colour them: only what a field holds, not its padding. */
import {
  SemanticTokensBuilder,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SemanticTokensLegend,
} from 'vscode-languageserver';
import type { Transmission } from '../transmission/transmission';
import { fieldKind, fieldKinds, type FieldKind } from './fieldKind';

/** Names of the token types; those that a theme may know by another meaning get a name of their own. */
const tokenTypes: Record<FieldKind, string> = {
  control: 'controlIdentifier',
  identifier: 'identifier',
  amount: 'amount',
  date: 'date',
  code: 'code',
  text: 'text',
  filler: 'filler',
};

export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: fieldKinds.map((kind) => tokenTypes[kind]),
  tokenModifiers: [],
};

/** A file of more lines is coloured by what is in view only. */
export const MOST_LINES_IN_FULL = 5_000;

const typeIndexes = new Map(fieldKinds.map((kind, index) => [kind, index]));

/**
 * The tokens of one file, as the protocol counts them. It remembers the last answer, so that the next one tells only the difference.
 */
export class FileTokens {
  private readonly builder = new SemanticTokensBuilder();

  /** @returns all tokens; null for a file that is coloured by what is in view only */
  full(transmission: Transmission): SemanticTokens | null {
    if (transmission.document.lineCount > MOST_LINES_IN_FULL) return null;
    this.builder.previousResult('');
    pushTokens(this.builder, transmission, 0, transmission.recordCount);
    return this.builder.build();
  }

  /** @returns what changed since the result with the id, or all tokens when that is another one */
  delta(transmission: Transmission, previousResultId: string): SemanticTokens | SemanticTokensDelta | null {
    if (transmission.document.lineCount > MOST_LINES_IN_FULL) return null;
    this.builder.previousResult(previousResultId);
    pushTokens(this.builder, transmission, 0, transmission.recordCount);
    return this.builder.buildEdits();
  }
}

/** @returns the tokens of the lines from `startLine` to before `endLine`, 0-based */
export function rangeTokens(transmission: Transmission, startLine: number, endLine: number): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  pushTokens(builder, transmission, startLine, endLine);
  return { data: builder.build().data };
}

function pushTokens(
  builder: SemanticTokensBuilder,
  transmission: Transmission,
  startLine: number,
  endLine: number,
): void {
  const end = Math.min(endLine, transmission.recordCount);
  for (let line = Math.max(0, startLine); line < end; line++) {
    const record = transmission.recordAt(line);
    if (!record?.layout) continue;
    for (const compiled of record.layout.fields) {
      const raw = record.text.slice(compiled.from, compiled.to);
      const value = raw.trimEnd();
      if (value === '') continue;
      const start = value.length - value.trimStart().length;
      const type = typeIndexes.get(fieldKind(compiled, record.layout)) ?? 0;
      builder.push(line, compiled.from + start, value.length - start, type, 0);
    }
  }
}
