/** What must hold of a chapter beyond the JSON Schema: of the product's own and of those that people write. */
import { allowedBits, classBit } from './charClass';
import {
  allNodes,
  conditionReferences,
  goes,
  recordForms,
  ruleReferences,
  structureMaps,
  type FieldReference,
  type RecordForm,
} from './chapterWalks';
import { ENVELOPE_CHAPTER, PGA_CHAPTER } from './catalog';
import { quoted, type ChapterSurroundings, type JsonPath, type LayoutProblem, type Problem } from './layoutProblem';
import { structureProblems } from './structureMapChecks';
import type { Chapter, Direction, Field } from './types';
import { RECORD_LENGTH } from '../storage/recordLength';

/** One kind of problem. */
export interface ChapterCheck {
  /** What chapters have to do. */
  readonly demand: string;
  readonly problems: (chapter: Chapter, surroundings: ChapterSurroundings) => Problem[];
}

const DATE_LENGTH = 6;

export const chapterChecks: readonly ChapterCheck[] = [
  { demand: 'define a record once for each direction', problems: doubleRecords },
  {
    demand: 'cover 1-80 without gap or overlap, with every variant',
    problems: (chapter) => recordForms(chapter).flatMap(coverage),
  },
  { demand: 'name each field of a record once', problems: (chapter) => recordForms(chapter).flatMap(doubleFields) },
  {
    demand: 'start each record with its control identifier',
    problems: (chapter) => recordForms(chapter).flatMap(identifier),
  },
  { demand: 'give dates of class D six positions', problems: eachField(dateWidth) },
  { demand: 'have no value, code or format that is longer than its field', problems: eachField(lengths) },
  { demand: 'have values, codes and examples of characters of the class', problems: eachField(characters) },
  {
    demand: 'name code lists that exist',
    problems: (chapter, surroundings) =>
      eachField(({ codeList }, form) =>
        codeList === undefined || codeList === 'applicationIdentifiers' || surroundings.hasCodeList(codeList)
          ? []
          : [
              {
                property: 'codeList',
                message: `${form.label}: there is no code list ${quoted(codeList)}. Name one of the shared lists, such as "countries" or "ports", or give the codes themselves in "codes" or "examples".`,
              },
            ],
      )(chapter),
  },
  { demand: 'name records and groups that exist', problems: structureProblems },
  { demand: 'name fields that exist in their rules', problems: ruleProblems },
  { demand: 'name fields that exist in the conditions of variants and structure maps', problems: choiceProblems },
  { demand: 'name responses that exist', problems: responses },
  { demand: 'leave the applications "*" and "PGA" to their own chapters', problems: special },
];

/** @returns everything that is wrong with a chapter that keeps to the schema, in the order of the file */
export function checkChapter(chapter: Chapter, surroundings: ChapterSurroundings): LayoutProblem[] {
  const order = pathsIn(chapter);
  const found = new Map<string, LayoutProblem>();
  for (const { problems } of chapterChecks) {
    for (const { at, property, message, severity = 'error' } of problems(chapter, surroundings)) {
      const path = [...(order.get(at) ?? []), ...(property === undefined ? [] : [property])];
      // A field of the base is looked at again with each variant.
      const key = JSON.stringify([path, message]);
      if (!found.has(key)) found.set(key, { path, message, severity });
    }
  }
  const places = [...order.keys()];
  const rank = new Map(places.map((each, index) => [JSON.stringify(order.get(each)), index]));
  const rankOf = ({ path }: LayoutProblem): number =>
    rank.get(JSON.stringify(path)) ?? rank.get(JSON.stringify(path.slice(0, -1))) ?? 0;
  return [...found.values()].sort((a, b) => rankOf(a) - rankOf(b));
}

