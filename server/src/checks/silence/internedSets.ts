/** Sets, each of them made once, so that they are compared by identity and put together quickly. */
export interface InternedSet<Member> {
  /** Ascending. */
  readonly members: ReadonlySet<Member>;
}

/** Control identifiers. */
export type IdSet = InternedSet<string>;

export class InternedSets<Member extends string | number> {
  private readonly byKey = new Map<string, InternedSet<Member>>();
  private readonly unions = new Map<InternedSet<Member>, Map<InternedSet<Member>, InternedSet<Member>>>();

  of(...members: readonly Member[]): InternedSet<Member> {
    const all = [...new Set(members)].sort((a, b) => (a < b ? -1 : 1));
    const key = all.join(' ');
    let set = this.byKey.get(key);
    if (!set) this.byKey.set(key, (set = { members: new Set(all) }));
    return set;
  }

  union(a: InternedSet<Member>, b: InternedSet<Member>): InternedSet<Member> {
    if (a === b) return a;
    let withA = this.unions.get(a);
    if (!withA) this.unions.set(a, (withA = new Map<InternedSet<Member>, InternedSet<Member>>()));
    let union = withA.get(b);
    if (!union) withA.set(b, (union = this.of(...a.members, ...b.members)));
    return union;
  }
}
