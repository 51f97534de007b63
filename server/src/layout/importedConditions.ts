/** Condition dictionaries that a person has imported: they go before those that come with the product. */
import type { ConditionEntry } from './conditionDictionary';

/** A dictionary as read from a spreadsheet. */
export interface ImportedDictionary {
  /** What it is called, such as the name of its sheet. */
  readonly title: string;
  readonly version?: string;
  /** As `2026-07-18`. */
  readonly date?: string;
  /** The input application it is for; all where there is none. */
  readonly application?: string;
  readonly conditions: readonly ImportedCondition[];
}

export interface ImportedCondition {
  readonly code: string;
  /** CBP's own words. */
  readonly text: string;
  readonly explanation?: string;
  /** The input application it is for, where that differs from the others of the dictionary. */
  readonly application?: string;
}

export class ImportedConditions {
  private readonly byCode = new Map<string, ConditionEntry[]>();

  /**
   * @param dictionaries those that come first go before the others
   * @param requestOf the input application that an application identifier, also one of a response, belongs to
   */
  constructor(dictionaries: readonly ImportedDictionary[], requestOf: (application: string) => string) {
    for (const { title, version, date, application, conditions } of dictionaries) {
      const source = {
        document: title,
        ...(version === undefined ? {} : { version }),
        ...(date === undefined ? {} : { date }),
      };
      for (const { code, text, explanation, application: own = application } of conditions) {
        const applications = own === undefined ? [] : [requestOf(own)];
        const entries = this.byCode.get(code) ?? [];
        this.byCode.set(code, entries);
        // Of two editions of a dictionary the one that comes first is told, unless they differ.
        if (entries.some((known) => sameEntry(known, text, explanation, applications))) continue;
        entries.push({
          code,
          text,
          ...(explanation === undefined ? {} : { explanation }),
          where: [],
          source,
          applications,
          isImported: true,
        });
      }
    }
  }

  get codes(): Iterable<string> {
    return this.byCode.keys();
  }

  /** @param request input application; without it all meanings of the code are given */
  lookUp(code: string, request: string | undefined): ConditionEntry[] {
    const entries = this.byCode.get(code) ?? [];
    if (request === undefined) return entries;
    const suits = entries.filter(({ applications }) => applications.length === 0 || applications.includes(request));
    return suits.sort((a, b) => Number(a.applications.length === 0) - Number(b.applications.length === 0));
  }
}

/**
 * @param imported what imported dictionaries say of a code
 * @param builtIn what the product's own say of it
 * @returns what is imported, then the rest of what is built in. What both say in the same words is said once: as imported, with the
 *   applications and the places that only the built-in one knows.
 */
export function mergeEntries(
  imported: readonly ConditionEntry[],
  builtIn: readonly ConditionEntry[],
): ConditionEntry[] {
  if (imported.length === 0) return [...builtIn];
  const used = new Set<ConditionEntry>();
  const merged: ConditionEntry[] = [];
  const rest: ConditionEntry[] = [];
  for (const own of builtIn) {
    const same = imported.filter((entry) => isSaidBy(own, entry));
    const [first] = same;
    if (!first) {
      rest.push(own);
      continue;
    }
    for (const entry of same) used.add(entry);
    // Rows with the same text speak of several applications; only our own explanation tells which is which.
    const explanation =
      same.length === 1 ? (first.explanation ?? own.explanation) : (own.explanation ?? first.explanation);
    merged.push({
      ...first,
      ...(explanation === undefined ? {} : { explanation }),
      where: own.where,
      applications: first.applications.length === 0 ? own.applications : first.applications,
    });
  }
  return [...merged, ...imported.filter((entry) => !used.has(entry)), ...rest];
}

function isSaidBy(own: ConditionEntry, imported: ConditionEntry): boolean {
  if (own.text === undefined || imported.text === undefined || plain(own.text) !== plain(imported.text)) return false;
  return imported.applications.length === 0 || imported.applications.some((one) => own.applications.includes(one));
}

function sameEntry(
  known: ConditionEntry,
  text: string,
  explanation: string | undefined,
  applications: readonly string[],
): boolean {
  return (
    known.applications.join() === applications.join() &&
    plain(known.text ?? '') === plain(text) &&
    plain(known.explanation ?? '') === plain(explanation ?? '')
  );
}

/** Words alone: editions differ in capitals, blanks and punctuation. */
function plain(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]+/g, '');
}
