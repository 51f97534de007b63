/** What the mutation test found, as a table and a list of misses. */
import type { Outcome } from './run';

export interface Score {
  readonly kind: string;
  readonly damages: number;
  /** Parts of all damages, 0 to 1. */
  readonly found: number;
  readonly rightLine: number;
  readonly rightPosition: number;
  readonly noise: number;
  readonly mostNoise: number;
}

/** @returns the score of outcomes under a name */
export function scoreOf(kind: string, outcomes: readonly Outcome[]): Score {
  const part = (test: (outcome: Outcome) => boolean): number =>
    outcomes.filter(test).length / Math.max(1, outcomes.length);
  const noises = outcomes.map(({ noise }) => noise);
  return {
    kind,
    damages: outcomes.length,
    found: part(({ found }) => found),
    rightLine: part(({ rightLine }) => rightLine),
    rightPosition: part(({ rightPosition }) => rightPosition),
    noise: noises.reduce((sum, noise) => sum + noise, 0) / Math.max(1, outcomes.length),
    mostNoise: Math.max(0, ...noises),
  };
}

/** @returns the scores kind by kind, in the order of the kinds */
export function scoresByKind(outcomes: readonly Outcome[]): Score[] {
  return [...new Set(outcomes.map(({ kind }) => kind))].map((kind) =>
    scoreOf(
      kind,
      outcomes.filter((outcome) => outcome.kind === kind),
    ),
  );
}

const percent = (part: number): string => `${(part * 100).toFixed(1)}%`;

/** @returns a table of scores with a line for all */
export function table(outcomes: readonly Outcome[]): string {
  const rows = [...scoresByKind(outcomes), scoreOf('all', outcomes)].map((score) => [
    score.kind,
    String(score.damages),
    percent(score.found),
    percent(score.rightLine),
    percent(score.rightPosition),
    score.noise.toFixed(2),
    String(score.mostNoise),
  ]);
  const all = [['kind of damage', 'damages', 'found', 'line', 'position', 'noise', 'worst'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

/** @returns one entry for each damage that was not found, or not in its place */
export function misses(outcomes: readonly Outcome[], most = Infinity): string {
  return outcomes
    .filter(({ rightPosition }) => !rightPosition)
    .slice(0, most)
    .map(({ kind, file, damage, fresh, found, rightLine }) => {
      const verdict = !found ? 'not found' : !rightLine ? 'wrong line' : 'wrong position';
      const said = fresh.slice(0, 3).map(({ line, start, end, rule }) => `${line + 1}:${start}-${end} ${rule}`);
      const where = damage.at.map((line) => line + 1).join(',');
      return `${verdict}: ${file}:${where} ${kind}: ${damage.what}${said.length > 0 ? `; says ${said.join('; ')}` : ''}`;
    })
    .join('\n');
}
