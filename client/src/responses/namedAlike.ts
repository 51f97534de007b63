/**
 * Which files are request and response by their names: what is left is the same when the extension goes, and the parts that say which of
 * the two it is: `x.ae.ace` and `x.ax.ace`, `x.ace` and `x-response.ace`, `x.in` and `x.out`, `request.ace` and `response.ace`.
 */

const SIDES = new Set(
  'request requests req response responses resp rsp reply answer answers result results in input out output sent send received receive recv ack'.split(
    ' ',
  ),
);

/**
 * @param name of a file, without its folder
 * @param applications identifiers that may stand in names, such as AE and AX
 * @returns what it has in common with its counterpart
 */
export function commonName(name: string, applications: ReadonlySet<string>): string {
  const parts = name.toLowerCase().split(/[.\-_ ]+/);
  const withoutExtension = name.includes('.') ? parts.slice(0, -1) : parts;
  return withoutExtension.filter((part) => !SIDES.has(part) && !applications.has(part.toUpperCase())).join(' ');
}

/** @returns whether two files of one folder belong together by their names */
export function areNamedAlike(one: string, other: string, applications: ReadonlySet<string>): boolean {
  return one !== other && commonName(one, applications) === commonName(other, applications);
}
