/** What must hold of the layout files and reference lists themselves, for every chapter. */
import assert from 'node:assert/strict';
import { allowedBits, classBit } from '../../server/src/layout/charClass';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Chapter, Direction, Field, StructureNode } from '../../server/src/layout/types';
import {
  allNodes,
  chapterNamed,
  chapters,
  codeLists,
  conditionReferences,
  goes,
  layoutFolder,
  listFileName,
  readJson,
  recordForms,
  referenceFolder,
  ruleReferences,
  structureMaps,
  type FieldReference,
  type RecordForm,
} from '../support/layoutFiles';

const ENVELOPE = 'batch-block-control';

function validator(folder: string, schema: string): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
  return ajv.compile(readJson(folder, schema) as object);
}

function schemaProblems(validate: ValidateFunction, data: unknown): string[] {
  if (validate(data)) return [];
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message ?? error.keyword} ${JSON.stringify(error.params)}`,
  );
}

/** Says for every chapter that the problems it has are none. */
function everyChapter(title: string, problemsOf: (chapter: Chapter) => string[]): void {
  describe(title, () => {
    for (const [name, chapter] of chapters) {
      it(name, () => {
        assert.deepEqual(problemsOf(chapter), []);
      });
    }
  });
}

const width = (field: Field): number => field.end - field.start + 1;
const fieldLabel = (form: RecordForm, field: Field): string =>
  `${form.label}: ${String(field.start)}-${String(field.end)} ${field.name}`;

/** Problems of each field of each form; `check` gives what is wrong with one field. */
function eachField(chapter: Chapter, check: (field: Field, form: RecordForm) => string[]): string[] {
  return recordForms(chapter).flatMap((form) =>
    form.fields.flatMap((field) => check(field, form).map((problem) => `${fieldLabel(form, field)}: ${problem}`)),
  );
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

function coverageProblems(form: RecordForm): string[] {
  const problems: string[] = [];
  let next = 1;
  for (const field of form.fields) {
    if (field.start > field.end) problems.push(`${fieldLabel(form, field)} ends before it starts`);
    if (field.start > next) problems.push(`${form.label}: gap at ${String(next)}-${String(field.start - 1)}`);
    if (field.start < next) problems.push(`${fieldLabel(form, field)} overlaps the field before it`);
    next = field.end + 1;
  }
  if (next !== 81) problems.push(`${form.label}: ends at ${String(next - 1)}`);
  return problems;
}

/** All forms of the record with that identifier that a rule in `chapter` may look at. */
function formsInReach(chapter: Chapter, id: string, direction: Direction | 'both'): RecordForm[] {
  const reach = chapter.chapter === ENVELOPE ? [chapter] : [chapter, chapterNamed(ENVELOPE)];
  return reach.flatMap(recordForms).filter((form) => form.record.id === id && goes(form.record, direction));
}

function referenceProblems(reference: FieldReference, forms: readonly RecordForm[], where: string): string[] {
  const target = forms.flatMap((form) => form.fields).filter((field) => field.name === reference.field);
  if (target.length === 0) return [`${where} names the unknown field ${reference.field}`];
  const widest = Math.max(...target.map(width));
  return reference.values
    .filter((value) => value.length > widest)
    .map((value) => `${where} compares ${reference.field} with "${value}", which is longer than the field`);
}

function ruleProblems(chapter: Chapter): string[] {
  return recordForms(chapter).flatMap((form) => {
    const own = recordForms(chapter).filter(({ record }) => record === form.record);
    return form.fields.flatMap((field) =>
      (field.rules ?? []).flatMap((rule) =>
        ruleReferences(field, rule).flatMap((reference) =>
          referenceProblems(
            reference,
            reference.record === undefined
              ? form.variant
                ? [form]
                : own
              : formsInReach(chapter, reference.record, form.record.direction),
            `rule of ${fieldLabel(form, field)}: ${reference.record ?? ''}`,
          ),
        ),
      ),
    );
  });
}

function choiceProblems(chapter: Chapter): string[] {
  const ofVariants = recordForms(chapter).flatMap(({ record, variant, label }) =>
    (variant ? conditionReferences(variant.when) : []).flatMap((reference) =>
      referenceProblems(
        reference,
        formsInReach(chapter, reference.record ?? record.id, record.direction),
        `condition of ${label}: ${reference.record ?? ''}`,
      ),
    ),
  );
  const ofMaps = chapter.transactions.flatMap((transaction) =>
    [transaction, ...(transaction.variants ?? [])].flatMap(({ when }) =>
      (when ? conditionReferences(when) : []).flatMap((reference) =>
        referenceProblems(
          reference,
          formsInReach(chapter, reference.record ?? '', transaction.direction),
          `condition of ${transaction.application}: ${reference.record ?? 'no record'}`,
        ),
      ),
    ),
  );
  return [...ofVariants, ...ofMaps];
}

function hasGroup(chapter: Chapter, group: string): boolean {
  return chapter.transactions
    .flatMap(structureMaps)
    .flatMap(allNodes)
    .some((node) => 'group' in node && node.group === group);
}

function nodeProblems(chapter: Chapter, direction: Direction, node: StructureNode): string[] {
  if ('include' in node) {
    const target = chapters.get(node.include.chapter);
    if (!target) return [`includes from the unknown chapter ${node.include.chapter}`];
    return hasGroup(target, node.include.group)
      ? []
      : [`includes the unknown group ${node.include.group} of ${target.chapter}`];
  }
  if ('group' in node) {
    return node.of.length === 0 && chapter.chapter !== ENVELOPE ? [`group ${node.group} is empty`] : [];
  }
  const home = node.chapter === undefined ? chapter : chapters.get(node.chapter);
  if (!home) return [`record ${node.record} is of the unknown chapter ${node.chapter ?? ''}`];
  // A record of another chapter may come back as it was sent, so its own direction doesn't matter.
  const known = home.records.some(
    (record) => record.id === node.record && (home !== chapter || goes(record, direction)),
  );
  return known ? [] : [`record ${node.record} is not in ${home.chapter} in direction ${direction}`];
}

/** Values a chapter gives for a field whose characters its class would refuse; the class is then corrected, with `printedClass`. */
function characterProblems(field: Field): string[] {
  const allowed = allowedBits(field, true);
  const values = [field.value ?? '', ...Object.keys(field.codes ?? {}), ...Object.keys(field.examples ?? {})];
  return values
    .filter((value) => Array.from(value).some((letter) => (classBit(letter.charCodeAt(0)) & allowed) === 0))
    .map((value) => `"${value}" is not of class ${field.class}`);
}

function codeProblems(field: Field): string[] {
  const lists = { codes: field.codes, examples: field.examples };
  const tooLong = (codes: readonly string[], kind: string): string[] =>
    codes.filter((code) => code.length > width(field)).map((code) => `${kind} "${code}" is longer than the field`);
  return [
    ...tooLong(field.value === undefined ? [] : [field.value], 'value'),
    ...Object.entries(lists).flatMap(([kind, codes]) => tooLong(Object.keys(codes ?? {}), kind)),
    ...Object.values(field.codesByParent ?? {}).flatMap((codes) => tooLong(codes, 'codesByParent')),
    ...tooLong(field.formats ?? [], 'format'),
  ];
}

function listProblems({ codeList }: Field): string[] {
  if (codeList === undefined || codeList === 'applicationIdentifiers') return [];
  return codeLists.has(listFileName(codeList)) ? [] : [`no reference file for ${codeList}`];
}

const knownApplications = new Set([
  ...(
    readJson(referenceFolder, 'application-identifiers.json') as {
      applications: { application: string; direction: Direction }[];
    }
  ).applications.map(({ application, direction }) => `${direction} ${application}`),
  ...[...chapters.values()].flatMap((chapter) =>
    chapter.transactions.map(({ application, direction }) => `${direction} ${application}`),
  ),
]);

describe('layout files', () => {
  const validate = validator(layoutFolder, 'layout.schema.json');

  it('are there', () => {
    assert.ok(chapters.size >= 26, `${String(chapters.size)} chapters`);
  });

  everyChapter('keep to the schema', (chapter) => schemaProblems(validate, chapter));

  everyChapter('bear the name of their chapter', (chapter) =>
    chapters.get(chapter.chapter) === chapter ? [] : [`the file says ${chapter.chapter}`],
  );

  everyChapter('define a record once for each direction', (chapter) => [
    ...repeated(chapter.records.map(({ id, direction }) => `${id} ${direction}`)),
    ...chapter.records
      .filter(
        ({ id, direction }) =>
          direction !== 'both' && chapter.records.some((other) => other.id === id && other.direction === 'both'),
      )
      .map(({ id, direction }) => `${id} both and ${direction}`),
  ]);

  everyChapter('cover 1-80 without gap or overlap, with every variant', (chapter) =>
    recordForms(chapter).flatMap(coverageProblems),
  );

  everyChapter('name each field of a record once', (chapter) =>
    recordForms(chapter).flatMap((form) =>
      repeated(form.fields.map(({ name }) => name).filter((name) => name !== 'Filler')).map(
        (name) => `${form.label}: ${name}`,
      ),
    ),
  );

  everyChapter('start each record with its control identifier', (chapter) =>
    recordForms(chapter).flatMap((form) => {
      const constants = form.fields.reduce(
        (text, field) => (field.start === text.length + 1 && field.value !== undefined ? text + field.value : text),
        '',
      );
      return constants.startsWith(form.record.id) ? [] : [`${form.label} starts with "${constants}"`];
    }),
  );

  everyChapter('give dates of class D six positions', (chapter) =>
    eachField(chapter, (field) =>
      field.class === 'D' && width(field) !== 6 ? [`${String(width(field))} positions`] : [],
    ),
  );

  everyChapter('have no value, code or format that is longer than its field', (chapter) =>
    eachField(chapter, codeProblems),
  );

  everyChapter('have values, codes and examples of characters of the class', (chapter) =>
    eachField(chapter, characterProblems),
  );

  everyChapter('name code lists that exist', (chapter) => eachField(chapter, listProblems));

  everyChapter('name records and groups that exist', (chapter) =>
    chapter.transactions.flatMap((transaction) =>
      structureMaps(transaction)
        .flatMap(allNodes)
        .flatMap((node) => nodeProblems(chapter, transaction.direction, node))
        .map((problem) => `${transaction.application} ${transaction.variant ?? ''}: ${problem}`),
    ),
  );

  everyChapter('name fields that exist in their rules', ruleProblems);

  everyChapter('name fields that exist in the conditions of variants and structure maps', choiceProblems);

  everyChapter('name responses that exist', (chapter) =>
    chapter.transactions
      .flatMap(({ response, embeddedIn }) => [response, ...(embeddedIn ?? []).map((host) => host.response)])
      .filter((response) => response !== undefined && !knownApplications.has(`output ${response}`))
      .map((response) => `unknown application ${response ?? ''}`),
  );
});

describe('code lists', () => {
  const validate = validator(referenceFolder, 'code-list.schema.json');

  for (const [file, list] of codeLists) {
    it(`${file} keeps to the schema and bears its file's name`, () => {
      assert.deepEqual(schemaProblems(validate, list), []);
      assert.equal(listFileName(list.name), file);
    });
  }

  it('have details for their own codes only', () => {
    const strangers = [...codeLists].flatMap(([file, list]) =>
      Object.keys(list.details ?? {})
        .filter((code) => list.codes?.[code] === undefined)
        .map((code) => `${file}: ${code}`),
    );
    assert.deepEqual(strangers, []);
  });
});