/** The path of each object and array of a JSON value, in their order. */
function pathsIn(value: object): Map<object, JsonPath> {
  const paths = new Map<object, JsonPath>();
  const visit = (each: unknown, path: JsonPath): void => {
    if (typeof each !== 'object' || each === null) return;
    paths.set(each, path);
    if (Array.isArray(each))
      each.forEach((item, at) => {
        visit(item, [...path, at]);
      });
    else for (const [key, item] of Object.entries(each)) visit(item, [...path, key]);
  };
  visit(value, []);
  return paths;
}

const width = (field: Field): number => field.end - field.start + 1;
const positions = ({ start, end }: Pick<Field, 'start' | 'end'>): string =>
  start === end ? `position ${start}` : `positions ${start}-${end}`;

/** Problems of each field of each form. */
function eachField(check: (field: Field, form: RecordForm) => Omit<Problem, 'at'>[]): (chapter: Chapter) => Problem[] {
  return (chapter) =>
    recordForms(chapter).flatMap((form) =>
      form.fields.flatMap((field) => check(field, form).map((problem) => ({ at: field, ...problem }))),
    );
}

function doubleRecords({ records }: Chapter): Problem[] {
  return records.flatMap((record, at) =>
    records.slice(0, at).some(({ id, direction }) => id === record.id && goes(record, direction))
      ? [
          {
            at: record,
            property: 'id',
            message: `The record ${record.id} is defined above for the same direction. Make other forms of it "variants" of that one.`,
          },
        ]
      : [],
  );
}

function coverage(form: RecordForm): Problem[] {
  const { label, fields, record, variant } = form;
  const problems: Problem[] = [];
  const filler = (count: number): string =>
    `Give ${count === 1 ? 'it' : 'them'} to a field, or to one named Filler of class S.`;
  let next = 1;
  let before: Field | undefined;
  for (const field of fields) {
    if (field.start > field.end)
      problems.push({
        at: field,
        property: 'end',
        message: `${label}: ${field.name} ends at ${field.end}, before it starts at ${field.start}.`,
      });
    else if (field.start > next)
      problems.push({
        at: field,
        property: 'start',
        message: `${label}: ${positions({ start: next, end: field.start - 1 })} before ${field.name} ${field.start - 1 === next ? 'belongs' : 'belong'} to no field. ${filler(field.start - next)}`,
      });
    else if (field.start < next && before)
      problems.push({
        at: field,
        property: 'start',
        message: `${label}: ${field.name} overlaps ${before.name} at ${positions({ start: field.start, end: Math.min(next - 1, field.end) })}. Each position belongs to one field.`,
      });
    if (field.end >= next) [next, before] = [field.end + 1, field];
  }
  if (next <= RECORD_LENGTH)
    problems.push({
      at: fields.at(-1) ?? variant ?? record,
      ...(fields.length > 0 ? { property: 'end' } : {}),
      message: `${label}: ${positions({ start: next, end: RECORD_LENGTH })} at the end ${next === RECORD_LENGTH ? 'belongs' : 'belong'} to no field. ${filler(RECORD_LENGTH - next + 1)}`,
    });
  return problems;
}

function doubleFields({ fields, label }: RecordForm): Problem[] {
  return fields.flatMap((field, at) =>
    field.name !== 'Filler' && fields.slice(0, at).some(({ name }) => name === field.name)
      ? [
          {
            at: field,
            property: 'name',
            message: `${label}: two fields are named ${quoted(field.name)}. Number them, so that conditions can tell them apart.`,
          },
        ]
      : [],
  );
}

function identifier({ record, variant, fields, label }: RecordForm): Problem[] {
  const constants = fields.reduce(
    (text, field) => (field.start === text.length + 1 && field.value !== undefined ? text + field.value : text),
    '',
  );
  if (constants.startsWith(record.id)) return [];
  return [
    {
      at: fields[0] ?? variant ?? record,
      message: `${label}: the record does not start with its control identifier. Let the first field, or the first ones together, have the "value" ${quoted(record.id)}.`,
    },
  ];
}

