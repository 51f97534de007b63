/**
 * Real transmissions, which are no part of this repository: those in the folder that `ACE_CORPUS` names, or else in the
 * folder `shared/corpus` beside the checkout. Nothing in them may be called an error, and every position must belong to a field.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/project.mjs';
import { decodeRecords } from '../../server/src/transmission/json/decode';
import { decodeBytes } from '../../server/src/cli/input';
import { catalog } from '../support/layouts';
import { findingsOf, transmissionOf } from '../support/transmissions';

const folder = process.env['ACE_CORPUS'] ?? inRoot('..', 'shared', 'corpus');
const files = existsSync(folder) ? readdirSync(folder).filter((file) => /\.(?:ace|catair)$/i.test(file)) : [];

describe('real transmissions', () => {
  if (files.length === 0) {
    it(`are not at hand: no record file in ${folder}`, function () {
      this.skip();
    });
  }

  for (const file of files) {
    const read = (): string => decodeBytes(readFileSync(join(folder, file)));

    it(`${file} has no error`, () => {
      const errors = findingsOf(read()).filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        errors.map(({ line, start, end, rule, message }) => `${file}:${line + 1}:${start}-${end} ${rule} ${message}`),
        [],
      );
    });

    it(`${file} is decoded position by position`, () => {
      for (const { line, record, fields } of decodeRecords(transmissionOf(read()), catalog, {
        showConfidential: true,
      })) {
        const where = `${file}:${line}`;
        assert.notEqual(record, null, where);
        const end = fields.reduce((next, field) => (field.start === next ? field.end + 1 : NaN), 1);
        assert.ok(end >= 81, where);
        for (const field of fields) assert.equal(field.raw.length, field.end - field.start + 1, where);
      }
    });
  }
});
