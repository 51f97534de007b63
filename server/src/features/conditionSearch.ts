/** Finds condition codes by their beginning or by words of what is said of them. */
import type { Catalog } from '../layout/catalog';
import { conditionDictionary, holdsConditionCode, type ConditionEntry } from '../layout/conditionDictionary';
import type { ConditionAnswer } from '../protocol';
import { entryMarkdown } from './conditionHover';

const MOST_ANSWERS = 100;

/** A meaning of a code, with what is searched: all in lower case. */
interface Indexed {
  readonly entry: ConditionEntry;
  readonly code: string;
  readonly words: string;
}

/** The index of a catalog, and the revision of the dictionary it was made from. */
const indexes = new WeakMap<Catalog, { readonly revision: number; readonly index: readonly Indexed[] }>();

/**
 * @param query a code, the beginning of one, or words in any order
 * @returns codes that are or begin with the query, then those whose words begin with the words of the query; none for a blank query
 */
export function findConditions(catalog: Catalog, query: string): ConditionAnswer[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const tests = wanted.split(/\s+/).map((word) => new RegExp(`(?<![a-z0-9])${word.replace(/[^a-z0-9]/g, '\\$&')}`));
  const ranked: [Indexed[], Indexed[], Indexed[]] = [[], [], []];
  for (const indexed of indexOf(catalog)) {
    if (indexed.code === wanted) ranked[0].push(indexed);
    else if (indexed.code.startsWith(wanted)) ranked[1].push(indexed);
    else if (tests.every((test) => test.test(indexed.words))) ranked[2].push(indexed);
  }
  return ranked
    .flat()
    .slice(0, MOST_ANSWERS)
    .map(({ entry }) => answer(catalog, entry));
}

function answer(catalog: Catalog, entry: ConditionEntry): ConditionAnswer {
  const { code, text, explanation, applications, source } = entry;
  const { document, version } = source;
  return {
    code,
    text: text ?? explanation ?? '',
    ...(text === undefined || explanation === undefined ? {} : { explanation }),
    applications: applications.map((application) => {
      const title = catalog.applicationTitle(application);
      return title === undefined ? application : `${application} ${title}`;
    }),
    dictionary: version === undefined ? document : `${document} ${version}`,
    markdown: entryMarkdown(entry),
  };
}

/** Reads all chapters with conditions of their own, the first time someone searches. */
function indexOf(catalog: Catalog): readonly Indexed[] {
  const dictionary = conditionDictionary(catalog);
  const known = indexes.get(catalog);
  if (known?.revision === dictionary.revision) return known.index;
  const entries = dictionary.codes.flatMap((code) => dictionary.lookUp(code));
  for (const [application, codes] of fieldCodes(catalog))
    for (const code of codes)
      entries.push(...dictionary.lookUp(code, application).filter(({ isFieldCode }) => isFieldCode === true));
  const index = new Map<string, Indexed>();
  for (const entry of entries) {
    const { code, text = '', explanation = '', where, applications } = entry;
    const key = JSON.stringify([code, text, explanation, applications]);
    const places = where.map(({ record, field }) => `${record} ${field}`).join(' ');
    const words = `${code} ${text} ${explanation} ${places}`.toLowerCase();
    if (!index.has(key)) index.set(key, { entry, code: code.toLowerCase(), words });
  }
  const sorted = [...index.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  indexes.set(catalog, { revision: dictionary.revision, index: sorted });
  return sorted;
}

/** The codes that fields of responses list, by the application of the response. */
function fieldCodes(catalog: Catalog): Map<string, Set<string>> {
  const responses = catalog.index.flatMap(({ transactions }) =>
    transactions.filter(({ direction, application }) => direction === 'output' && application !== '*'),
  );
  const codes = new Map<string, Set<string>>();
  for (const { application } of responses) {
    const own = new Set<string>();
    for (const layout of catalog.application(application))
      for (const { base } of layout.records.values())
        for (const { field } of base.fields)
          if (holdsConditionCode(field))
            for (const code of [...Object.keys(field.codes ?? {}), ...Object.keys(field.examples ?? {})])
              if (code.trim() !== '') own.add(code);
    if (own.size > 0) codes.set(application, own);
  }
  return codes;
}
