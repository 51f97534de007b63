/** Sets of control identifiers, each of them made once, so that they are compared by identity. */
export interface IdSet {
  readonly ids: ReadonlySet<string>;
}

export class IdSets {
  readonly empty: IdSet = { ids: new Set() };
  private readonly byKey = new Map<string, IdSet>([['', this.empty]]);
  private readonly unions = new Map<IdSet, Map<IdSet, IdSet>>();

  of(id: string): IdSet {
    return this.byKey.get(id) ?? this.make([id]);
  }

  union(a: IdSet, b: IdSet): IdSet {
    if (a === b || b === this.empty) return a;
    let withA = this.unions.get(a);
    if (!withA) this.unions.set(a, (withA = new Map<IdSet, IdSet>()));
    let union = withA.get(b);
    if (!union) withA.set(b, (union = this.make([...a.ids, ...b.ids])));
    return union;
  }

  private make(ids: readonly string[]): IdSet {
    const all = [...new Set(ids)].sort();
    const key = all.join(' ');
    let set = this.byKey.get(key);
    if (!set) this.byKey.set(key, (set = { ids: new Set(all) }));
    return set;
  }
}