function dateWidth(field: Field, { label }: RecordForm): Omit<Problem, 'at'>[] {
  if (field.class !== 'D' || width(field) === DATE_LENGTH) return [];
  return [
    {
      property: 'class',
      message: `${label}: class D is a date MMDDYY of six positions, but ${field.name} has ${width(field)}. Give other dates class N and a picture in "formats", such as "YYYYMMDD".`,
    },
  ];
}

function lengths(field: Field, { label }: RecordForm): Omit<Problem, 'at'>[] {
  const tooLong = (property: keyof Field, values: readonly string[]): Omit<Problem, 'at'>[] =>
    values
      .filter((value) => value.length > width(field))
      .map((value) => ({
        property,
        message: `${label}: ${quoted(value)} is longer than ${field.name}, which has ${width(field)} position${width(field) === 1 ? '' : 's'}.`,
      }));
  return [
    ...tooLong('value', field.value === undefined ? [] : [field.value]),
    ...tooLong('codes', Object.keys(field.codes ?? {})),
    ...tooLong('examples', Object.keys(field.examples ?? {})),
    ...tooLong('codesByParent', Object.values(field.codesByParent ?? {}).flat()),
    ...tooLong('formats', field.formats ?? []),
  ];
}

/** Values a chapter gives for a field whose characters its class would refuse; the class is then corrected, with `printedClass`. */
function characters(field: Field, { label }: RecordForm): Omit<Problem, 'at'>[] {
  const allowed = allowedBits(field, true);
  const refused = (property: keyof Field, values: readonly string[]): Omit<Problem, 'at'>[] =>
    values
      .filter((value) => Array.from(value).some((letter) => (classBit(letter.charCodeAt(0)) & allowed) === 0))
      .map((value) => ({
        property,
        message: `${label}: ${quoted(value)} has characters that class ${field.class} of ${field.name} does not allow. Correct it, or the class, and put the printed one in "printedClass".`,
      }));
  return [
    ...refused('value', field.value === undefined ? [] : [field.value]),
    ...refused('codes', Object.keys(field.codes ?? {})),
    ...refused('examples', Object.keys(field.examples ?? {})),
  ];
}

type FormsInReach = (id: string, direction: Direction | 'both') => readonly RecordForm[];

/** @returns finds all forms of a record that a rule in `chapter` may look at: its own, those of the envelope and of chapters in its maps */
function formsInReach(chapter: Chapter, surroundings: ChapterSurroundings): FormsInReach {
  const envelope = chapter.chapter === ENVELOPE_CHAPTER ? undefined : surroundings.chapter(ENVELOPE_CHAPTER);
  const others = otherChapters(chapter).flatMap((name) => surroundings.chapter(name) ?? []);
  const byId = new Map<string, RecordForm[]>();
  for (const form of [chapter, ...(envelope ? [envelope] : []), ...others].flatMap(recordForms)) {
    const known = byId.get(form.record.id);
    if (known) known.push(form);
    else byId.set(form.record.id, [form]);
  }
  return (id, direction) => (byId.get(id) ?? []).filter(({ record }) => goes(record, direction));
}

/** Names of chapters whose records stand in the maps of this one. */
function otherChapters({ transactions }: Chapter): string[] {
  const nodes = transactions.flatMap(structureMaps).flatMap(allNodes);
  return [
    ...new Set(
      nodes.flatMap((node) =>
        'include' in node ? node.include.chapter : 'record' in node ? (node.chapter ?? []) : [],
      ),
    ),
  ];
}

