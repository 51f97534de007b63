/** Completions at the start of a line that put in several records: groups, whole transactions, the envelope. */
import type { ApplicationLayout, Catalog } from '../layout/catalog';
import { beginning, newGroup, type NewRecord } from '../transmission/newGroup';
import { transactionForms, type TransactionForm } from '../transmission/transactionForms';
import type { Transmission } from '../transmission/transmission';
import type { ExpectedRecord } from './expectedRecords';
import { bullets, codeSpan, escapeMarkdown, paragraphs } from './markdown';
import { recordName } from './structureWords';

/** Several records that may stand on a line and those behind it. */
export interface OfferedGroup {
  readonly title: string;
  readonly description: string;
  /** When it is required, allowed or refused, in the words of the chapter. */
  readonly because: string | undefined;
  readonly records: readonly NewRecord[];
}

/**
 * @param line 0-based line that they are for
 * @param above line of the nearest record above
 * @param expected a record that may stand on the line
 * @returns the groups that begin with it: every form of the transaction, or the group of the structure map
 */
export function groupsFrom(
  transmission: Transmission,
  line: number,
  above: number | undefined,
  { layout, application, step, standing }: ExpectedRecord,
): OfferedGroup[] {
  if (!step || standing === 'irregular') return [];
  const { id } = layout.record;
  if (step.opens.depth === 1)
    return transactionForms(transmission.catalog, application)
      .filter(({ plan }) => beginning(plan.place) === id)
      .map((form) => offer(titleOf(form), 'transaction', undefined, newGroup(transmission, line, above, form.plan)))
      .filter(isSeveral);
  const { opens: place, to } = step;
  const { because } = place.node;
  const records = newGroup(transmission, line, above, { application, place, isWanted: (other) => other === to });
  const group = offer(place.name ?? '', 'group', because, records);
  return records[0]?.layout.record.id === id && isSeveral(group) ? [group] : [];
}

function offer(
  title: string,
  description: string,
  because: string | undefined,
  records: readonly NewRecord[],
): OfferedGroup {
  return { title, description, because, records };
}

function isSeveral({ records }: OfferedGroup): boolean {
  return records.length > 1;
}

function titleOf({ codes, title, map }: TransactionForm): string {
  const action = [codes.join(' '), title].filter((part) => part !== '').join(' ');
  return map === undefined ? action : `${action} (${map})`;
}

/** What the documentation of a group is made from when an item is resolved. */
export interface GroupFacts {
  readonly title: string;
  readonly because: string | undefined;
  /** Control identifiers, in their order. */
  readonly records: readonly string[];
  /** Names of the fields to fill, for each record. */
  readonly toFill: readonly (readonly string[])[];
}

export function factsOf({ title, because, records }: OfferedGroup): GroupFacts {
  return {
    title,
    because,
    records: records.map(({ layout }) => layout.record.id),
    toFill: records.map(({ gaps }) => gaps.map(({ field }) => field.name)),
  };
}

/** @returns Markdown: the records that come in, with the fields that are left to the person */
export function groupMarkdown(catalog: Catalog, application: ApplicationLayout, facts: GroupFacts): string {
  const items = facts.records.map((id, at) => {
    const record = (
      application.records.get(id) ?? catalog.envelope(application.direction, application.application).records.get(id)
    )?.base.record;
    const toFill = facts.toFill[at] ?? [];
    const fields = toFill.length === 0 ? '' : `: ${toFill.map(escapeMarkdown).join(', ')}`;
    return `${codeSpan(id)} ${escapeMarkdown(record ? recordName(record) : '')}${fields}`;
  });
  const { title, version, date } = application.chapter;
  return paragraphs(
    `**${escapeMarkdown(facts.title)}**`,
    facts.because === undefined ? undefined : escapeMarkdown(facts.because),
    `Puts in ${facts.records.length} records, with the fields that are to be filled:\n\n${bullets(items) ?? ''}`,
    `*${[title, version === null ? undefined : `version ${version}`, date]
      .filter((part) => part !== undefined)
      .map(escapeMarkdown)
      .join(', ')}*`,
  );
}
