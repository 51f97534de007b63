/** Chapters that people write, beside those that come with the product or in their place. */
import { Catalog, ENVELOPE_CHAPTER, type LayoutSource } from './catalog';
import { checkChapter } from './chapterChecks';
import { summarizeChapter } from './chapterSummary';
import { allNodes, listFileName, structureMaps } from './chapterWalks';
import { readLayoutFile, type LayoutFile, type PlacedProblem } from './layoutFile';
import { pathInWords, type ChapterSurroundings, type LayoutProblem } from './layoutProblem';
import type { SchemaCheck } from './schemaWords';
import { structureProblems } from './structureMapChecks';
import type { Chapter, ChapterSummary } from './types';

/** The text of a layout file, and how people know it. */
export interface OwnFile {
  readonly uri: string;
  readonly name: string;
  readonly text: string;
}

/** What became of a layout file. */
export interface OwnReport {
  readonly uri: string;
  readonly name: string;
  /** Its chapter; null where it has none. */
  readonly chapter: string | null;
  readonly title: string | null;
  /** Identifiers of its applications, each once. */
  readonly applications: readonly string[];
  /** Titles of the product's chapters that give way to it, as a whole or for some applications. */
  readonly replaces: readonly string[];
  /** False when an error keeps it out of use. */
  readonly isUsed: boolean;
  readonly problems: readonly PlacedProblem[];
}

export interface OwnLayouts {
  /** All chapters in use. */
  readonly source: LayoutSource;
  /** One for each file, in their order. */
  readonly reports: readonly OwnReport[];
}

interface Candidate {
  readonly file: OwnFile;
  readonly read: LayoutFile;
  readonly chapter: Chapter;
}

/**
 * Puts chapters beside those of the product. One of the same name takes the place of the whole chapter, any other the place of what the
 * product says of its applications. A file with an error leaves everything as it is without it.
 * @param schema checks a value against the JSON Schema of layout files
 */
export function withOwnLayouts(builtIn: LayoutSource, files: readonly OwnFile[], schema: SchemaCheck): OwnLayouts {
  const reads = files.map((file) => ({ file, read: readLayoutFile(file.text, schema) }));
  const problems = new Map<OwnFile, readonly PlacedProblem[]>(reads.map(({ file, read }) => [file, read.problems]));
  const add = ({ file, read }: Pick<Candidate, 'file' | 'read'>, found: readonly LayoutProblem[]): void => {
    problems.set(file, [...read.problems, ...found.map((problem) => read.place(problem))]);
  };
  let candidates: Candidate[] = [];
  for (const { file, read } of reads) {
    const { chapter } = read;
    if (!chapter) continue;
    const first = candidates.find((other) => other.chapter.chapter === chapter.chapter);
    if (first) {
      const source = sourceOf(builtIn, [{ file, read, chapter }]);
      add({ file, read }, [
        error(['chapter'], `${first.file.name} has a chapter of this name too, and that one is used. Rename one.`),
        ...candidateProblems({ file, read, chapter }, source),
      ]);
    } else candidates.push({ file, read, chapter });
  }
  for (;;) {
    const source = sourceOf(builtIn, candidates);
    const checked = candidates.map((each) => ({ each, found: candidateProblems(each, source) }));
    for (const { each, found } of checked) add(each, found);
    const sound = checked.flatMap(({ each, found }) => (found.some(isError) ? [] : [each]));
    if (sound.length === candidates.length) break;
    // Those that lean on one with an error have to do with what the product says in its place.
    candidates = sound;
  }
  const used = new Set(candidates.map(({ file }) => file));
  return {
    source: sourceOf(builtIn, candidates),
    reports: reads.map(({ file, read }) => ({
      uri: file.uri,
      name: file.name,
      chapter: read.chapter?.chapter ?? null,
      title: read.chapter?.title ?? null,
      applications: read.chapter ? applicationsOf(read.chapter) : [],
      replaces: read.chapter && used.has(file) ? replacedBy(read.chapter, builtIn) : [],
      isUsed: used.has(file),
      problems: problems.get(file) ?? [],
    })),
  };
}

/** @returns a problem in one line: where in the file, 1-based, in which property, and what */
export function problemInWords(name: string, { start, path, message, severity }: PlacedProblem): string {
  const words = pathInWords(path);
  return `${name}:${start.line + 1}:${start.character + 1}: ${severity} ${words === '' ? '' : `${words}: `}${message}`;
}

function error(path: LayoutProblem['path'], message: string): LayoutProblem {
  return { path, message, severity: 'error' };
}

function isError({ severity }: LayoutProblem): boolean {
  return severity === 'error';
}

function applicationsOf({ transactions }: Chapter): string[] {
  return [...new Set(transactions.map(({ application }) => application))];
}

