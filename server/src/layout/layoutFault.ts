/** What makes a file of layouts or codes unusable, told in a way that it can be mended. */

export class LayoutFault extends Error {
  /**
   * @param file its name below `server`, such as `layouts/in-bond.json`
   * @param path of what is wrong in it, such as `records/QP10`; empty for the file as a whole
   * @param reason why it cannot be used
   */
  constructor(
    readonly file: string,
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${file}${path === '' ? '' : ` at ${path}`} cannot be used: ${reason}`);
  }
}

/** @throws LayoutFault when the text is not JSON, or no object */
export function parsedFile(file: string, text: string): object {
  const parsed = withFault(file, '', () => JSON.parse(text) as unknown);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new LayoutFault(file, '', 'it holds no JSON object');
  return parsed;
}

/** @throws LayoutFault of this place when the work fails, unless it tells a place itself */
export function withFault<T>(file: string, path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof LayoutFault) throw error;
    throw new LayoutFault(file, path, error instanceof Error ? error.message : String(error));
  }
}
