/** What is kept of a file that is not open: where it mentions which numbers. Its text is not, nor what may be a social security number. */
import type { Range } from 'vscode-languageserver';
import type { Transmission } from '../transmission/transmission';
import { keysOf, keySpan, type Key, type KeyKind } from './keyFields';
import { recordTitle } from './names';
import { holdsInOrder, KINDS, mayBePersonal, nameOf, type NumberSymbol } from './workspaceSymbols';

/** Places as threes of numbers: line, first character, character behind the last; 0-based. */
type Places = number[];

interface Mentions {
  readonly kind: KeyKind;
  readonly id: string;
  /** As a person writes the number. */
  readonly name: string;
  /** The record in which it stands first. */
  readonly containerName: string;
  readonly places: Places;
  /** Where it heads a transaction that the filer sends, and one that CBP sends. */
  readonly sent: Places;
  readonly received: Places;
}

export class FileKeys {
  private readonly mentions = new Map<string, Mentions>();
  private count = 0;

  /** How many different numbers the file mentions. */
  get numbers(): number {
    return this.mentions.size;
  }

  /** How many mentions are kept. */
  get size(): number {
    return this.count;
  }

  /** Takes the lines from `from` to before `to`, 0-based; each line once, in their order. */
  collect(transmission: Transmission, from: number, to: number): void {
    for (let line = from; line < Math.min(to, transmission.recordCount); line++) {
      const record = transmission.recordAt(line);
      const layout = record?.layout;
      if (!record || !layout) continue;
      const heads = transmission.unitAt(line)?.start === line;
      const direction = heads ? transmission.blockAt(line)?.layout?.direction : undefined;
      for (const key of keysOf(record)) {
        if (mayBePersonal(key, record)) continue;
        const mentions = this.of(key, () => ({ name: nameOf(key, record), containerName: recordTitle(layout) }));
        const span = keySpan(key, record.text);
        const place = [line, span.from, span.to];
        mentions.places.push(...place);
        this.count++;
        if (heads) mentions[direction === 'output' ? 'received' : 'sent'].push(...place);
      }
    }
  }

  /** @returns where the number stands in the file */
  mentionsOf({ kind, id }: Key): Range[] {
    return rangesOf(this.mentions.get(`${kind} ${id}`)?.places);
  }

  /** @returns where the number heads a transaction of the filer's, or one of CBP's */
  definitionsOf({ kind, id }: Key): { sent: Range[]; received: Range[] } {
    const mentions = this.mentions.get(`${kind} ${id}`);
    return { sent: rangesOf(mentions?.sent), received: rangesOf(mentions?.received) };
  }

  /** @param wanted as `wantedCharacters` gives them @returns the numbers of the file that hold them, each where it stands first */
  symbols(wanted: string): NumberSymbol[] {
    const symbols: NumberSymbol[] = [];
    for (const { kind, id, name, containerName, places } of this.mentions.values()) {
      const [range] = holdsInOrder(id, wanted) ? rangesOf(places.slice(0, 3)) : [];
      if (range) symbols.push({ name, kind: KINDS[kind], range, containerName });
    }
    return symbols;
  }

  private of({ kind, id }: Key, about: () => Pick<Mentions, 'name' | 'containerName'>): Mentions {
    let mentions = this.mentions.get(`${kind} ${id}`);
    if (!mentions) {
      mentions = { kind, id, ...about(), places: [], sent: [], received: [] };
      this.mentions.set(`${kind} ${id}`, mentions);
    }
    return mentions;
  }
}

function rangesOf(places: Places = []): Range[] {
  return Array.from({ length: places.length / 3 }, (_, at) => {
    const [line = 0, from = 0, to = 0] = places.slice(3 * at, 3 * at + 3);
    return { start: { line, character: from }, end: { line, character: to } };
  });
}