function referenceProblems(
  { field, record, values }: FieldReference,
  forms: readonly RecordForm[],
  at: object,
  property: string,
  where: string,
): Problem[] {
  const of = record === undefined ? '' : ` of the ${record} record`;
  if (forms.length === 0 && record !== undefined)
    return [{ at, property, message: `${where} looks at the record ${record}, which no layout describes.` }];
  const target = forms.flatMap((form) => form.fields).filter(({ name }) => name === field);
  if (target.length === 0)
    return [{ at, property, message: `${where} names the field ${quoted(field)}${of}, which does not exist.` }];
  const widest = Math.max(...target.map(width));
  return values
    .filter((value) => value.length > widest)
    .map((value) => ({
      at,
      property,
      message: `${where} compares ${field}${of} with ${quoted(value)}, which is longer than the field.`,
    }));
}

function ruleProblems(chapter: Chapter, surroundings: ChapterSurroundings): Problem[] {
  const forms = recordForms(chapter);
  const reach = formsInReach(chapter, surroundings);
  return forms.flatMap((form) => {
    const own = forms.filter(({ record }) => record === form.record);
    return form.fields.flatMap((field) =>
      (field.rules ?? []).flatMap((rule) =>
        ruleReferences(field, rule).flatMap((reference) =>
          referenceProblems(
            reference,
            reference.record === undefined
              ? form.variant
                ? [form]
                : own
              : reach(reference.record, form.record.direction),
            rule,
            reference.field === field.name && reference.record === undefined ? 'then' : 'when',
            `${form.label}: a rule of ${field.name}`,
          ),
        ),
      ),
    );
  });
}

function choiceProblems(chapter: Chapter, surroundings: ChapterSurroundings): Problem[] {
  const reach = formsInReach(chapter, surroundings);
  const ofVariants = chapter.records.flatMap((record) =>
    (record.variants ?? []).flatMap((variant) =>
      conditionReferences(variant.when).flatMap((reference) =>
        referenceProblems(
          reference,
          reach(reference.record ?? record.id, record.direction),
          variant,
          'when',
          `${record.id} ${record.direction}: the condition of ${variant.name}`,
        ),
      ),
    ),
  );
  const ofMaps = chapter.transactions.flatMap((transaction) =>
    [transaction, ...(transaction.variants ?? [])].flatMap((map) =>
      (map.when ? conditionReferences(map.when) : []).flatMap((reference) =>
        reference.record === undefined
          ? [
              {
                at: map,
                property: 'when',
                message: `The condition of a structure map of ${transaction.application} must say in "record" whose field ${quoted(reference.field)} is.`,
              },
            ]
          : referenceProblems(
              reference,
              reach(reference.record, transaction.direction),
              map,
              'when',
              `${transaction.application}: the condition of a structure map`,
            ),
      ),
    ),
  );
  return [...ofVariants, ...ofMaps];
}

function responses(chapter: Chapter, surroundings: ChapterSurroundings): Problem[] {
  const own = new Set(
    chapter.transactions.filter(({ direction }) => direction === 'output').map(({ application }) => application),
  );
  return chapter.transactions
    .flatMap((transaction): { at: object; response: string | undefined }[] => [
      { at: transaction, response: transaction.response },
      ...(transaction.embeddedIn ?? []).map((host) => ({ at: host, response: host.response })),
    ])
    .flatMap(({ at, response }) =>
      response === undefined || own.has(response) || surroundings.knowsOutput(response)
        ? []
        : [
            {
              at,
              property: 'response',
              message: `No output application ${response} is known. Describe it in a transaction of direction "output", or correct the identifier.`,
              severity: 'warning',
            },
          ],
    );
}

function special({ chapter, transactions }: Chapter): Problem[] {
  const homes: Readonly<Record<string, string>> = { '*': ENVELOPE_CHAPTER, PGA: PGA_CHAPTER };
  return transactions.flatMap((transaction) => {
    const home = homes[transaction.application];
    return home === undefined || home === chapter
      ? []
      : [
          {
            at: transaction,
            property: 'application',
            message: `The application ${quoted(transaction.application)} belongs to the chapter ${home}. Name this chapter so to replace it as a whole, or give the two-character identifier of positions 11-12 of the B record.`,
          },
        ];
  });
}
