/** Finds the codes that look most like a mistyped one. */

/** Edit distance of two short strings, with a swap of neighbours as one edit. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (rows[i - 1]?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(substitution, (rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}

/** @returns the `count` candidates most like the value, the likest first; ties keep the order of the list */
export function nearest(value: string, candidates: readonly string[], count: number): string[] {
  return candidates
    .map((candidate, at) => ({ candidate, at, away: distance(value.slice(0, 20), candidate.slice(0, 20)) }))
    .sort((a, b) => a.away - b.away || a.at - b.at)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}
