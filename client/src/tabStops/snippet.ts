/** Reads the snippets that the server makes: tab stops `${n:blanks}` and `$0`, and characters escaped by a backslash. */

/** Characters 0-based; the line is counted from the start of the snippet. */
export interface StopPlace {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

export interface ReadSnippet {
  readonly text: string;
  /** In the order in which they are gone through; a stop at several places is filled at all of them at once. */
  readonly stops: readonly (readonly StopPlace[])[];
  /** Where the cursor ends up. */
  readonly end: StopPlace;
}

const TOKEN = /\\([\\$}])|\$\{([0-9]+):([^}]*)\}|\$0|\n/g;

/** @returns the text without its tab stops, and where they are */
export function readSnippet(snippet: string): ReadSnippet {
  const stops = new Map<number, StopPlace[]>();
  let text = '';
  let line = 0;
  let lineStart = 0;
  let next = 0;
  let end: StopPlace | undefined;
  for (const match of snippet.matchAll(TOKEN)) {
    text += snippet.slice(next, match.index);
    next = match.index + match[0].length;
    const [whole, escaped, number, blanks = ''] = match;
    const from = text.length - lineStart;
    if (escaped !== undefined) text += escaped;
    else if (number !== undefined) {
      text += blanks;
      const places = stops.get(Number(number)) ?? [];
      stops.set(Number(number), [...places, { line, from, to: from + blanks.length }]);
    } else if (whole === '\n') {
      text += whole;
      line++;
      lineStart = text.length;
    } else end = { line, from, to: from };
  }
  text += snippet.slice(next);
  const last = text.length - lineStart;
  return {
    text,
    stops: [...stops].sort(([a], [b]) => a - b).map(([, places]) => places),
    end: end ?? { line, from: last, to: last },
  };
}
