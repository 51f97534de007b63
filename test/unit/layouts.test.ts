/** What must hold of the layout files and reference lists themselves, for every chapter. */
import assert from 'node:assert/strict';
import { Ajv, type ValidateFunction } from 'ajv';
import { compileLayoutSchema } from '../../scripts/lib/layoutSchema.mjs';
import { chapterChecks } from '../../server/src/layout/chapterChecks';
import type { ChapterSurroundings } from '../../server/src/layout/layoutProblem';
import type { Chapter, Direction } from '../../server/src/layout/types';
import { chapters, codeLists, listFileName, readJson, referenceFolder } from '../support/layoutFiles';

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

const outputs = new Set(
  [
    ...(
      readJson(referenceFolder, 'application-identifiers.json') as {
        applications: { application: string; direction: Direction }[];
      }
    ).applications,
    ...[...chapters.values()].flatMap((chapter) => chapter.transactions),
  ].flatMap(({ application, direction }) => (direction === 'output' ? [application] : [])),
);

const surroundings: ChapterSurroundings = {
  chapter: (name) => chapters.get(name),
  hasCodeList: (name) => codeLists.has(listFileName(name)),
  knowsOutput: (application) => outputs.has(application),
};

describe('layout files', () => {
  const validate = compileLayoutSchema();

  it('are there', () => {
    assert.ok(chapters.size >= 26, `${String(chapters.size)} chapters`);
  });

  everyChapter('keep to the schema', (chapter) => schemaProblems(validate, chapter));

  everyChapter('bear the name of their chapter', (chapter) =>
    chapters.get(chapter.chapter) === chapter ? [] : [`the file says ${chapter.chapter}`],
  );

  for (const { demand, problems } of chapterChecks)
    everyChapter(demand, (chapter) => problems(chapter, surroundings).map(({ message }) => message));
});

describe('code lists', () => {
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
  const validate = ajv.compile(readJson(referenceFolder, 'code-list.schema.json') as object);

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
