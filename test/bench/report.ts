/** Writes `results.md` from what the parts of the benchmark measured. Run by `scripts/bench.mjs`; its argument is the file to write. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/project.mjs';
import type { EngineResults, ServerResults, SizeResults, WindowResults } from './results';
import type { Summary } from './samples';

const read = (name: string): unknown => JSON.parse(readFileSync(inRoot('out', 'bench', name), 'utf8'));

const number = (value: number): string =>
  value.toLocaleString('en-US', { maximumSignificantDigits: value < 1 ? 2 : 3, useGrouping: true });
const milliseconds = ({ median, least, most }: Summary): string =>
  `${number(median)} (${number(least)} – ${number(most)})`;
const often = ({ median, nineteenTwentieths }: Summary): string =>
  `${number(median)}, 95 % up to ${number(nineteenTwentieths)}`;
const count = (value: number): string => Math.round(value).toLocaleString('en-US');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

interface Target {
  readonly what: string;
  /** Undefined where it was not measured. */
  readonly measured: number | undefined;
  readonly limit: number;
  readonly unit: string;
  /** At least, not at most. */
  readonly atLeast?: boolean;
}

function targets(
  largest: SizeResults,
  { start, bareNode }: ServerResults,
  window: WindowResults | undefined,
): Target[] {
  const { check, checkByBareLoop, checkByFixedWidth, x12ByCheck, edit, hover, completion, fields, memory } = largest;
  const { records, segments } = largest;
  return [
    { what: 'read and check / bare loop', measured: checkByBareLoop.median, limit: 5, unit: '×' },
    { what: 'read and check / slicing six fields', measured: checkByFixedWidth.median, limit: 1, unit: '×' },
    {
      what: 'X12 segment / record read and checked',
      measured: (x12ByCheck.median * records) / segments,
      limit: 10,
      unit: '×',
      atLeast: true,
    },
    {
      what: 'full check / edit to findings',
      measured: check.median / edit.median,
      limit: 500,
      unit: '×',
      atLeast: true,
    },
    { what: 'edit to findings', measured: edit.median, limit: 5, unit: 'ms' },
    { what: 'hover', measured: hover.median, limit: 1, unit: 'ms' },
    { what: 'completion', measured: completion.median, limit: 1, unit: 'ms' },
    { what: 'fields for the ruler', measured: fields.median, limit: 1, unit: 'ms' },
    { what: 'memory / text', measured: memory.used / memory.text, limit: 6, unit: '×' },
    { what: 'server start to initialized', measured: start.median, limit: 150, unit: 'ms' },
    { what: '– of which Node itself, doing nothing', measured: bareNode.median, limit: Infinity, unit: 'ms' },
    { what: 'extension activation, without the server', measured: window?.activation.median, limit: 50, unit: 'ms' },
  ];
}

function verdict({ measured, limit, atLeast = false }: Target): string {
  if (limit === Infinity || measured === undefined) return '';
  return (atLeast ? measured >= limit : measured <= limit) ? 'met' : '**missed**';
}

function report({ sizes }: EngineResults, server: ServerResults, window: WindowResults | undefined): string {
  const largest = sizes.at(-1);
  if (!largest) throw new Error('Nothing was measured.');
  const of = (name: string, pick: (size: SizeResults) => string): string[] => [name, ...sizes.map(pick)];
  const [processor] = cpus();
  const requests = server.files[0]?.requests.map(({ name }) => name) ?? [];
  return `# Benchmark results

Written by \`npm run bench\`. The files are generated and well-formed, the same each time; product (bundled and minified, as it is shipped), libraries and a
bare loop take turns in one process, each in a thread of its own, so that none works amid what another left behind. Times are medians in milliseconds, with the least and the most in parentheses; ratios are
medians of those of each round.

Measured with Node ${process.version} on ${process.platform} ${process.arch}, ${cpus().length} × ${processor?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB.

## Targets

At ${count(largest.records)} records (${number(largest.characters / 1e6)} MB):

${table(
  ['', 'measured', 'target', ''],
  targets(largest, server, window).map((target) => [
    target.what,
    target.measured === undefined ? 'not measured' : `${number(target.measured)} ${target.unit}`,
    target.limit === Infinity
      ? ''
      : `${target.atLeast === true ? 'at least' : 'at most'} ${target.limit} ${target.unit}`,
    verdict(target),
  ]),
)}

## Growth

${table(
  ['records', ...sizes.map(({ records }) => count(records))],
  [
    of('bare loop over every character', ({ bareLoop }) => milliseconds(bareLoop)),
    of('`@evologi/fixed-width`: six fields of each record', ({ fixedWidth }) => milliseconds(fixedWidth)),
    of('`node-x12`: as many segments', ({ x12 }) => milliseconds(x12)),
    of('read', (size) => milliseconds(size.read)),
    of('read and check', ({ check }) => milliseconds(check)),
    of('– records a second', ({ check, records }) => count((records / check.median) * 1000)),
    of('edit in the middle to findings of its unit', ({ edit }) => often(edit)),
    of('edit in the first lines of the file', ({ editAbove }) => often(editAbove)),
    of('hover', ({ hover }) => often(hover)),
    of('completion', ({ completion }) => often(completion)),
    of('fields of 60 lines, for the ruler', ({ fields }) => often(fields)),
    of('memory of a checked file / text', ({ memory }) => `${number(memory.used / memory.text)} ×`),
  ],
)}

## Requests

Over the server's standard streams, in a file with a problem in every seventh tariff record: from a key pressed in the middle to the answer, encoding and
decoding included.

${table(
  ['records', ...server.files.map(({ records }) => count(records))],
  [
    ['opened to the first diagnostics', ...server.files.map(({ firstDiagnostics }) => number(firstDiagnostics))],
    ['– how many', ...server.files.map(({ problems }) => count(problems))],
    ['– a hover meanwhile', ...server.files.map(({ meanwhile }) => milliseconds(meanwhile))],
    ...requests.map((name) => [
      `\`${name}\``,
      ...server.files.map((file) => {
        const request = file.requests.find((other) => other.name === name);
        return request ? milliseconds(request.times) : '';
      }),
    ]),
  ],
)}

`;
}

const [, , output] = process.argv;
if (output === undefined) throw new Error('Give the file to write to.');
const notes = readFileSync(join(__dirname, 'notes.md'), 'utf8');
const window = existsSync(inRoot('out', 'bench', 'window.json')) ? (read('window.json') as WindowResults) : undefined;
const text = report(read('engine.json') as EngineResults, read('server.json') as ServerResults, window);
writeFileSync(output, text + notes);
console.log(text);
