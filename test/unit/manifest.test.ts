import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));

interface Manifest {
  contributes: { commands: { command: string; title: string }[]; configuration: unknown };
}

const manifest = read('package.json') as Manifest;
const texts = read('package.nls.json') as Record<string, string>;

/** Every string within a value, with the name of the property it stands in. */
function strings(value: unknown, name = ''): { name: string; text: string }[] {
  if (typeof value === 'string') return [{ name, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, Array.isArray(value) ? name : key));
}

/** Key of a text that the manifest refers to, such as `command.cycleRuler` of `%command.cycleRuler%`. */
const keyOf = (text: string): string | undefined => /^%([^%\s]+)%$/.exec(text)?.[1];

describe('Manifest', () => {
  const referred = strings(manifest).flatMap(({ text }) => keyOf(text) ?? []);

  it('has each command once', () => {
    const ids = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      [],
    );
  });

  it('refers to texts that are there', () => {
    assert.deepEqual(
      referred.filter((key) => !(key in texts)),
      [],
    );
  });

  it('refers to every text', () => {
    assert.deepEqual(
      Object.keys(texts).filter((key) => !referred.includes(key)),
      [],
    );
  });

  it('holds no title and no description of its own, so that all can be translated', () => {
    const shown = strings(manifest.contributes).filter(({ name }) =>
      /^(title|category|(markdown)?description)$/i.test(name),
    );
    assert.ok(shown.length > 0);
    assert.deepEqual(
      shown.filter(({ text }) => keyOf(text) === undefined),
      [],
    );
  });
});
