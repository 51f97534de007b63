/** The documents: their links lead somewhere, and what they tell people to type is there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { posix } from 'node:path';
import ts from 'typescript';
import { inRoot } from '../../scripts/lib/project.mjs';
import { parseCommand } from '../../server/src/cli/arguments';
import { documents, readMarkdown } from '../support/documents';

interface Manifest {
  scripts: Record<string, string>;
  contributes: {
    commands: { command: string; category: string; title: string }[];
    configuration: { properties: Record<string, Record<string, unknown>> };
    colors: { id: string }[];
  };
}

const read = (name: string): unknown => JSON.parse(readFileSync(inRoot(name), 'utf8'));
const { scripts, contributes } = read('package.json') as Manifest;
const texts = read('package.nls.json') as Record<string, string>;
const files = documents();
const byPath = new Map(files.map((file) => [file.path, file]));

const settings = contributes.configuration.properties;
const titles = new Set(contributes.commands.map(({ title }) => `ACE: ${texts[title.slice(1, -1)] ?? ''}`));
const ids = new Set([
  ...Object.keys(settings),
  ...contributes.commands.map(({ command }) => command),
  ...contributes.colors.map(({ id }) => id),
]);

/** What goes into the package, where links to anything else would be dead. */
const PACKAGED = /^(?:README\.md|CHANGELOG\.md|LICENSE|docs\/[^/]+\.md|samples\/.+|images\/[^/]+\.png)$/;

/** Everything in a document that people may type, in lines. */
const typed = (file: (typeof files)[number]): string[] => [
  ...file.codes,
  ...file.blocks.flatMap(({ text }) => text.split('\n')),
];

/** Collects what is wrong in all documents, each with its file. */
function faults(look: (file: (typeof files)[number]) => string[]): string[] {
  return files.flatMap((file) => look(file).map((fault) => `${file.path}: ${fault}`));
}

