/** The page of a chapter: its edition, the structure maps of its applications, its records. */
import type { Catalog } from '../../layout/catalog';
import type { Chapter, Direction, StructureNode, Transaction } from '../../layout/types';
import { conditionInWords } from '../../checks/conditionChecks';
import { recordName } from '../structureWords';
import { findRecord, recordsOf } from './editions';
import type { ChapterPage, Edition, MapFacts, NodeFacts, TransactionFacts } from './model';
import { standingInWords } from './words';

export function chapterPage(catalog: Catalog, chapter: Chapter, edition: Edition): ChapterPage {
  const { checkedAgainst, confidenceNote } = chapter.source;
  return {
    kind: 'chapter',
    edition,
    doubts: [
      ...(checkedAgainst === undefined ? [] : [`Checked against: ${checkedAgainst}`]),
      ...(confidenceNote === undefined ? [] : [`Reliability: ${confidenceNote}`]),
    ],
    notes: chapter.notes ?? [],
    transactions: chapter.transactions.map((transaction) => transactionFacts(catalog, chapter, transaction)),
    records: recordsOf(chapter, edition.file),
  };
}

function transactionFacts(catalog: Catalog, chapter: Chapter, transaction: Transaction): TransactionFacts {
  const { application, direction, title, page, response, variant, when, structure, variants = [] } = transaction;
  const nodes = (structured: readonly StructureNode[]): NodeFacts[] =>
    structured.map((node) => nodeFacts(catalog, chapter, direction, node));
  const maps: MapFacts[] = [
    { name: variant ?? null, when: when ? conditionInWords(when) : null, nodes: nodes(structure) },
    ...variants.map((each) => ({
      name: each.name,
      when: conditionInWords(each.when),
      nodes: nodes(each.structure),
    })),
  ];
  return {
    application,
    direction,
    title,
    page: page ?? null,
    response: response === undefined ? null : { application: response, chapter: describing(catalog, response) },
    notes: transaction.notes ?? [],
    errata: transaction.errata ?? [],
    maps,
  };
}

function describing(catalog: Catalog, application: string): string | null {
  const found = catalog.index.find(({ transactions }) => transactions.some((each) => each.application === application));
  return found?.chapter ?? null;
}

function nodeFacts(catalog: Catalog, chapter: Chapter, direction: Direction, node: StructureNode): NodeFacts {
  const facts = {
    standing: standingInWords(node),
    remarks: [node.because, node.note].filter((remark) => remark !== undefined),
    record: null,
    chapter: null,
    nodes: [],
  };
  if ('include' in node) {
    const { chapter: home, group } = node.include;
    const title = catalog.chapter(home)?.title ?? home;
    return { ...facts, name: `${node.name ?? group}, of ${title}`, chapter: home };
  }
  if ('group' in node) {
    const nodes = node.of.map((member) => nodeFacts(catalog, chapter, direction, member));
    const kind = node.choice === true ? ['one of these'] : node.order === undefined ? [] : ['in any order'];
    return { ...facts, name: node.group, standing: [facts.standing, ...kind].join(', '), nodes };
  }
  const home = node.chapter === undefined ? chapter : catalog.chapter(node.chapter);
  const record = home && findRecord(home, node.record, direction);
  const name = node.name ?? (record ? recordName(record) : '');
  return {
    ...facts,
    name: name.startsWith(node.record) || name === '' ? name || node.record : `${node.record} ${name}`,
    record: home && record ? { chapter: home.chapter, id: record.id, direction: record.direction } : null,
  };
}
