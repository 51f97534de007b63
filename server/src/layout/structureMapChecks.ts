/** What must hold of a chapter's structure maps beyond the JSON Schema. */
import { ENVELOPE_CHAPTER } from './catalog';
import { allNodes, goes, structureMaps } from './chapterWalks';
import { quoted, type ChapterSurroundings, type Problem } from './layoutProblem';
import type { Chapter, Direction, StructureNode } from './types';

export function structureProblems(chapter: Chapter, surroundings: ChapterSurroundings): Problem[] {
  return chapter.transactions.flatMap((transaction) =>
    structureMaps(transaction)
      .flatMap(allNodes)
      .flatMap((node) => nodeProblems(chapter, transaction.direction, node, surroundings)),
  );
}

function hasGroup(chapter: Chapter, group: string): boolean {
  return chapter.transactions
    .flatMap(structureMaps)
    .flatMap(allNodes)
    .some((node) => 'group' in node && node.group === group);
}

function nodeProblems(
  chapter: Chapter,
  direction: Direction,
  node: StructureNode,
  surroundings: ChapterSurroundings,
): Problem[] {
  const named = (name: string): Chapter | undefined =>
    name === chapter.chapter ? chapter : surroundings.chapter(name);
  if ('include' in node) {
    const { chapter: name, group } = node.include;
    const target = named(name);
    if (!target) return [{ at: node, property: 'include', message: unknownChapter(name) }];
    return hasGroup(target, group)
      ? []
      : [{ at: node, property: 'include', message: `The chapter ${name} has no group ${quoted(group)} to include.` }];
  }
  if ('group' in node) {
    return node.of.length === 0 && chapter.chapter !== ENVELOPE_CHAPTER
      ? [{ at: node, property: 'of', message: `The group ${quoted(node.group)} is empty. Put its records into "of".` }]
      : [];
  }
  const home = node.chapter === undefined ? chapter : named(node.chapter);
  if (!home) return [{ at: node, property: 'chapter', message: unknownChapter(node.chapter ?? '') }];
  // A record of another chapter may come back as it was sent, so its own direction doesn't matter.
  const known = home.records.some(
    (record) => record.id === node.record && (home !== chapter || goes(record, direction)),
  );
  if (known) return [];
  return [
    {
      at: node,
      property: 'record',
      message:
        home === chapter
          ? `The structure map names the record ${node.record}, but there is no layout of it in direction ${quoted(direction)}. Add it to "records", or name in "chapter" the chapter that has it.`
          : `The chapter ${home.chapter} has no record ${node.record}.`,
    },
  ];
}

function unknownChapter(name: string): string {
  return `There is no chapter ${quoted(name)}. Chapters are listed by "ACE: Which Editions?".`;
}
