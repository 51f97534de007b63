/** All chapters, read when first asked for, and the applications they describe. */
import { compileRecord, type ChapterFacts, type CompiledLayout, type CompiledRecord } from './compile';
import { IdentifierTable } from './identifiers';
import { LayoutFault, parsedFile, withFault } from './layoutFault';
import { withOwnApplications } from './ownApplications';
import { compileStructureMap, type StructureMap } from './structureMap';
import { StructureSteps } from './structureSteps';
import type {
  Chapter,
  ChapterSummary,
  CodeList,
  Direction,
  GroupNode,
  RecordLayout,
  StructureNode,
  Transaction,
} from './types';

/** Where chapters and reference lists come from; `chapter` and `reference` return JSON text. */
export interface LayoutSource {
  readonly index: readonly ChapterSummary[];
  chapter(name: string): string | undefined;
  reference(name: string): string | undefined;
}

/** What one chapter says of one application: its records, and its structure maps with their steps. */
export interface ApplicationLayout {
  readonly application: string;
  readonly direction: Direction;
  readonly title: string;
  readonly response: string | undefined;
  readonly chapter: ChapterFacts;
  readonly transactions: readonly Transaction[];
  readonly records: ReadonlyMap<string, CompiledRecord>;
  readonly identifiers: IdentifierTable;
  readonly maps: readonly StructureSteps[];
  /**
   * False where only records embedded from another chapter are known, as PGA records in a PGA correction, and where a chapter that it takes
   * records from cannot be read.
   */
  readonly complete: boolean;
}

/** The chapter of the envelope records A, B, Y, Z and of the conditions X0, X1. */
export const ENVELOPE_CHAPTER = 'batch-block-control';
/** The chapter of the message set that other transactions carry. */
export const PGA_CHAPTER = 'pga-message-set';

export class Catalog {
  private readonly chapters = new Map<string, Chapter | undefined>();
  private readonly applications = new Map<string, readonly ApplicationLayout[]>();
  private readonly lists = new Map<string, CodeList | undefined>();
  private titles: ReadonlyMap<string, string> | undefined;

  private uses = 0;

  /** Texts of reference files that can be read. */
  private readonly references = new Map<string, string | undefined>();

  /**
   * @param onFault told once of each file that cannot be used; it counts as missing, and all others go on to hold. Without it a bad file
   *   is an error for whoever asks for it.
   */
  constructor(
    private source: LayoutSource,
    private readonly onFault?: (fault: LayoutFault) => void,
  ) {}

  /** Grows whenever other chapters come into use. */
  get revision(): number {
    return this.uses;
  }

  /** From now on reads chapters from another source; what was compiled before goes on to hold for whoever kept it. */
  use(source: LayoutSource): void {
    this.source = source;
    this.uses++;
    this.chapters.clear();
    this.applications.clear();
    this.lists.clear();
    this.references.clear();
    this.titles = undefined;
  }

  /** What is known of every chapter without reading it. */
  get index(): readonly ChapterSummary[] {
    return this.source.index;
  }

  /** @returns the chapter with that name, or undefined */
  chapter(name: string): Chapter | undefined {
    if (!this.chapters.has(name)) {
      const text = this.source.chapter(name);
      const read = (): Chapter | undefined =>
        text === undefined ? undefined : (parsedFile(this.fileOf(name), text) as Chapter);
      const chapter = this.unlessFaulty(read);
      const isEnvelope = chapter !== undefined && name === ENVELOPE_CHAPTER;
      this.chapters.set(name, isEnvelope ? withOwnApplications(chapter, this.source.index) : chapter);
    }
    return this.chapters.get(name);
  }

