/** What VS Code itself does no longer for large files; from its own limits, which no extension can change. */

/** Characters from which VS Code shows a file without colours, folding, code lenses and more, as long as `editor.largeFileOptimizations` is on. */
const OPTIMIZED_CHARACTERS = 20 * 1024 * 1024;
/** Lines from which it does the same. */
const OPTIMIZED_LINES = 300_000;
/** Characters from which it hands a file to no extension. */
export const SHARED_CHARACTERS = 50 * 1024 * 1024;

/**
 * @param lines how many lines the file has
 * @param characters counts its characters; asked only when the lines don't decide
 * @returns whether VS Code leaves them out by default
 */
export function isOptimized(lines: number, characters: () => number): boolean {
  return lines > OPTIMIZED_LINES || characters() > OPTIMIZED_CHARACTERS;
}
