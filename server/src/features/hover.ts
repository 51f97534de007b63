/** What a position of a record means, as the Markdown of a hover. */
import type { Hover, Position } from 'vscode-languageserver';
import type { Finding } from '../checks/finding';
import type { CompiledField, CompiledLayout } from '../layout/compile';
import type { CalendarDate } from '../layout/dates';
import type { AceRecord } from '../transmission/model';
import type { Transmission } from '../transmission/transmission';
import { fieldConditionMarkdown, findingsMarkdown } from './conditionHover';
import { applicationAt, conditionSources } from '../transmission/context';
import { expectedRecords } from './expectedRecords';
import {
  codesInWords,
  decodedField,
  errataOf,
  factsInWords,
  formatsInWords,
  positionsInWords,
  rulesInWords,
  sourceInWords,
  valueInWords,
  type ValueContext,
} from './fieldWords';
import { bullets, codeSpan, escapeMarkdown, lines, paragraphs, sideBySide } from './markdown';
import { labelled, recordMarkdown } from './recordWords';
import { groupTrail, recordTitle } from './structureWords';
import { RECORD_LENGTH } from '../storage/recordLength';

/** How many records that fit are named on an unknown one. */
const MOST_EXPECTED = 8;

export interface HoverOptions {
  /** Show passwords and social security numbers; only when the person asked for it. */
  readonly showConfidential?: boolean;
  /** The calendar day of the reader, to say how far dates are away. */
  readonly today?: CalendarDate;
  /** What was found on the line, to explain the condition codes under which CBP returns it. */
  readonly findings?: readonly Finding[];
}

/**
 * @param position 0-based line and character
 * @returns what stands there, with the range of exactly the field; null where there is no record
 */
export function hover(transmission: Transmission, position: Position, options: HoverOptions = {}): Hover | null {
  // Beyond the end of a line is its end.
  const character = Math.min(position.character, transmission.document.line(position.line).length);
  const at = transmission.fieldAt(position.line, character);
  if (!at) return null;
  const { record, line, field } = at;
  const { length } = record.text;
  const result = (from: number, to: number, value: string): Hover => ({
    contents: { kind: 'markdown', value },
    range: {
      start: { line, character: Math.min(from, length) },
      end: { line, character: Math.min(Math.max(from, to), length) },
    },
  });
  if (at.position > RECORD_LENGTH)
    return result(RECORD_LENGTH, record.text.length, beyondEnd(record.text, at.position));
  const application = transmission.blockAt(line)?.application ?? '';
  const conditions = findingsMarkdown(transmission.catalog, application, options.findings ?? [], at.position);
  if (!record.layout || !field) {
    const identifier = /^\S{0,4}/.exec(record.text)?.[0].length ?? 0;
    return result(0, identifier, paragraphs(unknownRecord(transmission, record, line), conditions));
  }
  const markdown = new FieldHover(transmission, record, record.layout, line, options).of(field);
  return result(field.from, field.to, paragraphs(markdown, conditions));
}

/** The hover of a field of a known record. */
class FieldHover {
  private readonly context: ValueContext;

  constructor(
    private readonly transmission: Transmission,
    private readonly record: AceRecord,
    private readonly layout: CompiledLayout,
    private readonly line: number,
    options: HoverOptions,
  ) {
    this.context = {
      list: (name) => transmission.catalog.codeList(name),
      showConfidential: options.showConfidential ?? false,
      today: options.today,
    };
  }

  of(compiled: CompiledField): string {
    if (compiled.constant !== undefined && compiled.to <= this.layout.record.id.length)
      return this.identifier(compiled);
    return compiled.isFiller ? this.filler(compiled) : this.field(compiled);
  }

  private identifier({ field }: CompiledField): string {
    const { catalog } = this.transmission;
    return recordMarkdown(
      catalog,
      applicationAt(this.transmission, this.line),
      this.layout,
      lines(
        this.where(),
        `${escapeMarkdown(field.name)} ${codeSpan(field.value?.trim() ?? '')} · ${factsInWords(field)}`,
      ),
    );
  }

