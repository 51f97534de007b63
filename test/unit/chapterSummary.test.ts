import assert from 'node:assert/strict';
import { summarizeChapter } from '../../server/src/layout/chapterSummary';
import type { Chapter, RecordLayout, Transaction } from '../../server/src/layout/types';

const record = (id: string, direction: RecordLayout['direction']): RecordLayout => ({
  id,
  direction,
  name: `Record ${id}`,
  summary: '',
  fields: [{ name: 'Filler', start: 1, end: 80, class: 'S', designation: 'M' }],
});

const transaction = (application: string, direction: Transaction['direction'], response?: string): Transaction => ({
  application,
  direction,
  title: `Title of ${application}`,
  ...(response !== undefined && { response }),
  structure: [{ record: '10', designation: 'M', max: 1 }],
});

const chapter: Chapter = {
  chapter: 'some-chapter',
  title: 'Some Chapter',
  source: { document: 'Some document', version: '1', date: '2026-01-01', pagePrefix: null, basis: 'official text' },
  transactions: [transaction('AE', 'input', 'AX'), transaction('AX', 'output')],
  records: [record('10', 'both'), record('50', 'input'), record('E1', 'output'), record('10', 'input')],
};

describe('summarizeChapter', () => {
  const summary = summarizeChapter(chapter);

  it('lists the control identifiers of each direction once, records of both directions in each', () => {
    assert.deepEqual(summary.input, ['10', '50']);
    assert.deepEqual(summary.output, ['10', 'E1']);
  });

  it('keeps what tells the applications apart and leaves their structure maps out', () => {
    assert.deepEqual(summary.transactions, [
      { application: 'AE', direction: 'input', title: 'Title of AE', response: 'AX' },
      { application: 'AX', direction: 'output', title: 'Title of AX' },
    ]);
  });

  it('keeps the name, the title and the source of the chapter', () => {
    assert.equal(summary.chapter, 'some-chapter');
    assert.equal(summary.title, 'Some Chapter');
    assert.deepEqual(summary.source, chapter.source);
  });
});
