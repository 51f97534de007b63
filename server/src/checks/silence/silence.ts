/**
 * Remembers which rules are silent on units of a kind. Most rules look at codes only: at the entry type, a country, a party's type.
 * Once such a rule found nothing, and it is known which fields it looked at, it need not look at units with the same values in them.
 * What a rule reads is watched while it runs, so nothing is taken on trust; a rule that reads what differs from unit to unit, such as
 * an amount, runs each time.
 */
import type { CompiledLayout } from '../../layout/compile';
import type { CodeList } from '../../layout/types';
import { RECORD_LENGTH } from '../../storage/recordLength';
import type { Block, Unit } from '../../transmission/model';
import { forgetKept } from '../keepLast';
import { LayoutTable } from '../layoutTable';
import { trackedBy } from '../reads';
import type { UnitRule } from '../rule';
import { UnitView, type PartSpec, type RecordView } from '../unitView';
import { InternedSets, type IdSet } from './internedSets';
import { LayoutKinds, type RecordKind } from './recordKinds';
import { RuleReads, type Scope } from './ruleReads';
import { RuleSets, type RuleSet } from './ruleSets';

/** Units are sorted into kinds once a file has so many, and rules are watched when a kind comes for this time. */
const FIRST_UNITS = 20;
const WATCHED_VISIT = 3;
/** So many kinds are remembered. */
const MOST_NODES = 50_000;
/** So many pairs of headers A and B are remembered. */
const MOST_HEADERS = 100;

/** What was found of a kind of units, or of parts in such. */
interface Entry {
  visits: number;
  /** The rules that are to be run; undefined as long as none was watched. */
  open: RuleSet | undefined;
}

/** The kinds of records one after another, as far as a path through the tree of them leads. */
class Node {
  readonly next = new Map<number, Node>();
  /** Where the path goes on behind the parts, however many they are. */
  behindParts: Node | undefined;
  /** The one that was gone to last, which is the likeliest to be gone to again. */
  last: Node | undefined;
  /** For the unit as a whole: by the control identifiers in its parts. */
  readonly units = new Map<IdSet, Entry>();
  /** For its parts: by the control identifiers of the unit, and by their own kind. */
  readonly parts = new Map<IdSet, Map<Node, Entry>>();

  /** @param kind of the record that leads here; undefined where paths begin, and where parts stand */
  constructor(
    readonly ids: IdSet,
    readonly kind?: RecordKind,
  ) {}
}

export class Silence {
  private readonly byLayout = new LayoutTable<LayoutKinds>();
  private readonly ids = new InternedSets<string>();
  private readonly noIds = this.ids.of();
  private readonly sets: RuleSets;
  private readonly byIds = new Map<IdSet, { ofUnits: RuleSet; ofParts: RuleSet }>();
  private readonly part: PartSpec | undefined;
  private roots = new Map<string, Node>();
  private rootOfBlock = new WeakMap<Block, Node>();
  private partRoot = new Node(this.noIds);
  private kinds = 0;
  private nodes = 0;
  private units = 0;
  private isStale = false;

  /** @param rules of one application */
  constructor(
    private readonly rules: readonly UnitRule[],
    private readonly codeList: (name: string) => CodeList | undefined,
  ) {
    this.sets = new RuleSets(rules);
    this.part = rules.find(({ each }) => each)?.each?.part;
  }

  /** @returns the rules that may find something in the unit, in their order; undefined when nothing is known of it */
  rulesFor(unit: Unit): readonly UnitRule[] | undefined {
    if (++this.units <= FIRST_UNITS) {
      this.sample(unit);
      return undefined;
    }
    if (unit.issues.length > 0) return undefined;
    if (this.nodes > MOST_NODES) this.isStale = true;
    if (this.isStale) this.clear();
    const open = this.openRules(unit);
    return open && this.sets.rulesOf(open);
  }

  private sample(unit: Unit): void {
    for (const { text, layout } of unit.records) if (layout) this.kindsOf(layout).sample(text);
  }

  private openRules(unit: Unit): RuleSet | undefined {
    let path = this.rootOf(unit);
    let opening: Node | undefined;
    let current: Node | undefined;
    let isInParts = false;
    const parts: Node[] = [];
    let partIds = this.noIds;
    for (const { text, layout } of unit.records) {
      if (!layout || text.length !== RECORD_LENGTH) return undefined;
      const kinds = this.kindsOf(layout);
      if (kinds.opensPart) {
        // Without a record before its parts a unit is no ordinary one.
        if (!opening) return undefined;
        if (current) parts.push(current);
        current = this.partRoot;
        if (!isInParts) path = path.behindParts ??= new Node(path.ids);
        isInParts = true;
      } else if (current && kinds.endsParts) {
        parts.push(current);
        current = undefined;
      }
      if (current) current = this.step(current, kinds, text);
      else path = this.step(path, kinds, text);
      opening ??= path;
    }
    if (current) parts.push(current);
    for (const { ids } of parts) partIds = this.ids.union(partIds, ids);
    if (this.isStale || !opening) return undefined;
    return this.lookUp(unit, path, opening, parts, partIds);
  }

