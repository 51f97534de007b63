/** The control identifiers of an application as a table, for every line of a file is looked up in it. */
import type { CompiledRecord } from './compile';

/** Control identifiers are of capital letters, digits and the dollar sign, all of which lie between these codes. */
const FIRST = 32;
const WIDTH = 64;

/**
 * A tree of the characters that identifiers begin with. A node is a number: those with characters below them come first and have a row each,
 * so that a control identifier that no longer one begins with ends the search.
 */
export class IdentifierTable {
  /** For each node with further characters, the node that each leads to; 0 where none does. */
  private readonly next: Uint16Array;
  /** The record whose identifier ends at the node. */
  private readonly found: (CompiledRecord | undefined)[];
  /** How many nodes have a row. */
  private readonly rows: number;

  constructor(records: ReadonlyMap<string, CompiledRecord>) {
    const ids = [...records.keys()];
    const beginnings = new Set(ids.flatMap((id) => Array.from(id, (_, length) => id.slice(0, length))));
    const nodes = [...new Set(['', ...beginnings, ...ids])];
    this.rows = Math.max(1, beginnings.size);
    this.found = nodes.map((node) => records.get(node));
    this.next = new Uint16Array(this.rows * WIDTH);
    const numbers = new Map(nodes.map((node, number) => [node, number]));
    for (const [node, number] of numbers) {
      if (node === '') continue;
      const above = numbers.get(node.slice(0, -1)) ?? 0;
      this.next[above * WIDTH + node.charCodeAt(node.length - 1) - FIRST] = number;
    }
  }

  /**
   * @param text of a record, or one that it stands in
   * @param start 0-based offset of its first character
   * @param stop offset behind its last
   * @returns the record with the longest control identifier that it begins with
   */
  recordOf(text: string, start = 0, stop = text.length): CompiledRecord | undefined {
    let found: CompiledRecord | undefined;
    let node = 0;
    for (let at = start; at < stop && node < this.rows; at++) {
      const column = text.charCodeAt(at) - FIRST;
      if (column < 0 || column >= WIDTH) break;
      node = this.next[node * WIDTH + column] ?? 0;
      if (node === 0) break;
      found = this.found[node] ?? found;
    }
    return found;
  }
}
