/** A new transmission is well formed: all that is found in it is what a person must give. */
import assert from 'node:assert/strict';
import { describedApplication, newTransmission } from '../../../server/src/transmission/newTransmission';
import { transactionForms } from '../../../server/src/transmission/transactionForms';
import { catalog } from '../../support/layouts';
import { findingsOf, transmissionOf } from '../../support/transmissions';

const filer = { code: '9XX', site: '2704', port: '2704' };
const applications = Object.keys(
  catalog.envelope('input', '').records.get('A')?.base.fieldsByName.get('Application Identifier Code')?.field.codes ??
    {},
);

/** Findings that only values mend which nothing but the person knows, by application. */
const unknowable: Readonly<Record<string, readonly string[]>> = {
  // A query names one of several things to ask for: an entry, an in-bond movement, a bill of lading.
  CQ: ['cq-one-kind'],
  // A query is by port, by dates or by entry number.
  CJ: ['cj-criteria'],
  // The number of pieces, in a field that is conditional: later 71 records of a container leave it blank.
  QP: ['qp-first-piece-count'],
};

describe('New transmissions', () => {
  for (const application of applications) {
    const layout = describedApplication(catalog, application);
    const forms = layout ? transactionForms(catalog, layout) : [];
    for (const form of forms) {
      it(`${application} ${form.id} ${form.title}`, () => {
        const records = newTransmission(catalog, application, form, filer);
        const text = records.map((record) => `${record.text}\n`).join('');
        for (const record of records) assert.equal(record.text.length, 80);
        for (const finding of findingsOf(text)) {
          const { line, start, rule, message } = finding;
          if (unknowable[application]?.includes(rule) === true) continue;
          assert.match(rule, /^(?:mandatory-field|condition-required)$/, message);
          const isGap = records[line]?.gaps.some(({ from }) => from === start - 1);
          assert.equal(isGap, true, `no tab stop for: ${message}`);
        }
        const [block] = transmissionOf(text).blocks;
        assert.equal(block?.units.length, 1);
        assert.equal(block.application, application);
        assert.ok(block.units[0]?.records.every(({ place }) => place !== undefined));
      });
    }
    if (forms.length > 0) continue;
    it(`${application}, which no chapter describes: the envelope alone`, () => {
      const records = newTransmission(catalog, application, undefined, filer);
      const text = records.map((record) => `${record.text}\n`).join('');
      assert.deepEqual(
        // What stands between B and Y is the person's own.
        [...new Set(findingsOf(text).map(({ rule }) => rule))].sort(),
        ['empty-block', 'mandatory-field', 'unknown-application'],
      );
    });
  }

  it('have a form for each input application that a chapter describes, and forms of different names', () => {
    const described = catalog.index
      .flatMap(({ transactions }) => transactions)
      .filter((each) => each.direction === 'input' && !/^(?:\*|PGA)$/.test(each.application));
    for (const { application } of described) {
      const layout = describedApplication(catalog, application);
      assert.ok(layout && applications.includes(application), application);
      const ids = transactionForms(catalog, layout).map(({ id }) => id);
      assert.ok(ids.length > 0 && new Set(ids).size === ids.length, application);
    }
  });
  it('name records and maps that exist', () => {
    const { forms } = JSON.parse(catalog.reference('transaction-forms') ?? '') as {
      forms: Record<string, { maps?: string[]; records?: string[]; repeated?: Record<string, unknown> }[]>;
    };
    for (const [application, entries] of Object.entries(forms)) {
      const layout = describedApplication(catalog, application);
      assert.ok(layout, application);
      const known = transactionForms(catalog, layout);
      for (const { maps = [], records = [], repeated = {} } of entries) {
        for (const map of maps)
          assert.ok(
            known.some((form) => form.map === map),
            `${application} ${map}`,
          );
        for (const id of [...records, ...Object.keys(repeated)])
          assert.ok(
            known.some((form) =>
              newTransmission(catalog, application, form).some((each) => each.layout.record.id === id),
            ),
            `${application} ${id}`,
          );
      }
    }
  });
  it('hold what is known of the filer, in header and trailer, and no password', () => {
    const layout = describedApplication(catalog, 'AE');
    const [form] = layout ? transactionForms(catalog, layout) : [];
    const lines = newTransmission(catalog, 'AE', form, { ...filer, office: 'A1' }).map(({ text }) => text.trimEnd());
    assert.deepEqual(lines, [
      'A27049XX                 AE          A1',
      'B  27049XXAE                                A1',
      '10A9XX',
      '11',
      '40  001',
      '50',
      '90',
      'Y  27049XXAE                                A1',
      'Z27049XX                             A1',
    ]);
  });
  it('leave blank what does not fit', () => {
    const [a] = newTransmission(catalog, 'AE', undefined, { code: 'TOO LONG' });
    assert.equal(a?.text.slice(5, 8), '   ');
  });
});
