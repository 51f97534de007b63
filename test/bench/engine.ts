/**
 * Measures engine and features as they are shipped, peers and a bare loop side by side in one process. Bundled and run by `scripts/bench.mjs`;
 * prints what it does and writes what it measured to the file that is its first argument.
 *
 * Each contender has a thread of its own and they take turns, one at a time: so none works in a heap that is full of another's garbage, nor with
 * functions that were compiled for another's objects.
 */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { contender, contenderNames, LINE, type Contender, type ContenderName, type Times } from './contenders';
import { entrySummaryFile } from './entrySummaries';
import { x12Document } from './peers';
import type { EngineResults, SizeResults } from './results';
import { Samples, type Summary } from './samples';

/** What is asked of a thread: a round, or how many bytes a checked file takes. */
interface Turn {
  /** How many records the file is to have, about. */
  readonly size: number;
  readonly does: 'round' | 'weigh';
}

/** More than any of them needs, so that none is short of memory. */
const HEAP_MEGABYTES = 6000;

/** Milliseconds between turns: the collector works on for a while, behind whoever left garbage. */
const PAUSE = 300;

/** A contender's side: does what it is asked, one thing after another. */
function serve(name: ContenderName): void {
  const bySize = new Map<number, Contender>();
  parentPort?.on('message', ({ size, does }: Turn) => {
    const own = bySize.get(size) ?? contender(name, size);
    bySize.set(size, own);
    parentPort?.postMessage(does === 'round' ? own.round() : own.weigh?.());
  });
}

function threadOf(name: ContenderName): Worker {
  return new Worker(__filename, { workerData: name, resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES } });
}

/** @returns the answer of a thread; fails when the thread does */
async function ask(thread: Worker, turn: Turn): Promise<unknown> {
  thread.postMessage(turn);
  const [answer] = (await once(thread, 'message')) as unknown[];
  return answer;
}

/** What was measured with files of one size. */
class Measured {
  private readonly samples = new Map<string, Samples>();
  private used = 0;

  constructor(private readonly size: number) {}

  add(times: Times): void {
    for (const [name, all] of Object.entries(times)) for (const time of all) this.of(name).add(time);
  }

  /** @param bytes that a checked file takes */
  weighed(bytes: number): void {
    this.used = bytes;
  }

  private of(name: string): Samples {
    const samples = this.samples.get(name) ?? new Samples();
    this.samples.set(name, samples);
    return samples;
  }

  get results(): SizeResults {
    const characters = entrySummaryFile(this.size).length;
    const records = characters / LINE;
    const summary = (name: string): Summary => this.of(name).summary;
    return {
      records,
      segments: x12Document(records).split('\n').length,
      characters,
      bareLoop: summary('bare loop'),
      fixedWidth: summary('fixed-width'),
      read: summary('read'),
      check: summary('check'),
      x12: summary('x12'),
      checkByBareLoop: this.of('check').times(this.of('bare loop')),
      checkByFixedWidth: this.of('check').times(this.of('fixed-width')),
      x12ByCheck: this.of('x12').times(this.of('check')),
      edit: summary('edit'),
      editAbove: summary('edit above'),
      hover: summary('hover'),
      completion: summary('completion'),
      fields: summary('fields'),
      memory: { used: this.used, text: characters },
    };
  }
}

async function measure(file: string, sizes: readonly number[], rounds: number): Promise<void> {
  const threads = contenderNames.map(threadOf);
  const measured = new Map(sizes.map((size) => [size, new Measured(size)]));
  /** @param of told of what each contender measured in a round; without it, what runs is only compiled by it */
  const round = async (size: number, of?: Measured): Promise<void> => {
    for (const thread of threads) {
      const times = (await ask(thread, { size, does: 'round' })) as Times;
      of?.add(times);
      await setTimeout(PAUSE);
    }
  };
  console.log('making the files, and warming up');
  for (const size of sizes) await round(size);
  for (let nth = 1; nth <= rounds; nth++) {
    console.log(`round ${nth} of ${rounds}`);
    for (const [size, own] of measured) await round(size, own);
  }
  console.log('weighing');
  const product = threads[contenderNames.indexOf('product')];
  // Twice, as the first time is told of what others leave.
  for (const [size, own] of [...measured, ...measured])
    if (product) own.weighed((await ask(product, { size, does: 'weigh' })) as number);
  for (const thread of threads) await thread.terminate();
  const results: EngineResults = { sizes: [...measured.values()].map((own) => own.results) };
  writeFileSync(file, JSON.stringify(results));
}

if (isMainThread) {
  const [, , file, sizes = '', rounds = ''] = process.argv;
  if (file === undefined) throw new Error('Give the file to write to.');
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc.');
  void measure(file, sizes.split(',').map(Number), Number(rounds));
} else serve(workerData as ContenderName);
