/**
 * @param stranger one character that does not belong to the text
 * @param side where such characters are taken off
 * @returns the text without such characters at its ends; in one pass, as a pattern for the end of a text would begin at each of its places
 */
export function withoutEdges(text: string, stranger: RegExp, side: 'both' | 'end' = 'both'): string {
  let from = 0;
  let to = text.length;
  if (side === 'both') while (from < to && stranger.test(text.charAt(from))) from++;
  while (to > from && stranger.test(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}
