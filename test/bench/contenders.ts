/** Those that take turns in the benchmark: the product, what it is measured against, and what they have in common. */
import { entrySummaryFile } from './entrySummaries';
import { bareLoop, parseX12, sliceFields, x12Document } from './peers';
import { Product } from './product';

/** Milliseconds by what took them. */
export type Times = Readonly<Record<string, readonly number[]>>;

/** One of those that take turns, for a file of one size. */
export interface Contender {
  /** Does once what is measured. */
  round(): Times;
  /** @returns how many bytes a checked file takes, its text included */
  weigh?(): number;
}

/** Characters of a record with its line end. */
export const LINE = 81;

/** In the order of their turns. */
export const contenderNames = ['bare loop', 'fixed-width', 'product', 'x12'] as const;
export type ContenderName = (typeof contenderNames)[number];

/** @param records how many a file is to have, about @returns what is to be measured of a file of this size */
export function contender(name: ContenderName, records: number): Contender {
  const text = entrySummaryFile(records);
  switch (name) {
    case 'bare loop':
      return timed(name, () => bareLoop(text));
    case 'fixed-width':
      return timed(name, () => sliceFields(text));
    case 'product':
      return new Product(text);
    case 'x12': {
      const document = x12Document(text.length / LINE);
      return timed(name, () => parseX12(document));
    }
  }
}

function timed(name: string, work: () => unknown): Contender {
  return {
    round: () => {
      const started = performance.now();
      work();
      return { [name]: [performance.now() - started] };
    },
  };
}