/** The arguments of a call of ace-check, if a line of a shell is one: without comment, redirections and what stands behind a pipe. */
function callOf(line: string): string[] | undefined {
  const [, call] =
    /(?:^|\| *|\$ *)(?:npx +)?(?:ace-check|node +dist\/cli\.js)((?: +(?:"[^"]*"|'[^']*'|[^\s"'#|<>&;]+))*)/.exec(
      line,
    ) ?? [];
  return call === undefined
    ? undefined
    : Array.from(
        call.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
        ([, double, single, bare]) => double ?? single ?? bare ?? '',
      );
}

/** A JSON text, or the inside of one: an object without its braces. */
function parseJson(text: string): unknown {
  for (const candidate of [text, `{${text}}`]) {
    const { config, error } = ts.parseConfigFileTextToJson('example.json', candidate) as {
      config?: unknown;
      error?: object;
    };
    if (error === undefined && config !== undefined) return config;
  }
  return undefined;
}

const jsonBlocks = (file: (typeof files)[number]): string[] =>
  file.blocks.filter(({ language }) => /^jsonc?$/.test(language)).map(({ text }) => text);

describe('Reading of documents', () => {
  it('finds links, codes, blocks and anchors', () => {
    const file = readMarkdown(
      'x.md',
      '# A.b `c`\n\n## Same\n## Same\n[one](two.md#three) ``x`y`` `[no](link)`\n\n- a\n\n  ```json\n  {}\n  ```\n![p](q.png)\n',
    );
    assert.deepEqual(file.links, ['two.md#three', 'q.png']);
    assert.deepEqual(file.codes, ['c', 'x`y', '[no](link)']);
    assert.deepEqual(file.blocks, [{ language: 'json', text: '{}\n' }]);
    assert.deepEqual([...file.anchors], ['ab-c', 'same', 'same-1']);
  });

  it('knows calls of ace-check from other lines', () => {
    assert.deepEqual(callOf('npx ace-check --format json "a b" # all'), ['--format', 'json', 'a b']);
    assert.deepEqual(callOf('cat x | ace-check - > y'), ['-']);
    assert.equal(callOf('npm run ace-checks'), undefined);
    assert.throws(() => parseCommand(callOf('ace-check --formt json x') ?? []));
  });
});

describe('Documents', () => {
  it('link to files and headings that are there', () => {
    const wrong = faults(({ path, links }) =>
      links.filter((link) => {
        if (/^[a-z]+:/i.test(link)) return false;
        const [target = '', anchor] = decodeURIComponent(link).split('#');
        const goal = target === '' ? path : posix.join(posix.dirname(path), target);
        if (!existsSync(inRoot(goal))) return true;
        return anchor !== undefined && byPath.get(goal)?.anchors.has(anchor) !== true;
      }),
    );
    assert.deepEqual(wrong, []);
    assert(files.some(({ links }) => links.length > 5));
  });

  it('of the package link to what is in it', () => {
    const wrong = faults(({ path, links }) =>
      PACKAGED.test(path)
        ? links.filter((link) => {
            const [target = ''] = link.split('#');
            return target !== '' && !/^[a-z]+:/i.test(link) && !PACKAGED.test(posix.join(posix.dirname(path), target));
          })
        : [],
    );
    assert.deepEqual(wrong, []);
  });

  it('link to other sites by secure addresses only', () => {
    assert.deepEqual(
      faults(({ links }) => links.filter((link) => /^[a-z]+:/i.test(link) && !link.startsWith('https://'))),
      [],
    );
  });

  it('name settings, commands and colors that are there', () => {
    const wrong = faults((file) => [
      ...typed(file)
        .flatMap((code) => code.match(/(?<![\w.*@/-])ace\.[a-z]\w*(?:\.\w+)*/g) ?? [])
        .filter(
          (id) =>
            !/\.(?:sarif|xml|json|txt)$/.test(id) &&
            !ids.has(id) &&
            !Array.from(ids).some((each) => each.startsWith(`${id}.`)),
        ),
      ...file.codes.filter((code) => code.startsWith('ACE: ') && !titles.has(code)),
    ]);
    assert.deepEqual(wrong, []);
  });

  it('name scripts that are there', () => {
    const wrong = faults((file) =>
      typed(file).flatMap((code) =>
        Array.from(
          code.matchAll(/\bnpm (?:run(?: -s| --silent)? ([\w:-]+)|(start|test)\b)/g),
          ([, script, short]) => script ?? short ?? '',
        ).filter((script) => !(script in scripts)),
      ),
    );
    assert.deepEqual(wrong, []);
  });

  it('name files of the checkout that are there, but for those that are yet to be made', () => {
    const wrong = faults((file) =>
      file.path.startsWith('test/')
        ? []
        : file.codes.filter(
            (code) =>
              /^(?:\.github|client|docs|images|samples|scripts|server|test)\/[\w./-]+$/.test(code) &&
              !/^test\/bench\/results\.md$|\.de\.json$/.test(code) &&
              !existsSync(inRoot(code)) &&
              !existsSync(inRoot(`${code}.ts`)),
          ),
    );
    assert.deepEqual(wrong, []);
  });

  it('have examples in JSON that can be read', () => {
    assert.deepEqual(
      faults((file) => jsonBlocks(file).filter((text) => parseJson(text) === undefined)),
      [],
    );
  });

  it('set settings to what they take', () => {
    const ajv = new Ajv({ strict: false });
    const wrong = faults((file) =>
      jsonBlocks(file).flatMap((text) => {
        const value = parseJson(text);
        if (typeof value !== 'object' || value === null) return [];
        return Object.entries(value).flatMap(([id, setting]) => {
          const schema = settings[id];
          return schema === undefined || ajv.validate(schema, setting) ? [] : [`${id}: ${ajv.errorsText()}`];
        });
      }),
    );
    assert.deepEqual(wrong, []);
  });

  it('call ace-check as it can be called', () => {
    const calls = files.flatMap((file) =>
      [
        ...file.codes.filter((code) => code.includes(' ')),
        ...file.blocks
          .filter(({ language }) => /^(?:sh|bash|shell|console|ya?ml)$/.test(language))
          .flatMap(({ text }) => text.split('\n')),
      ].flatMap((line) => {
        const args = callOf(line);
        return args && args.length > 0 ? [{ where: `${file.path}: ${line}`, args }] : [];
      }),
    );
    assert(calls.length > 3);
    const wrong = calls.flatMap(({ where, args }) => {
      try {
        parseCommand(args);
        return [];
      } catch (error) {
        return [`${where}: ${String(error)}`];
      }
    });
    assert.deepEqual(wrong, []);
  });
});