  private lookUp(unit: Unit, path: Node, opening: Node, parts: readonly Node[], partIds: IdSet): RuleSet {
    const all = this.ids.union(path.ids, partIds);
    const { ofUnits, ofParts } = this.applicable(all);
    let whole = path.units.get(partIds);
    if (!whole) path.units.set(partIds, (whole = { visits: 0, open: undefined }));
    if (!whole.open && ++whole.visits === WATCHED_VISIT) whole.open = this.watchUnit(unit, ofUnits, partIds);
    let open = whole.open ?? ofUnits;
    if (parts.length === 0) return open;
    let byKind = opening.parts.get(all);
    if (!byKind) opening.parts.set(all, (byKind = new Map<Node, Entry>()));
    for (let nth = 0; nth < parts.length; nth++) {
      const part = parts[nth];
      if (!part) continue;
      let entry = byKind.get(part);
      if (!entry) byKind.set(part, (entry = { visits: 0, open: undefined }));
      if (!entry.open && ++entry.visits === WATCHED_VISIT) entry.open = this.watchPart(unit, nth, ofParts, all);
      open = this.sets.union(open, entry.open ?? ofParts);
    }
    return open;
  }

  /** The rules that may find something where no other control identifiers stand than these. */
  private applicable(ids: IdSet): { ofUnits: RuleSet; ofParts: RuleSet } {
    let applicable = this.byIds.get(ids);
    if (!applicable) {
      const rules = this.rules.filter(({ records }) => !records || records.some((id) => ids.members.has(id)));
      applicable = {
        ofUnits: this.sets.of(rules.filter(({ each }) => !each)),
        ofParts: this.sets.of(rules.filter(({ each }) => each)),
      };
      this.byIds.set(ids, applicable);
    }
    return applicable;
  }

  private rootOf({ block }: Unit): Node {
    let root = this.rootOfBlock.get(block);
    if (root) return root;
    const key = `${block.batch.header?.text ?? ''}\n${block.header?.text ?? ''}`;
    if (this.roots.size >= MOST_HEADERS) this.clear();
    root = this.roots.get(key);
    if (!root) this.roots.set(key, (root = new Node(this.noIds)));
    this.rootOfBlock.set(block, root);
    return root;
  }

  private kindsOf(layout: CompiledLayout): LayoutKinds {
    let kinds = this.byLayout.get(layout);
    if (!kinds) {
      kinds = new LayoutKinds(
        layout,
        () => this.kinds++,
        () => {
          this.isStale = true;
        },
        this.part,
      );
      this.byLayout.set(layout, kinds);
    }
    return kinds;
  }

  /** @returns where a record with a text leads */
  private step(from: Node, kinds: LayoutKinds, text: string): Node {
    const { last } = from;
    const kind = kinds.kindOf(text, last?.kind);
    if (last?.kind === kind) return last;
    let to = from.next.get(kind.index);
    if (!to) {
      to = new Node(this.ids.union(from.ids, this.ids.of(kind.layout.record.id)), kind);
      from.next.set(kind.index, to);
      this.nodes++;
    }
    from.last = to;
    return to;
  }

  private clear(): void {
    for (const kinds of this.byLayout.values()) kinds.clear();
    this.roots = new Map();
    this.rootOfBlock = new WeakMap();
    this.partRoot = new Node(this.noIds);
    this.kinds = 0;
    this.nodes = 0;
    this.isStale = false;
  }

  private watchUnit(unit: Unit, rules: RuleSet, partIds: IdSet): RuleSet {
    const view = new UnitView(unit, this.codeList);
    const scope = this.scope(view, outsideParts(view, this.part), partIds);
    return this.watch(rules, scope, (rule) => {
      let isSilent = true;
      rule.check(view, () => {
        isSilent = false;
      });
      return isSilent;
    });
  }

  private watchPart(unit: Unit, nth: number, rules: RuleSet, ids: IdSet): RuleSet {
    const view = new UnitView(unit, this.codeList);
    const own = this.part ? (view.parts(this.part, (_first, records) => records)[nth] ?? []) : [];
    const scope = this.scope(view, view.opening ? [view.opening, ...own] : own, ids);
    return this.watch(rules, scope, (rule) => rule.each?.mayFind(view, nth) === false);
  }

  private scope(unit: UnitView, records: readonly RecordView[], elsewhere: IdSet): Scope {
    const known = new Map<RecordView, CompiledLayout | undefined>(
      records.map((record) => [record, record.record.layout]),
    );
    for (const header of [unit.batchHeader, unit.blockHeader]) if (header) known.set(header, undefined);
    return {
      unit,
      known,
      elsewhere,
      parts: this.part,
      tells: (layout, field) => this.kindsOf(layout).tells(field),
    };
  }

  /** Runs rules, and keeps those that are not silent, or not by what is known alone. */
  private watch(rules: RuleSet, scope: Scope, isSilentRule: (rule: UnitRule) => boolean): RuleSet {
    const open: UnitRule[] = [];
    const settled: RuleReads[] = [];
    for (const rule of this.sets.rulesOf(rules)) {
      // What was worked out for another rule would hide what this one reads.
      forgetKept();
      const reads = new RuleReads(scope);
      let isSilent = false;
      try {
        isSilent = trackedBy(reads, () => isSilentRule(rule));
      } catch {
        // The rule is run again with the others, and its fault told there.
      }
      if (isSilent && reads.isSettled) settled.push(reads);
      else open.push(rule);
    }
    forgetKept();
    for (const { values, fillings } of settled) {
      for (const [field, layout] of values) this.kindsOf(layout).countValue(field);
      for (const [field, layout] of fillings) this.kindsOf(layout).countFilling(field);
    }
    return this.sets.of(open);
  }
}

/** The records that stand in none of the parts. */
function outsideParts(view: UnitView, part: PartSpec | undefined): readonly RecordView[] {
  if (!part) return view.records;
  const inside = new Set(view.parts(part, (_first, records) => records).flat());
  return view.records.filter((record) => !inside.has(record));
}
