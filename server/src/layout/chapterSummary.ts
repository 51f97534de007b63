import type { Chapter, ChapterSummary, Direction, Transaction } from './types';

/**
 * @param chapter a whole layout file
 * @returns what must be known of it before it is read: its applications and, for each direction, the control
 * identifiers of its own records in the order of the chapter; a record of both directions counts for each
 */
export function summarizeChapter(chapter: Chapter): ChapterSummary {
  const ids = (direction: Direction): string[] => [
    ...new Set(
      chapter.records
        .filter((record) => record.direction === direction || record.direction === 'both')
        .map(({ id }) => id),
    ),
  ];
  return {
    chapter: chapter.chapter,
    title: chapter.title,
    source: chapter.source,
    transactions: chapter.transactions.map(summarizeTransaction),
    input: ids('input'),
    output: ids('output'),
  };
}

function summarizeTransaction(transaction: Transaction): ChapterSummary['transactions'][number] {
  const { application, direction, title, response } = transaction;
  return response === undefined ? { application, direction, title } : { application, direction, title, response };
}
