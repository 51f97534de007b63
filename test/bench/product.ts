/** What is measured of the product, bundled as it is shipped. */
import { Checker } from '../../server/src/checks/checker';
import { unitRules } from '../../server/src/checks/rules';
import { completions } from '../../server/src/features/completion';
import { hover } from '../../server/src/features/hover';
import { recordFields } from '../../server/src/features/recordFields';
import { LineTable } from '../../server/src/transmission/lineTable';
import { Transmission } from '../../server/src/transmission/transmission';
import { catalog } from '../support/layouts';
import type { Contender, Times } from './contenders';
import { entrySummaryFile } from './entrySummaries';

const today = { year: 2026, month: 8, day: 17 };
/** Lines around the middle that are edited and asked about. */
const PLACES = 200;
/** Of a tariff record: a digit of the quantity and a place in the tariff number, 0-based. */
const DIGIT = 40;
const TARIFF = 5;

/** One for all files, as in the server. */
const checker = new Checker(catalog, unitRules);

function read(text: string): Transmission {
  return new Transmission(new LineTable('memory:bench.ace', 'ace', 1, text), catalog);
}

export class Product implements Contender {
  private times: Record<string, number[]> = {};

  /** Fails when the checker finds something in what is well-formed: then the times would mean nothing. */
  constructor(private readonly text: string) {
    const [found] = new Checker(catalog, unitRules).findings(read(text));
    if (found) throw new Error(`The generated file has a finding on line ${found.line + 1}: ${found.message}`);
  }

  round(): Times {
    this.times = {};
    const started = performance.now();
    const transmission = this.time('read', () => read(this.text));
    checker.findings(transmission);
    this.add('check', performance.now() - started);
    this.ask(transmission);
    this.edit('edit', transmission, Math.floor(transmission.recordCount / 2));
    this.edit('edit above', transmission, 0);
    return this.times;
  }

  /** @returns how many bytes a checked file takes, its text included */
  weigh(): number {
    // Rules may remember the file they saw last, so that is to be a small one before and the same one behind.
    new Checker(catalog, unitRules).findings(read(entrySummaryFile(100)));
    collect();
    const before = inUse();
    // A text of its own, as one that has come over the wire.
    const text = Buffer.from(this.text, 'latin1').toString('latin1');
    const own = new Checker(catalog, unitRules);
    const transmission = read(text);
    own.findings(transmission);
    collect();
    const used = inUse() - before;
    // Asked once more, so that nothing of it was garbage by now.
    if (own.findings(transmission).length > 0) throw new Error('Nothing was to be found.');
    return used;
  }

  /** Hovers, completions and fields of a screenful at lines around the middle. */
  private ask(transmission: Transmission): void {
    const middle = Math.floor(transmission.recordCount / 2);
    for (let place = 0; place < PLACES; place++) {
      const line = middle + place;
      const position = { line, character: (place * 7) % 80 };
      this.time('hover', () => hover(transmission, position, { today }));
      this.time('completion', () => completions(transmission, position, { today }));
      this.time('fields', () => recordFields(transmission, line - 20, line + 40));
    }
  }

  /** One character of one record at a time, to the findings of the unit it stands in. */
  private edit(name: string, transmission: Transmission, from: number): void {
    for (let line = from; line < from + PLACES; line++) {
      const { text: before = '' } = transmission.recordAt(line) ?? {};
      if (!before.startsWith('50')) continue;
      for (const [character, text] of [
        [DIGIT, 'X'],
        [DIGIT, before.charAt(DIGIT)],
        [TARIFF, before.charAt(TARIFF) === '1' ? '2' : '1'],
        [TARIFF, before.charAt(TARIFF)],
      ] as const)
        this.time(name, () => {
          transmission.apply({ range: { start: { line, character }, end: { line, character: character + 1 } }, text });
          const unit = transmission.unitAt(line);
          return unit && checker.unitFindings(unit);
        });
    }
  }

  private time<T>(name: string, work: () => T): T {
    const started = performance.now();
    const result = work();
    this.add(name, performance.now() - started);
    return result;
  }

  private add(name: string, milliseconds: number): void {
    (this.times[name] ??= []).push(milliseconds);
  }
}

/** So often that buffers are given back too, which one collection finds and the next but one has freed for certain. */
const COLLECTIONS = 4;

function collect(): void {
  for (let time = 0; time < COLLECTIONS; time++) globalThis.gc?.();
}

function inUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
