/** Keeps tab stops at their lines while a document changes; their columns stay, as records keep theirs. */
import type { LineEdit } from '../fields/lineShapes';
import type { StopPlace } from './snippet';

export type Stop = readonly StopPlace[];

/** @returns the stops after an edit; those on lines that are gone are gone too */
export function movedStops(stops: readonly Stop[], { range: { start, end }, text }: LineEdit): readonly Stop[] {
  const inserted = text.split(/\r\n|\r|\n/).length - 1;
  const removed = end.line - start.line;
  if (inserted === 0 && removed === 0) return stops;
  const shift = inserted - removed;
  return stops.flatMap((stop): Stop[] => {
    const kept = stop.flatMap((place): StopPlace[] => {
      const { line } = place;
      if (line < start.line) return [place];
      if (line > end.line) return [{ ...place, line: line + shift }];
      // A line that begins where the edit ends stands behind it; one that ends where it begins, before it.
      if (line === end.line && end.character === 0 && (removed > 0 || /[\r\n]$/.test(text)))
        return [{ ...place, line: line + shift }];
      return line === start.line && start.character >= place.to ? [place] : [];
    });
    return kept.length === 0 ? [] : [kept];
  });
}

/**
 * @param current index of the stop the cursor was last brought to
 * @returns the index of the stop the cursor is in; where it is in none a number between those of the stops before and behind it
 */
export function stopAt(stops: readonly Stop[], line: number, character: number, current: number): number {
  const holds = (stop: Stop | undefined): boolean =>
    stop?.some((place) => place.line === line && place.from <= character && character <= place.to) === true;
  // At the border of two stops the cursor is still in its own.
  if (holds(stops[current])) return current;
  const inside = stops.findIndex(holds);
  if (inside !== -1) return inside;
  const behind = stops.findIndex(
    ([first]) => first && (first.line > line || (first.line === line && first.from > character)),
  );
  return (behind === -1 ? stops.length : behind) - 0.5;
}
