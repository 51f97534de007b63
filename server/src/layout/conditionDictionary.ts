/** What CBP's condition codes mean: the ACE Error Dictionary, the list of the batch, and the lists of single chapters. */
import type { Catalog } from './catalog';
import { ImportedConditions, mergeEntries, type ImportedDictionary } from './importedConditions';
import type { CodeList, Field } from './types';

/** Positions of a record that a condition points to, 1-based and inclusive. */
export interface ConditionPlace {
  readonly record: string;
  readonly start: number;
  readonly end: number;
  readonly field: string;
}

export interface ConditionSource {
  readonly document: string;
  readonly version?: string;
  readonly date?: string;
  readonly page?: string;
}

export interface ConditionEntry {
  readonly code: string;
  /** CBP's own words, where they are known. */
  readonly text?: string;
  /** What it means and what to do, in other words. */
  readonly explanation?: string;
  readonly where: readonly ConditionPlace[];
  readonly source: ConditionSource;
  /** Input applications it is returned in; all where there are none. */
  readonly applications: readonly string[];
  /** It is one of the codes that a field of the chapter itself lists. */
  readonly isFieldCode?: true;
  /** It is from a dictionary that the person has imported. */
  readonly isImported?: true;
}

interface DictionaryText {
  text: string;
  explanation: string;
  where: ConditionPlace[];
}

interface DictionaryCode extends DictionaryText {
  variants?: (DictionaryText & { application: string })[];
}

interface DictionaryFile {
  source: { document: string; version: string; date: string };
  codes: Record<string, DictionaryCode>;
}

interface BatchCode {
  narrative?: string;
  meaning: string;
}

interface BatchFile {
  source: ConditionSource;
  conditions: Record<string, BatchCode>;
  dispositions: Record<string, BatchCode>;
  notListed: Record<string, BatchCode>;
}

interface ApplicationFile {
  applications: { application: string; inputs?: string[] }[];
}

/** Lists of single chapters, with the input applications whose responses use them. */
const LISTS: readonly (readonly [name: string, applications: readonly string[]])[] = [
  ['censusWarnings', ['AE', 'CW', 'CJ']],
  ['cargoReleaseDispositions', ['SE']],
];

/** Applications of the dictionary's codes that have no variants, by the form of the code; the rest belongs to the entry summary. */
const SCOPES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:X[0-9]{2}|ZZZ)$/, []],
  [/^S(?:[0-9]{2}|R[0-9])$/, ['CB']],
  [/^MS/, ['MO']],
  [/^C[0-9]{2}$/, ['CW']],
  [/^A01$/, ['CJ']],
  [/^0[0-9]{2}$/, ['EQ']],
  // Overrides of census warnings come with the summary or on their own.
  [/^(?:48[4-8]|B30)$/, ['AE', 'CW']],
];

/** Names of fields that hold a condition, error or result code. */
const CONDITION_FIELD =
  /^(?:Census Warning )?Condition Code\b|^Error (?:Message Identifier|Code)$|^Query Results Code$|^(?:Narrative )?Message (?:Type Code|Identifier(?: Code)?)$/;

/** @returns true when the field holds a code that the dictionary may know */
export function holdsConditionCode(field: Field): boolean {
  return field.codeList === 'conditionCodes' || CONDITION_FIELD.test(field.name);
}

const dictionaries = new WeakMap<Catalog, ConditionDictionary>();

/** @returns the dictionary of a catalog, one for all who ask */
export function conditionDictionary(catalog: Catalog): ConditionDictionary {
  let dictionary = dictionaries.get(catalog);
  if (!dictionary) dictionaries.set(catalog, (dictionary = new ConditionDictionary(catalog)));
  return dictionary;
}

export class ConditionDictionary {
  private dictionary: DictionaryFile | undefined;
  private batch: BatchFile | undefined;
  private requests: ReadonlyMap<string, string> | undefined;
  private imported: ImportedConditions | undefined;
  private imports = 0;

  constructor(private readonly catalog: Catalog) {}

  /** Grows whenever the imported dictionaries or the chapters change. */
  get revision(): number {
    return this.imports + this.catalog.revision;
  }

  /** @param dictionaries all that are imported, in place of those that were before; the first go before the others */
  setImported(dictionaries: readonly ImportedDictionary[]): void {
    this.imported = new ImportedConditions(dictionaries, (application) => this.requestOf(application));
    this.imports++;
  }

  /**
   * @param code a condition code as it stands in a response, such as `439`
   * @param application the application of the request or of its response; without it every meaning of the code is given
   * @returns what the code means there, what is imported before what is built in, and what is said of that application before what is
   *   said of all; none when it is not known
   */
  lookUp(code: string, application?: string): ConditionEntry[] {
    const entries = [
      ...this.fromDictionary(code),
      ...this.fromBatch(code),
      ...LISTS.flatMap(([name, applications]) => this.fromList(code, name, applications)),
    ];
    if (application === undefined) return mergeEntries(this.imported?.lookUp(code, undefined) ?? [], entries);
    const request = this.requestOf(application);
    const suits = entries.filter(({ applications }) => applications.length === 0 || applications.includes(request));
    const said = new Set(suits.flatMap(({ text, explanation }) => [text, explanation]));
    for (const entry of this.fromFields(code, application, request))
      if (!said.has(entry.text ?? entry.explanation)) suits.push(entry);
    suits.sort((a, b) => Number(a.applications.length === 0) - Number(b.applications.length === 0));
    return mergeEntries(this.imported?.lookUp(code, request) ?? [], suits);
  }

