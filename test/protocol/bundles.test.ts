/** What is shipped, libraries included: nothing in it makes code from text, and of the network only what libraries have and is not used. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/project.mjs';

const bundles = readdirSync(inRoot('dist'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.js'),
);

/** What libraries bring along: the reader of CSV can download a file, the language client can read a file by its address and start a server. */
const KNOWN: readonly { readonly what: RegExp; readonly bundle: RegExp; readonly most: number }[] = [
  { what: /XMLHttpRequest/, bundle: /^(?:tables|browser[/\\]client)\.js$/, most: 1 },
  { what: /fetch\(/, bundle: /client\.js$/, most: 1 },
  { what: /"child_process"/, bundle: /^languageClient\.js$/, most: 2 },
  { what: /"net"/, bundle: /^(?:languageClient|server)\.js$/, most: 1 },
];
const WAYS_OUT =
  /\b(?:XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b|(?<![.\w])fetch\(|require\("(?:node:)?(?:http|https|http2|net|tls|dgram|dns|child_process|cluster|vm|worker_threads|inspector)"\)/g;

describe('Bundles', () => {
  for (const bundle of bundles) {
    const text = readFileSync(inRoot('dist', bundle), 'utf8');

    it(`${bundle} makes no code from text`, () => {
      assert.doesNotMatch(text, /(?<![.\w])eval\(|\bnew Function\(|(?<![.\w])Function\(["'`]/);
    });

    it(`${bundle} reaches out no further than is known of its libraries`, () => {
      const found = Array.from(text.matchAll(WAYS_OUT), ([way]) => way);
      const unknown = found.filter((way) => !KNOWN.some(({ what, bundle: of }) => what.test(way) && of.test(bundle)));
      assert.deepEqual(unknown, []);
      for (const { what, most } of KNOWN) assert.ok(found.filter((way) => what.test(way)).length <= most, String(what));
    });
  }
});
