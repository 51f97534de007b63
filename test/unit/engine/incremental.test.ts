/** After any edits a transmission is what a fresh reading of the same text gives. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Checker } from '../../../server/src/checks/checker';
import { unitRules } from '../../../server/src/checks/rules';
import type { AceRecord, Block } from '../../../server/src/transmission/model';
import { structureTree, type StructureBranch } from '../../../server/src/transmission/structureTree';
import type { Transmission } from '../../../server/src/transmission/transmission';
import { Random } from '../../mutation/random';
import { catalog } from '../../support/layouts';
import { changesOf, edit, rearrangement, shuffled, start, type Edit } from '../../support/randomEdits';
import { mutatedText } from '../../support/mutateText';
import { fuzzRuns, transmissionOf } from '../../support/transmissions';

/** A record as data: layouts and places are the catalog's own objects, told by name so that a difference can be read. */
function recordFacts(record: AceRecord | undefined): unknown {
  if (!record) return undefined;
  const { text, layout, place, opens } = record;
  return {
    text,
    layout: layout && [layout.chapter.chapter, layout.record.id, layout.variant?.name],
    place: place?.index,
    opens: opens?.index,
  };
}

function treeFacts({ place, first, last, children }: StructureBranch): unknown {
  return [place?.index, first, last, children.map(treeFacts)];
}

function blockFacts(block: Block): unknown {
  const { start, end, header, trailer, application, basis, layout, units } = block;
  return {
    span: [start, end],
    application,
    basis,
    layout: layout && [layout.chapter.chapter, layout.title, layout.direction, layout.complete],
    header: recordFacts(header),
    trailer: recordFacts(trailer),
    units: units.map((unit) => ({
      start: unit.start,
      ofBlock: unit.block === block,
      map: unit.steps && [unit.steps.map.transaction.title, unit.steps.map.name],
      records: unit.records.map(recordFacts),
      tree: treeFacts(structureTree(unit)),
      issues: unit.issues.map(({ place, ...issue }) => ({ ...issue, place: place?.index })),
    })),
  };
}

function facts(transmission: Transmission): unknown {
  return transmission.batches.map(({ start, end, header, trailer, blocks }) => ({
    span: [start, end],
    header: recordFacts(header),
    trailer: recordFacts(trailer),
    blocks: blocks.map(blockFacts),
  }));
}

const checker = new Checker(catalog, unitRules);

/** Applies the edits one by one, and compares what was kept up to date with what is read anew. */
function keepsUp(transmission: Transmission, edits: readonly Edit[]): void {
  checker.findings(transmission);
  for (const each of edits) {
    for (const change of changesOf(each, transmission.document)) {
      transmission.apply(change);
      const fresh = transmissionOf(transmission.document.getText());
      assert.equal(transmission.recordCount, fresh.recordCount);
      assert.deepEqual(facts(transmission), facts(fresh));
      // Findings are kept by unit, and every unit of a fresh reading is new.
      assert.deepEqual(checker.findings(transmission), checker.findings(fresh));
    }
  }
}

/** Text of any kind, as damage or mistake makes it of a file. */
const damaged = fc.tuple(start, fc.nat()).map(([text, seed]) => mutatedText(text, new Random(seed)).slice(0, 20_000));

describe('a transmission kept up to date', () => {
  const runs = fuzzRuns(1000);

  it(`is what a fresh reading gives, after any edits (${String(runs)} runs)`, function () {
    this.timeout(60_000 + runs * 100);
    const edits = fc.array(edit, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(start, edits, (begin, made) => {
        keepsUp(transmissionOf(begin), made);
      }),
      { numRuns: runs },
    );
  });

  it(`is so in damaged files (${String(Math.ceil(runs / 5))} runs)`, function () {
    this.timeout(60_000 + runs * 100);
    fc.assert(
      fc.property(damaged, fc.array(edit, { minLength: 1, maxLength: 4 }), (begin, made) => {
        keepsUp(transmissionOf(begin), made);
      }),
      { numRuns: Math.ceil(runs / 5) },
    );
  });

  it(`is so where records stand in any order (${String(runs)} runs)`, function () {
    this.timeout(60_000 + runs * 100);
    const edits = fc.array(rearrangement, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(shuffled, edits, (begin, made) => {
        keepsUp(transmissionOf(begin), made);
      }),
      { numRuns: runs },
    );
  });
});
