/**
 * Measures engine and features as they are shipped, peers and a bare loop side by side in one process. Bundled and run by `scripts/bench.mjs`;
 * prints what it does and writes what it measured to the file that is its first argument.
 */
import { writeFileSync } from 'node:fs';
import { Checker } from '../../server/src/checks/checker';
import { unitRules } from '../../server/src/checks/rules';
import { completions } from '../../server/src/features/completion';
import { hover } from '../../server/src/features/hover';
import { recordFields } from '../../server/src/features/recordFields';
import { LineTable } from '../../server/src/transmission/lineTable';
import { Transmission } from '../../server/src/transmission/transmission';
import { catalog } from '../support/layouts';
import { entrySummaryFile } from './entrySummaries';
import { bareLoop, parseX12, sliceFields, x12Document } from './peers';
import type { EngineResults, SizeResults } from './results';
import { Samples, type Summary } from './samples';

const today = { year: 2026, month: 8, day: 17 };
/** Lines around the middle that are edited and asked about. */
const PLACES = 200;
/** Of a tariff record: a digit of the quantity and a place in the tariff number, 0-based. */
const DIGIT = 40;
const TARIFF = 5;

const collect = (): void => {
  globalThis.gc?.();
  globalThis.gc?.();
};

const inUse = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

function read(text: string): Transmission {
  return new Transmission(new LineTable('memory:bench.ace', 'ace', 1, text), catalog);
}

/** Everything of one size that is measured in turn. */
class Bench {
  readonly text: string;
  readonly records: number;
  private readonly x12: string;
  private readonly segments: number;
  private readonly samples = new Map<string, Samples>();
  /** One for all files, as in the server. */
  private readonly checker = new Checker(catalog, unitRules);
  private memory: { used: number; text: number } = { used: 0, text: 0 };

  constructor(wanted: number) {
    this.text = entrySummaryFile(wanted);
    this.records = this.text.length / 81;
    this.x12 = x12Document(this.records);
    this.segments = this.x12.split('\n').length;
  }

  /** Fails when the checker finds an error in what is well-formed: then the times would mean nothing. */
  prove(): void {
    const found = new Checker(catalog, unitRules).findings(read(this.text));
    const [error] = found.filter(({ severity }) => severity === 'error');
    if (error) throw new Error(`The generated file has an error on line ${error.line + 1}: ${error.message}`);
    if (found.length > 0)
      throw new Error(`The generated file has ${found.length} findings: ${found[0]?.message ?? ''}`);
  }

  /** How much memory a checked file takes, its text included. */
  weigh(): void {
    // Rules may remember the file they saw last, so that is to be a small one before and the same one behind.
    new Checker(catalog, unitRules).findings(read(entrySummaryFile(100)));
    collect();
    const before = inUse();
    // A text of its own, as one that has come over the wire.
    const text = Buffer.from(this.text, 'latin1').toString('latin1');
    const checker = new Checker(catalog, unitRules);
    const transmission = read(text);
    checker.findings(transmission);
    collect();
    this.memory = { used: inUse() - before, text: text.length };
    // Asked once more, so that nothing of it was garbage by now.
    if (checker.findings(transmission).length > 0) throw new Error('Nothing was to be found.');
  }

  /** Goes through everything once without keeping the times, so that what runs is compiled. */
  warmUp(): void {
    this.round();
    this.samples.clear();
  }

  /**
   * Measures everything once. The collector is never forced before all is measured: it would take the classes too that have no instance at
   * the moment, with the code compiled for them, and have the runtime take for long-lived what merely was there, which happens in no server
   * at work.
   */
  round(): void {
    const { checker } = this;
    this.at('bare loop').time(() => bareLoop(this.text));
    this.at('fixed-width').time(() => sliceFields(this.text));
    const started = performance.now();
    const transmission = this.at('read').time(() => read(this.text));
    checker.findings(transmission);
    this.at('check').add(performance.now() - started);
    this.ask(transmission);
    const middle = Math.floor(transmission.recordCount / 2);
    this.edit('edit', transmission, checker, middle);
    this.edit('edit above', transmission, checker, 0);
    this.at('x12').time(() => parseX12(this.x12));
  }

  /** Hovers, completions and fields of a screenful at lines around the middle. */
  private ask(transmission: Transmission): void {
    const middle = Math.floor(transmission.recordCount / 2);
    for (let place = 0; place < PLACES; place++) {
      const line = middle + place;
      const position = { line, character: (place * 7) % 80 };
      this.at('hover').time(() => hover(transmission, position, { today }));
      this.at('completion').time(() => completions(transmission, position, { today }));
      this.at('fields').time(() => recordFields(transmission, line - 20, line + 40));
    }
  }

  /** One character of one record at a time, to the findings of the unit it stands in. */
  private edit(name: string, transmission: Transmission, checker: Checker, from: number): void {
    for (let line = from; line < from + PLACES; line++) {
      const { text: before = '' } = transmission.recordAt(line) ?? {};
      if (!before.startsWith('50')) continue;
      for (const [character, text] of [
        [DIGIT, 'X'],
        [DIGIT, before.charAt(DIGIT)],
        [TARIFF, before.charAt(TARIFF) === '1' ? '2' : '1'],
        [TARIFF, before.charAt(TARIFF)],
      ] as const)
        this.at(name).time(() => {
          transmission.apply({ range: { start: { line, character }, end: { line, character: character + 1 } }, text });
          const unit = transmission.unitAt(line);
          return unit && checker.unitFindings(unit);
        });
    }
  }

  private at(name: string): Samples {
    const samples = this.samples.get(name) ?? new Samples();
    this.samples.set(name, samples);
    return samples;
  }

  get results(): SizeResults {
    const of = (name: string): Summary => this.at(name).summary;
    return {
      records: this.records,
      segments: this.segments,
      characters: this.text.length,
      bareLoop: of('bare loop'),
      fixedWidth: of('fixed-width'),
      read: of('read'),
      check: of('check'),
      x12: of('x12'),
      checkByBareLoop: this.at('check').times(this.at('bare loop')),
      checkByFixedWidth: this.at('check').times(this.at('fixed-width')),
      x12ByCheck: this.at('x12').times(this.at('check')),
      edit: of('edit'),
      editAbove: of('edit above'),
      hover: of('hover'),
      completion: of('completion'),
      fields: of('fields'),
      memory: this.memory,
    };
  }
}

const [, , file, sizes = '', rounds = ''] = process.argv;
if (file === undefined) throw new Error('Give the file to write to.');
if (globalThis.gc === undefined) throw new Error('Run with --expose-gc.');

const benches = sizes.split(',').map((size) => new Bench(Number(size)));
for (const bench of benches) {
  bench.prove();
  console.log(`${bench.records} records: well-formed`);
}
console.log('warming up');
for (const bench of benches.slice(0, 2)) bench.warmUp();
for (let round = 1; round <= Number(rounds); round++) {
  console.log(`round ${round} of ${rounds}`);
  for (const bench of benches) bench.round();
}
console.log('weighing');
// Twice, as the first time is told of what others leave.
for (const bench of [...benches, ...benches]) bench.weigh();
writeFileSync(file, JSON.stringify({ sizes: benches.map(({ results }) => results) } satisfies EngineResults));