  /** Every code that is listed, whatever the application; those that only fields of single chapters list aside. */
  get codes(): string[] {
    const batch = this.batchList();
    const lists = LISTS.flatMap(([name]) => Object.keys(this.catalog.codeList(name)?.codes ?? {}));
    const tables = batch ? [batch.conditions, batch.dispositions, batch.notListed] : [];
    return [
      ...new Set([
        ...Object.keys(this.errorDictionary()?.codes ?? {}),
        ...tables.flatMap((table) => Object.keys(table)),
        ...lists,
        ...(this.imported?.codes ?? []),
      ]),
    ];
  }

  /** @returns the input application that a response answers (AE for AX); the application itself when it answers none */
  requestOf(application: string): string {
    if (!this.requests) {
      const file = this.read('application-identifiers') as ApplicationFile | undefined;
      this.requests = new Map(
        file?.applications.flatMap(({ application: response, inputs }) =>
          inputs?.[0] === undefined ? [] : [[response, inputs[0]]],
        ),
      );
    }
    return this.requests.get(application) ?? application;
  }

  private fromDictionary(code: string): ConditionEntry[] {
    const dictionary = this.errorDictionary();
    const found = dictionary && own(dictionary.codes, code);
    // The batch has a list of its own, with the words of today.
    if (!found || this.batchCode(code)?.narrative !== undefined) return [];
    const { document, version, date } = dictionary.source;
    const entry = (text: DictionaryText, applications: readonly string[]): ConditionEntry => ({
      code,
      text: text.text.replace(/\s+/g, ' '),
      ...(text.explanation === '' ? {} : { explanation: text.explanation }),
      where: text.where,
      source: { document, version, date },
      applications,
    });
    if (found.variants) return found.variants.map((variant) => entry(variant, [variant.application]));
    return [entry(found, SCOPES.find(([form]) => form.test(code))?.[1] ?? ['AE'])];
  }

  private fromBatch(code: string): ConditionEntry[] {
    const found = this.batchCode(code);
    const source = this.batchList()?.source;
    if (found?.narrative === undefined || !source) return [];
    const explained = own(this.errorDictionary()?.codes ?? {}, code);
    const explanation = explained?.explanation ?? '';
    return [
      {
        code,
        text: found.narrative,
        explanation: explanation === '' ? `${found.meaning}.` : explanation,
        where: explained?.where ?? [],
        source,
        applications: [],
      },
    ];
  }

  private batchCode(code: string): BatchCode | undefined {
    const batch = this.batchList();
    return batch && (own(batch.conditions, code) ?? own(batch.dispositions, code) ?? own(batch.notListed, code));
  }

  private fromList(code: string, name: string, applications: readonly string[]): ConditionEntry[] {
    const list = this.catalog.codeList(name);
    const explanation = list?.codes ? own(list.codes, code) : undefined;
    if (explanation === undefined || !list) return [];
    return [{ code, explanation, where: [], source: sourceOf(list), applications }];
  }

  /** The codes that fields of the application's own records list. */
  private fromFields(code: string, application: string, request: string): ConditionEntry[] {
    const layouts = [...new Set([application, request])].flatMap((known) => this.catalog.application(known));
    const answers = layouts.flatMap(({ response }) =>
      response === undefined ? [] : this.catalog.application(response),
    );
    const entries = new Map<string, ConditionEntry>();
    for (const layout of [...layouts, ...answers]) {
      if (layout.direction !== 'output') continue;
      for (const { base } of layout.records.values()) {
        for (const { field } of base.fields) {
          const meaning = holdsConditionCode(field)
            ? (own(field.codes ?? {}, code) ?? own(field.examples ?? {}, code))
            : undefined;
          if (meaning === undefined) continue;
          const { document, version, date } = layout.chapter;
          const page = base.record.page;
          entries.set(meaning, {
            code,
            // Texts of CBP are in capital letters.
            ...(meaning === meaning.toUpperCase() ? { text: meaning } : { explanation: meaning }),
            where: [],
            source: {
              document,
              date,
              ...(version === null ? {} : { version }),
              ...(page === undefined ? {} : { page }),
            },
            applications: [request],
            isFieldCode: true,
          });
        }
      }
    }
    return [...entries.values()];
  }

  private errorDictionary(): DictionaryFile | undefined {
    return (this.dictionary ??= this.read('conditions/ace-error-dictionary') as DictionaryFile | undefined);
  }

  private batchList(): BatchFile | undefined {
    return (this.batch ??= this.read('conditions/batch-block-conditions') as BatchFile | undefined);
  }

  private read(name: string): unknown {
    const text = this.catalog.reference(name);
    return text === undefined ? undefined : JSON.parse(text);
  }
}

function own<Value>(values: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

function sourceOf({ source, title }: CodeList): ConditionSource {
  return source ?? { document: title };
}
