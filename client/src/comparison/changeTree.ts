/** The changes between two transmissions as a tree: transactions and groups, records, fields. */
import {
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type Event,
  type TreeDataProvider,
  type Uri,
} from 'vscode';
import type { ChangeKind, Comparison, FieldChange, RecordChange } from '../../../server/src/features/comparison/model';

export interface Compared {
  readonly before: Uri;
  readonly after: Uri;
  readonly comparison: Comparison;
}

/** A transaction or group, a record, or a field. */
export interface ChangeNode {
  readonly label: string;
  readonly parent: ChangeNode | undefined;
  readonly children: ChangeNode[];
  /** Of a record or a field. */
  readonly change?: RecordChange;
  readonly field?: FieldChange;
}

const ICONS: Readonly<Record<ChangeKind, ThemeIcon>> = {
  added: new ThemeIcon('diff-added', new ThemeColor('gitDecoration.addedResourceForeground')),
  removed: new ThemeIcon('diff-removed', new ThemeColor('gitDecoration.deletedResourceForeground')),
  changed: new ThemeIcon('diff-modified', new ThemeColor('gitDecoration.modifiedResourceForeground')),
  moved: new ThemeIcon('diff-renamed', new ThemeColor('gitDecoration.renamedResourceForeground')),
};

export class ChangeTree implements TreeDataProvider<ChangeNode> {
  private readonly changed = new EventEmitter<undefined>();
  private roots: ChangeNode[] = [];
  /** What can be gone to one after the other: fields, and records that came, went or moved. */
  differences: readonly ChangeNode[] = [];

  readonly onDidChangeTreeData: Event<undefined> = this.changed.event;

  show(compared: Compared | undefined): void {
    this.roots = compared ? nodesOf(compared.comparison.changes) : [];
    const all = (nodes: readonly ChangeNode[]): ChangeNode[] => nodes.flatMap((node) => [node, ...all(node.children)]);
    this.differences = all(this.roots).filter(
      ({ change, field, children }) =>
        field !== undefined || (change !== undefined && (change.kind !== 'changed' || children.length === 0)),
    );
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.changed.dispose();
  }

  /** @returns the whole tree as text, two blanks for each level */
  text(): string {
    const lines = (nodes: readonly ChangeNode[], depth: number): string[] =>
      nodes.flatMap((node) => [
        `${'  '.repeat(depth)}${[node.label, descriptionOf(node)].filter((part) => part !== '').join(' · ')}`,
        ...lines(node.children, depth + 1),
      ]);
    return lines(this.roots, 0).join('\n');
  }

  getChildren(node?: ChangeNode): ChangeNode[] {
    return node ? node.children : this.roots;
  }

  getParent(node: ChangeNode): ChangeNode | undefined {
    return node.parent;
  }

  getTreeItem(node: ChangeNode): TreeItem {
    const item = new TreeItem(
      node.label,
      node.children.length === 0 ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Expanded,
    );
    const { change, field } = node;
    item.description = descriptionOf(node);
    if (change && !field) item.iconPath = ICONS[change.kind];
    if (change) {
      item.command = { command: 'ace.openDifference', title: l10n.t('Open Difference'), arguments: [node] };
      item.accessibilityInformation = { label: spoken(node) };
      item.tooltip = [node.label, item.description].filter((part) => part !== '').join('\n');
    }
    return item;
  }
}

/** Puts changes below their transactions and groups; where all stand in the same one, it is there all the same, to say which. */
function nodesOf(changes: readonly RecordChange[]): ChangeNode[] {
  const roots: ChangeNode[] = [];
  for (const change of changes) {
    let siblings = roots;
    let parent: ChangeNode | undefined;
    for (const label of change.trail) {
      let group = siblings.findLast((node) => node.change === undefined && node.label === label);
      if (!group) siblings.push((group = { label, parent, children: [] }));
      parent = group;
      siblings = group.children;
    }
    const node: ChangeNode = { label: change.title, parent, children: [], change };
    siblings.push(node);
    if (change.fields.length < 2) continue;
    for (const field of change.fields)
      node.children.push({ label: labelOf(field), parent: node, children: [], change, field });
  }
  return roots;
}

function labelOf({ field, start, end }: FieldChange): string {
  return `${field} (${start === end ? start : `${start}-${end}`})`;
}

function descriptionOf({ change, field, children }: ChangeNode): string {
  if (field) return valuesOf(field);
  if (!change) return '';
  const [only] = change.fields;
  const inFields = only && children.length === 0 ? `${labelOf(only)}: ${valuesOf(only)}` : '';
  return [kindOf(change), inFields].filter((part) => part !== '').join(' · ');
}

/** What a screen reader says, which would read the arrow between two values as one. */
function spoken({ label, change, field }: ChangeNode): string {
  const fields = field ? [field] : (change?.fields ?? []);
  const values = fields.map(({ field: name, before, after, isConfidential }) => {
    if (isConfidential === true) return l10n.t('{0} changed, confidential', name);
    const blank = l10n.t('blank');
    return l10n.t('{0}: before {1}, now {2}', name, before === '' ? blank : before, after === '' ? blank : after);
  });
  const kind = !field && change ? kindOf(change) : '';
  return [field ? '' : label, kind, ...values].filter((part) => part !== '').join(', ');
}

function kindOf({ kind, records }: RecordChange): string {
  switch (kind) {
    case 'added':
      return records === 1 ? l10n.t('added') : l10n.t('added, {0} records', records);
    case 'removed':
      return records === 1 ? l10n.t('removed') : l10n.t('removed, {0} records', records);
    case 'moved':
      return records === 1 ? l10n.t('moved') : l10n.t('moved, {0} records', records);
    case 'changed':
      return '';
  }
}

function valuesOf({ before, after, isConfidential }: FieldChange): string {
  if (isConfidential === true) return l10n.t('changed (confidential, not shown)');
  const blank = l10n.t('blank');
  return `${before === '' ? blank : before} → ${after === '' ? blank : after}`;
}