  /** @param name a `codeList` of a field, as in `countries` @returns the shared list, or undefined */
  codeList(name: string): CodeList | undefined {
    if (!this.lists.has(name)) {
      const text = this.reference(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
      const list = text === undefined ? undefined : (JSON.parse(text) as CodeList | ApplicationList);
      this.lists.set(name, list && ('applications' in list ? applicationCodes(list) : list));
    }
    return this.lists.get(name);
  }

  /** @param name file stem below `server/reference` @returns its JSON text, or undefined */
  reference(name: string): string | undefined {
    if (!this.references.has(name)) {
      const text = this.source.reference(name);
      const isSound = text !== undefined && this.unlessFaulty(() => parsedFile(`reference/${name}.json`, text));
      this.references.set(name, isSound ? text : undefined);
    }
    return this.references.get(name);
  }

  /** Directions of an application identifier that some chapter describes. */
  direction(application: string): Direction | undefined {
    return this.source.index
      .flatMap((chapter) => chapter.transactions)
      .find((transaction) => transaction.application === application)?.direction;
  }

  /** @returns the title of an application identifier that CBP or a person's own chapter lists, whether or not a chapter describes it; undefined otherwise */
  applicationTitle(application: string): string | undefined {
    if (!this.titles) {
      const text = this.reference('application-identifiers');
      const listed = text === undefined ? [] : (JSON.parse(text) as ApplicationList).applications;
      const own = this.source.index.flatMap(({ file, transactions }) => (file === undefined ? [] : transactions));
      this.titles = new Map([...own, ...listed].map(({ application: code, title }) => [code, title]));
    }
    return this.titles.get(application);
  }

  /**
   * @param application a two-character application identifier
   * @returns one layout for each chapter that describes it, a person's own chapters first, then official ones before drafts; none when no chapter does
   */
  application(application: string): readonly ApplicationLayout[] {
    let known = this.applications.get(application);
    if (!known) {
      const summaries = this.source.index.filter((chapter) =>
        chapter.transactions.some((transaction) => transaction.application === application),
      );
      summaries.sort((a, b) => rank(a) - rank(b));
      known = summaries.flatMap(({ chapter }) => {
        const compile = (): ApplicationLayout | undefined => this.compileApplication(chapter, application);
        return this.unlessFaulty(() => withFault(this.fileOf(chapter), '', compile)) ?? [];
      });
      this.applications.set(application, known);
    }
    return known;
  }

  /** The records around every application: A, B, Y, Z, and the conditions of a rejected batch. */
  envelope(direction: Direction, application: string): ApplicationLayout {
    const key = `envelope ${direction} ${application}`;
    const known = this.applications.get(key)?.[0];
    if (known) return known;
    const compiled = this.compileApplication(ENVELOPE_CHAPTER, '*', direction, application);
    if (!compiled) throw new Error(`the chapter ${ENVELOPE_CHAPTER} is missing`);
    this.applications.set(key, [compiled]);
    return compiled;
  }

  /** The conditions X0 and X1 that stand between the B and Y records of a rejected batch (B&B-19). */
  rejection(): ApplicationLayout {
    const key = 'rejection';
    const known = this.applications.get(key)?.[0];
    if (known) return known;
    const envelope = this.envelope('output', '');
    const rejected = envelope.transactions.find((transaction) => transaction.variant === 'rejected');
    const block = findGroup(rejected?.structure ?? [], 'Block Control Grouping');
    if (!rejected || !block) throw new Error(`the chapter ${ENVELOPE_CHAPTER} has no map of a rejected batch`);
    const of = block.of.filter((node) => !('record' in node && (node.record === 'B' || node.record === 'Y')));
    const transaction: Transaction = {
      ...rejected,
      structure: [{ group: rejected.title, designation: 'M', max: null, of }],
    };
    const maps = this.compileMaps(transaction).map((map) => new StructureSteps(map));
    const compiled = { ...envelope, title: rejected.title, transactions: [transaction], maps };
    this.applications.set(key, [compiled]);
    return compiled;
  }

  /** The PGA records as they stand in an application whose own chapter is not at hand, such as a PGA correction. */
  embedded(application: string): ApplicationLayout | undefined {
    const key = `embedded ${application}`;
    const known = this.applications.get(key);
    if (known) return known[0];
    const hosts = this.chapter(PGA_CHAPTER)?.transactions.flatMap((transaction) => transaction.embeddedIn ?? []) ?? [];
    const isHost = hosts.some((host) => host.application === application || host.response === application);
    const compile = (): ApplicationLayout | undefined =>
      this.compileApplication(PGA_CHAPTER, 'PGA', 'input', application);
    const compiled = isHost ? this.unlessFaulty(compile) : undefined;
    const embedded = compiled && { ...compiled, complete: false };
    this.applications.set(key, embedded ? [embedded] : []);
    return embedded;
  }

  private compileApplication(
    chapterName: string,
    code: string,
    direction?: Direction,
    around = code,
  ): ApplicationLayout | undefined {
    const chapter = this.chapter(chapterName);
    const transactions = chapter?.transactions.filter(
      (transaction) =>
        transaction.application === code && (direction === undefined || transaction.direction === direction),
    );
    const first = transactions?.[0];
    if (!chapter || !transactions || !first) return undefined;
    const facts = factsOf(chapter);
    const records = new Map<string, CompiledRecord>();
    const addAny = (record: RecordLayout, from: ChapterFacts): void => {
      if (records.has(record.id)) return;
      const compile = (): CompiledRecord => compileRecord(record, from, around, records.size);
      records.set(record.id, withFault(this.fileOf(from.chapter), `records/${record.id}`, compile));
    };
    const add = (record: RecordLayout, from: ChapterFacts): void => {
      if (record.direction === 'both' || record.direction === first.direction) addAny(record, from);
    };
    for (const record of chapter.records) add(record, facts);
    const others = chaptersNamedIn(transactions);
    for (const [name, named] of others) {
      const other = this.chapter(name);
      for (const record of other?.records ?? []) if (other) add(record, factsOf(other));
      // A response may echo records of the input, which their own chapter knows as input only.
      for (const record of other?.records ?? []) if (other && named.has(record.id)) addAny(record, factsOf(other));
    }
    return {
      application: around,
      direction: first.direction,
      title: first.title,
      response: first.response,
      chapter: facts,
      transactions,
      records,
      identifiers: new IdentifierTable(records),
      maps: transactions.flatMap((transaction) => this.compileMaps(transaction).map((map) => new StructureSteps(map))),
      complete: [...others.keys()].every((name) => this.chapter(name)),
    };
  }

  private fileOf(chapter: string): string {
    const own = this.source.index.find(({ chapter: name }) => name === chapter)?.file;
    return own ?? `layouts/${chapter}.json`;
  }

  private unlessFaulty<T>(work: () => T): T | undefined {
    if (!this.onFault) return work();
    try {
      return work();
    } catch (error) {
      if (!(error instanceof LayoutFault)) throw error;
      this.onFault(error);
      return undefined;
    }
  }

  /** One map for each variant of the transaction, then the map that holds them all. */
  private compileMaps(transaction: Transaction): StructureMap[] {
    const included = (chapterName: string, group: string): GroupNode | undefined =>
      findGroup(this.chapter(chapterName)?.transactions.flatMap((other) => other.structure) ?? [], group);
    const own = { name: transaction.variant, when: transaction.when, page: transaction.page };
    const variants = transaction.variants ?? [];
    return [
      ...variants.map((variant) =>
        compileStructureMap(
          transaction,
          variant.structure,
          { name: variant.name, when: variant.when, page: variant.page },
          included,
        ),
      ),
      compileStructureMap(transaction, transaction.structure, own, included),
    ];
  }
}

/**
 * @param text a record's text
 * @returns the record of the application with the longest control identifier that the text begins with
 */
export function identify(layout: ApplicationLayout, text: string): CompiledRecord | undefined {
  return layout.identifiers.recordOf(text);
}

/** Every compiled layout of a record: its base and its variants. */
export function layoutsOf(record: CompiledRecord): readonly CompiledLayout[] {
  return [record.base, ...record.variants.map((variant) => variant.layout)];
}

function rank({ file, source }: ChapterSummary): number {
  if (file !== undefined) return -1;
  return source.basis !== 'official text' || /draft/i.test(source.version ?? '') ? 1 : 0;
}

/** `server/reference/application-identifiers.json`. */
interface ApplicationList {
  applications: { application: string; title: string }[];
}

/** The application identifiers in the form of the other lists; CBP adds to them, so they are never complete. */
function applicationCodes({ applications }: ApplicationList): CodeList {
  const codes = Object.fromEntries(applications.map(({ application, title }) => [application, title]));
  const noun = 'application identifier';
  return { name: 'applicationIdentifiers', title: 'Application identifiers', noun, complete: false, codes };
}

function factsOf(chapter: Chapter): ChapterFacts {
  const { document, version, date, basis } = chapter.source;
  return { chapter: chapter.chapter, title: chapter.title, document, version, date, basis };
}

function* nodesOf(nodes: readonly StructureNode[]): Generator<StructureNode> {
  for (const node of nodes) {
    yield node;
    if ('of' in node) yield* nodesOf(node.of);
  }
}

function findGroup(nodes: readonly StructureNode[], name: string): GroupNode | undefined {
  for (const node of nodesOf(nodes)) if ('group' in node && node.group === name) return node;
  return undefined;
}

/** Other chapters whose records the transactions hold, with the control identifiers named one by one. */
function chaptersNamedIn(transactions: readonly Transaction[]): Map<string, Set<string>> {
  const chapters = new Map<string, Set<string>>();
  const named = (chapter: string): Set<string> => {
    const ids = chapters.get(chapter) ?? new Set<string>();
    chapters.set(chapter, ids);
    return ids;
  };
  for (const transaction of transactions) {
    const nodes = [...transaction.structure, ...(transaction.variants ?? []).flatMap((variant) => variant.structure)];
    for (const node of nodesOf(nodes)) {
      if ('include' in node) named(node.include.chapter);
      else if ('record' in node && node.chapter !== undefined) named(node.chapter).add(node.record);
    }
  }
  return chapters;
}