  private filler(compiled: CompiledField): string {
    const { field, from, to } = compiled;
    const { fields } = this.layout;
    const before = fields.slice(0, compiled.index).findLast((other) => !other.isFiller)?.field.name;
    const after = fields.slice(compiled.index + 1).find((other) => !other.isFiller)?.field.name;
    const between =
      before !== undefined && after !== undefined
        ? `between **${escapeMarkdown(before)}** and **${escapeMarkdown(after)}**`
        : before !== undefined
          ? `from behind **${escapeMarkdown(before)}** to the end of the record`
          : `before **${escapeMarkdown(after ?? 'the end of the record')}**`;
    const filled = this.record.text.slice(from, to).trim() !== '';
    const positions = positionsInWords(field);
    const plural = field.start !== field.end;
    return paragraphs(
      `**${escapeMarkdown(field.name)}** — must be blank${filled ? ', but holds characters that must go' : ''}`,
      lines(
        this.title(),
        `${positions.charAt(0).toUpperCase()}${positions.slice(1)} ${plural ? 'hold' : 'holds'} no field ${between}.`,
      ),
      field.description === undefined ? undefined : escapeMarkdown(field.description),
      labelled('Notes', field.notes ?? []),
      labelled('Errata', errataOf(this.layout, field)),
    );
  }

  private field(compiled: CompiledField): string {
    const { field } = compiled;
    const present = decodedField(compiled, this.record, this.context).value;
    return paragraphs(
      `**${escapeMarkdown(field.name)}** — ${valueInWords(compiled, this.record, this.context)}`,
      lines(this.title(), factsInWords(field)),
      fieldConditionMarkdown(
        this.transmission.catalog,
        this.transmission.blockAt(this.line)?.application ?? '',
        this.record,
        compiled,
      ),
      field.description === undefined ? undefined : escapeMarkdown(field.description),
      formatsInWords(field),
      codesInWords(field, present, this.context.list),
      rulesInWords(field, this.record, conditionSources(this.transmission, this.line)),
      labelled('Notes', field.notes ?? []),
      labelled('Errata', errataOf(this.layout, field)),
      sourceInWords(this.layout, this.transmission.catalog.chapter(this.layout.chapter.chapter)?.source),
    );
  }

  /** Record, variant and groups on one line. */
  private title(): string {
    const { record, variant } = this.layout;
    return sideBySide(
      escapeMarkdown(recordTitle(record)),
      variant === undefined ? undefined : escapeMarkdown(variant.name),
      this.where(),
    );
  }

  private where(): string {
    return groupTrail(this.transmission, this.line).map(escapeMarkdown).join(' · ');
  }
}

function beyondEnd(text: string, position: number): string {
  const records = text.length / RECORD_LENGTH;
  const unbroken = Number.isInteger(records) && records > 1;
  return paragraphs(
    `**Beyond the record** — a record ends at position ${RECORD_LENGTH}`,
    unbroken
      ? `The line is ${records} records long: without its line breaks this would be position ${((position - 1) % RECORD_LENGTH) + 1} of record ${Math.floor((position - 1) / RECORD_LENGTH) + 1}.`
      : `The line has ${text.length} positions; what stands behind position ${RECORD_LENGTH} is not read.`,
  );
}

function unknownRecord(transmission: Transmission, record: AceRecord, line: number): string {
  const block = transmission.blockAt(line);
  const application = block?.application ?? '';
  const expected = expectedRecords(transmission, line).filter(({ standing }) => standing !== 'irregular');
  const fitting = expected
    .slice(0, MOST_EXPECTED)
    .map(
      ({ layout, standing }) =>
        `${escapeMarkdown(recordTitle(layout.record))}${standing === 'needed' ? ' (mandatory here)' : ''}`,
    );
  if (expected.length > fitting.length) fitting.push(`and ${expected.length - fitting.length} more`);
  const identifier = /^[A-Z0-9$]{1,4}/i.exec(record.text)?.[0] ?? '';
  return paragraphs(
    record.text.trim() === ''
      ? '**Blank line** — no record; every line of a transmission is one'
      : `**Unknown record** — ${identifier === '' ? 'the line begins with no control identifier' : `no control identifier fits ${codeSpan(identifier)}`}`,
    applicationInWords(transmission, application, block?.layout?.title),
    fitting.length === 0 ? undefined : `Here would fit:\n\n${bullets(fitting) ?? ''}`,
  );
}

function applicationInWords(transmission: Transmission, application: string, title: string | undefined): string {
  if (application === '')
    return title === undefined
      ? 'Nothing tells the application: no A or B record names it, and no chapter has these records.'
      : escapeMarkdown(title);
  if (title !== undefined) return `Application ${escapeMarkdown(`${application}, ${title}`)}`;
  const listed = transmission.catalog.applicationTitle(application);
  return listed === undefined
    ? `CBP lists no application ${codeSpan(application)}.`
    : `The chapter of application ${escapeMarkdown(`${application}, ${listed}`)}, is not part of this product.`;
}
