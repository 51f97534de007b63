/** How a fault of the program is told in a log. */

const MOST_FRAMES = 8;

/** @returns kind of the error and where it arose, but not its message, which may quote a document */
export function faultInWords(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { name, message, stack = '' } = error;
  // The stack begins with the message, whose lines may look like places in the program.
  const behind = message === '' ? 0 : stack.indexOf(message) + message.length;
  const frames = (stack.includes(message) ? stack.slice(behind) : '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MOST_FRAMES);
  return [/^[A-Za-z]+$/.test(name) ? name : 'Error', ...frames].join('\n');
}
