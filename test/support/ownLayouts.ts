/** The layout of `docs/layouts.md`, changed and put to use. */
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/project.mjs';
import { compileLayoutSchema } from '../../scripts/lib/layoutSchema.mjs';
import { withOwnLayouts, type OwnLayouts } from '../../server/src/layout/ownLayouts';
import type { SchemaCheck } from '../../server/src/layout/schemaWords';
import type { Chapter } from '../../server/src/layout/types';
import { source } from './layouts';

const validate = compileLayoutSchema();

export const schema: SchemaCheck = (value) =>
  validate(value) ? [] : (validate.errors ?? []).map((error) => ({ ...error, params: { ...error.params } }));

const [, text = ''] =
  /<!-- example -->\s+```json\n([\s\S]*?)```/.exec(readFileSync(inRoot('docs', 'layouts.md'), 'utf8')) ?? [];

/** Text of the layout in the documentation. */
export const exampleText = text;

/** @param change made in a copy of the example @returns its text */
export function example(change: (chapter: Chapter) => void = () => undefined): string {
  const chapter = JSON.parse(exampleText) as Chapter;
  change(chapter);
  return JSON.stringify(chapter, undefined, 2);
}

/** @param texts of layout files by name */
export function use(texts: Record<string, string>): OwnLayouts {
  const files = Object.entries(texts).map(([name, each]) => ({ uri: `file:///${name}`, name, text: each }));
  return withOwnLayouts(source, files, schema);
}
