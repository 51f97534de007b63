/** Transmissions made from text, for tests of the engine that run from source. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checker } from '../../server/src/checks/checker';
import type { Finding } from '../../server/src/checks/finding';
import { unitRules } from '../../server/src/checks/rules';
import { LineTable } from '../../server/src/transmission/lineTable';
import { Transmission } from '../../server/src/transmission/transmission';
import { catalog } from './layouts';

export const fixtureFolder = join(__dirname, '../fixtures');

/** Names of the well-formed fixtures, without `.ace`. */
export const fixtureNames: readonly string[] = readdirSync(fixtureFolder)
  .filter((file) => file.endsWith('.ace'))
  .map((file) => file.slice(0, -'.ace'.length));

/** @param name a fixture without `.ace`, such as `ae-consumption` or `bad/tabs` @returns its text */
export function fixture(name: string): string {
  return readFileSync(join(fixtureFolder, `${name}.ace`), 'utf8');
}

/** @returns the records of a fixture, one a line */
export function fixtureLines(name: string): string[] {
  return fixture(name).split('\n').slice(0, -1);
}

/** @param application read every block as this application, whatever the text says */
export function transmissionOf(text: string, application?: string): Transmission {
  const document = new LineTable('memory:test.ace', 'ace', 1, text);
  return new Transmission(document, catalog, application === undefined ? {} : { application });
}

const checker = new Checker(catalog, unitRules);

/** @returns what a checker without settings finds in the text */
export function findingsOf(text: string, application?: string): Finding[] {
  return checker.findings(transmissionOf(text, application));
}

/** How many runs a property gets: `ACE_FUZZ_RUNS`, or the number given. */
export function fuzzRuns(usual: number): number {
  const wanted = Number(process.env['ACE_FUZZ_RUNS']);
  return Number.isSafeInteger(wanted) && wanted > 0 ? wanted : usual;
}
