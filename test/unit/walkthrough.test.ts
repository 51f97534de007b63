/** The walkthrough of the manifest: what its steps lead to is there. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readSampleArgument, sampleFiles, type SampleArgument } from '../../client/src/samples/sampleFiles';

const folder = new URL('../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

interface Step {
  id: string;
  description: string;
  media: { image?: string; markdown?: string; altText?: string };
  completionEvents: string[];
}

const { contributes } = JSON.parse(read('package.json')) as {
  contributes: { commands: { command: string }[]; walkthroughs: { id: string; steps: Step[] }[] };
};
const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;
const steps = contributes.walkthroughs.flatMap((each) => each.steps);
const own = new Set(contributes.commands.map(({ command }) => command));

/** Commands of the workbench that steps wait for. */
const workbench = new Set([
  'editor.action.showHover',
  'editor.action.quickFix',
  'editor.action.marker.next',
  'editor.action.marker.nextInFiles',
]);

/** Each link of a step: its command and the argument it is given. */
const links = steps.flatMap(({ id, description }) =>
  Array.from(
    (texts[description.slice(1, -1)] ?? '').matchAll(/\(command:(?:toSide:)?([\w.]+)(?:\?([^)]*))?\)/g),
    ([, command = '', query]) => ({
      id,
      command,
      argument: query === undefined ? undefined : (JSON.parse(decodeURIComponent(query)) as [SampleArgument])[0],
    }),
  ),
);

describe('Samples of the command', () => {
  it('are all that are there', () => {
    const files = readdirSync(new URL('samples/', folder)).filter((name) => name.endsWith('.ace'));
    assert.deepEqual(Object.values(sampleFiles).flat().sort(), files.sort());
  });

  it('are named by arguments that say what they should; the rest is left aside', () => {
    const whole: SampleArgument = { sample: 'reconciliation', line: 3, position: 80, hover: true };
    assert.deepEqual(readSampleArgument(whole), whole);
    for (const nothing of [undefined, null, 'entry-summary', 7, { sample: 'toString' }, { line: 0, position: 1.5 }])
      assert.deepEqual(readSampleArgument(nothing), {});
  });
});

describe('Walkthrough', () => {
  it('has a link in every step, to commands that are there, with arguments they understand', () => {
    assert.deepEqual(
      [...new Set(links.map(({ id }) => id))],
      steps.map(({ id }) => id),
    );
    for (const { command, argument } of links) {
      assert(own.has(command), command);
      if (argument !== undefined) assert.deepEqual(readSampleArgument(argument), argument);
    }
  });

  it('puts the cursor on characters of its samples', () => {
    for (const { argument } of links) {
      const { sample, line, position = 1 } = argument ?? {};
      if (sample === undefined || line === undefined) continue;
      const record = read(`samples/${sampleFiles[sample][0]}`).split('\n')[line - 1] ?? '';
      assert.notEqual(record.slice(position - 1, position).trim(), '', `${sample} ${line}:${position}`);
    }
  });

  it('knows its steps as done by what is there', () => {
    for (const event of steps.flatMap(({ completionEvents }) => completionEvents)) {
      const [, kind, name = ''] = /^(\w+):(.+)$/.exec(event) ?? [];
      assert(kind === 'onContext' ? name === 'ace.openedSamplePair' : own.has(name) || workbench.has(name), event);
    }
  });

  it('shows pictures and pages that are there, each picture with words for who does not see it', () => {
    for (const { media } of steps) {
      assert(read((media.image ?? media.markdown ?? '').slice(2)).length > 0);
      assert.equal(media.image === undefined, media.altText === undefined);
    }
  });
});
