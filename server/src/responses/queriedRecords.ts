/** Finds the record of a query that a response answers by the values it gives back. */
import type { CompiledField } from '../layout/compile';
import type { AceRecord } from '../transmission/model';
import { idOf, isSameValue, slotsOf, valueOf } from './recordValues';
import type { ConditionRecord } from './responseMap';

type Queried = NonNullable<ConditionRecord['of']>;

/** One thing asked for: a record, or one of several in it, with the values it is known by. */
interface Query {
  readonly at: number;
  readonly field: CompiledField | undefined;
  readonly values: readonly string[];
}

export class QueriedRecords {
  private readonly queries = new Map<Queried, readonly Query[]>();

  constructor(private readonly records: readonly AceRecord[]) {}

  /** @returns index of the record that holds the values of the returned record, and the field of the first of them */
  find(queried: Queried, returned: AceRecord): { at: number; field: CompiledField | undefined } | undefined {
    const values = Object.keys(queried.keys).map((name) => valueOf(returned, name));
    if (values.every((value) => /^0*$/.test(value))) {
      const ids = [...(queried.instead ?? []), queried.record];
      const at = ids.map((id) => this.records.findIndex((record) => idOf(record) === id)).find((each) => each !== -1);
      return at === undefined ? undefined : { at, field: undefined };
    }
    let queries = this.queries.get(queried);
    if (!queries) this.queries.set(queried, (queries = this.read(queried)));
    let best: { query: Query; same: number } | undefined;
    for (const query of queries) {
      const same = agreement(query.values, values);
      if (same > (best?.same ?? 0)) best = { query, same };
    }
    return best?.query;
  }

  private read({ record: id, keys }: Queried): Query[] {
    const names = Object.values(keys);
    /** Values that stand further up, such as the entry number above its lines. */
    const above = names.map(() => '');
    return this.records.flatMap((record, at) => {
      if (!record.layout) return [];
      if (idOf(record) !== id) {
        for (const [n, name] of names.entries())
          if (record.layout.fieldsByName.has(name)) above[n] = valueOf(record, name);
        return [];
      }
      return slotsOf(record.layout, names).flatMap(({ fields }): Query[] => {
        const values = fields.map((field, n) =>
          field ? record.text.slice(field.from, field.to).trim() : (above[n] ?? ''),
        );
        const field = fields.find((each) => each && record.text.slice(each.from, each.to).trim() !== '');
        return values.every((value) => value === '') ? [] : [{ at, field, values }];
      });
    });
  }
}

/**
 * How many values are given back as they were asked for; 0 where one is another. What is blank on one side says nothing; without the first
 * value, the one that identifies, a single other one is too little.
 */
function agreement(asked: readonly string[], returned: readonly string[]): number {
  let same = 0;
  let isIdentified = false;
  for (const [n, value] of asked.entries()) {
    const other = returned[n] ?? '';
    if (value === '' || other === '') continue;
    if (!isSameValue(value, other)) return 0;
    if (n === 0) isIdentified = true;
    same++;
  }
  return isIdentified || same > 1 ? same : 0;
}