/** The chapters of the product, with others before them. */
function sourceOf(builtIn: LayoutSource, own: readonly Candidate[]): LayoutSource {
  const texts = new Map(own.map(({ chapter, read }) => [chapter.chapter, read.text]));
  const summaries = own.map(({ chapter, file }): ChapterSummary => ({ ...summarizeChapter(chapter), file: file.name }));
  const described = new Set(summaries.flatMap(({ transactions }) => transactions.map(transactionKey)));
  const left = builtIn.index.flatMap((summary) => {
    if (texts.has(summary.chapter)) return [];
    const transactions = summary.transactions.filter((transaction) => !described.has(transactionKey(transaction)));
    if (transactions.length === summary.transactions.length) return [summary];
    return transactions.length === 0 ? [] : [{ ...summary, transactions }];
  });
  return {
    index: [...summaries, ...left],
    chapter: (name) => texts.get(name) ?? builtIn.chapter(name),
    reference: (name) => builtIn.reference(name),
  };
}

function transactionKey({ application, direction }: { application: string; direction: string }): string {
  return `${application} ${direction}`;
}

function replacedBy({ chapter, transactions }: Chapter, builtIn: LayoutSource): string[] {
  const own = new Set(transactions.map(transactionKey));
  return builtIn.index
    .filter((other) => other.chapter === chapter || other.transactions.some((each) => own.has(transactionKey(each))))
    .map(({ title }) => title);
}

function candidateProblems({ chapter }: Candidate, source: LayoutSource): LayoutProblem[] {
  const surroundings = surroundingsIn(source);
  const found = [
    ...checkChapter(chapter, surroundings),
    ...(chapter.chapter === ENVELOPE_CHAPTER ? envelopeProblems(chapter) : []),
    ...dependentProblems(chapter, source, surroundings),
  ];
  return found.some(isError) ? found : [...found, ...trialProblems(chapter, source)];
}

function surroundingsIn(source: LayoutSource): ChapterSurroundings {
  const outputs = new Set(
    source.index.flatMap(({ transactions }) =>
      transactions.flatMap(({ application, direction }) => (direction === 'output' ? [application] : [])),
    ),
  );
  const listed = JSON.parse(source.reference('application-identifiers') ?? '{"applications":[]}') as {
    applications: { application: string; direction?: string }[];
  };
  for (const { application, direction } of listed.applications) if (direction !== 'input') outputs.add(application);
  const chapters = new Map<string, Chapter | undefined>();
  return {
    chapter: (name) => {
      if (!chapters.has(name)) {
        const text = source.chapter(name);
        chapters.set(name, text === undefined ? undefined : (JSON.parse(text) as Chapter));
      }
      return chapters.get(name);
    },
    hasCodeList: (name) => {
      const text = source.reference(listFileName(name));
      return text !== undefined && 'codes' in (JSON.parse(text) as object);
    },
    knowsOutput: (application) => outputs.has(application),
  };
}

/** What other chapters take from this one and miss in it. */
function dependentProblems(
  { chapter }: Chapter,
  source: LayoutSource,
  surroundings: ChapterSurroundings,
): LayoutProblem[] {
  return source.index.flatMap((summary) => {
    if (summary.chapter === chapter || summary.file !== undefined) return [];
    // Most chapters name no other, which a look at the text tells.
    if (source.chapter(summary.chapter)?.includes(JSON.stringify(chapter)) !== true) return [];
    const other = surroundings.chapter(summary.chapter);
    if (!other || !namesChapter(other, chapter)) return [];
    return structureProblems(other, surroundings).map(({ message }) =>
      error(['transactions'], `The chapter ${other.chapter} takes parts from this one: ${message}`),
    );
  });
}

function namesChapter({ transactions }: Chapter, name: string): boolean {
  return transactions
    .flatMap(structureMaps)
    .flatMap(allNodes)
    .some((node) => ('include' in node ? node.include.chapter === name : 'record' in node && node.chapter === name));
}

/** The envelope is around every application, so nothing of it may be missing. */
function envelopeProblems({ transactions, records }: Chapter): LayoutProblem[] {
  const around = transactions.filter(({ application }) => application === '*');
  const missing = [
    ...(['input', 'output'] as const).flatMap((wanted) =>
      around.some(({ direction }) => direction === wanted)
        ? []
        : [`a transaction of the application "*" in direction "${wanted}"`],
    ),
    ...(around
      .filter(({ direction, variant }) => direction === 'output' && variant === 'rejected')
      .flatMap(({ structure }) => allNodes(structure))
      .some((node) => 'group' in node && node.group === 'Block Control Grouping')
      ? []
      : [
          'a transaction of the application "*" in direction "output" with the variant "rejected" and its group "Block Control Grouping"',
        ]),
    ...['A', 'B', 'Y', 'Z'].flatMap((id) => (records.some((record) => record.id === id) ? [] : [`the record ${id}`])),
  ];
  return missing.map((what) => error(['transactions'], `The envelope of every application needs ${what}.`));
}

/** Puts the chapter to use, so that nothing unforeseen breaks what the product shows. */
function trialProblems(chapter: Chapter, source: LayoutSource): LayoutProblem[] {
  try {
    const catalog = new Catalog(source);
    catalog.rejection();
    for (const application of applicationsOf(chapter)) {
      catalog.envelope('input', application);
      catalog.application(application);
      catalog.embedded(application);
    }
    return [];
  } catch (reason) {
    return [
      error([], `The chapter can’t be put to use: ${reason instanceof Error ? reason.message : String(reason)}.`),
    ];
  }
}
