/** Well-formed transmissions to be damaged: the fixtures of input applications, and a folder of real ones where there is one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Checker } from '../../server/src/checks/checker';
import type { Finding } from '../../server/src/checks/finding';
import { unitRules } from '../../server/src/checks/rules';
import { LineTable } from '../../server/src/transmission/lineTable';
import type { AceRecord, Block, Unit } from '../../server/src/transmission/model';
import { Transmission } from '../../server/src/transmission/transmission';
import { catalog } from '../support/layouts';
import { fixtureFolder } from '../support/transmissions';

const checker = new Checker(catalog, unitRules);

/** A line of a well-formed file as the engine reads it. */
export interface SampleLine {
  /** 0-based. */
  readonly line: number;
  readonly text: string;
  readonly record: AceRecord;
  /** Control identifier. */
  readonly id: string;
  readonly block: Block;
  /** Undefined for A, B, Y and Z. */
  readonly unit: Unit | undefined;
}

export interface Sample {
  readonly name: string;
  readonly texts: readonly string[];
  readonly lines: readonly SampleLine[];
  readonly blocks: readonly Block[];
  readonly findings: readonly Finding[];
}

/** @param texts the lines of a file @returns what the engine finds in it */
export function findingsOfLines(texts: readonly string[]): Finding[] {
  return checker.findings(read(texts));
}

function read(texts: readonly string[]): Transmission {
  return new Transmission(new LineTable('memory:sample.ace', 'ace', 1, `${texts.join('\n')}\n`), catalog);
}

/** @returns the file as a sample, or undefined when it is no input of an application that a chapter describes */
function sampleOf(name: string, text: string): Sample | undefined {
  const texts = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const transmission = read(texts);
  const { blocks } = transmission;
  if (!blocks.every(({ header, layout }) => header && layout?.direction === 'input' && layout.complete))
    return undefined;
  const lines = texts.map((line, at): SampleLine => {
    const record = transmission.recordAt(at);
    const block = transmission.blockAt(at) ?? transmission.batchAt(at)?.blocks[0];
    if (!record || !block) throw new Error(`${name}:${at + 1} belongs to no block`);
    const unit = transmission.unitAt(at);
    return { line: at, text: line, record, id: record.layout?.record.id ?? '', block, unit };
  });
  return { name, texts, lines, blocks, findings: checker.findings(transmission) };
}

function samplesIn(folder: string, label: string): Sample[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ace'))
    .sort()
    .flatMap((file) => sampleOf(`${label}${file}`, readFileSync(join(folder, file), 'utf8')) ?? []);
}

/** The folder of real transmissions: `ACE_CORPUS`, or one that lies beside the checkout; they are no part of the product. */
export const corpusFolder = process.env['ACE_CORPUS'] ?? resolve(__dirname, '..', '..', '..', 'shared', 'corpus');

/** @returns all samples: fixtures, then the corpus where it is present */
export function allSamples(): Sample[] {
  return [...samplesIn(fixtureFolder, ''), ...(existsSync(corpusFolder) ? samplesIn(corpusFolder, 'corpus/') : [])];
}
