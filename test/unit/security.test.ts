/** What the product must not do, told by its sources: no network, nothing executed, strict pages, nothing from a folder that is not trusted. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, readManifest } from '../../scripts/lib/project.mjs';
import { webviewPage } from '../../client/src/overview/page';

function sources(folder: string): [path: string, text: string][] {
  return readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|js|mjs)$/.test(path))
    .map((path) => [join(folder, path), readFileSync(inRoot(folder, path), 'utf8')]);
}

const shipped = [...sources('server/src'), ...sources('client/src'), ...sources('client/webview')];

/** Ways to the network, to other programs, and to code that is made while running. */
const FORBIDDEN =
  /\beval\(|\bnew Function\(|\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|\bimportScripts\(|['"](?:node:)?(?:http|https|http2|net|tls|dgram|dns|child_process|cluster|vm|worker_threads|inspector)['"]/;

/** What workspaces may say: a setting that leads to a file must not count in a folder that is not trusted. */
interface Capabilities {
  capabilities: {
    untrustedWorkspaces: { supported: unknown; restrictedConfigurations: string[]; description: string };
  };
  contributes: { configuration: { properties: Record<string, { markdownDescription?: string; scope?: string }> } };
}

describe('Security', () => {
  it('finds the sources', () => {
    assert.ok(shipped.length > 100);
    assert.ok(FORBIDDEN.test("import { get } from 'node:https'") && FORBIDDEN.test('await fetch(address)'));
  });

  it('has no code that reaches the network, starts programs or makes code', () => {
    const found = shipped.flatMap(([path, text]) =>
      text.split('\n').flatMap((line, at) => (FORBIDDEN.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
    );
    assert.deepEqual(found, []);
  });

  it('sends no telemetry', () => {
    for (const [path, text] of shipped) assert.doesNotMatch(text, /createTelemetryLogger|telemetry\/event/, path);
  });

  describe('pages', () => {
    it('run only their own script, by a nonce, and load nothing from elsewhere', () => {
      const page = webviewPage('vscode:page.js', 'vscode:page.css', 'vscode:', 'abc123');
      const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
      assert.deepEqual(policy.split('; '), ["default-src 'none'", 'style-src vscode:', "script-src 'nonce-abc123'"]);
      for (const [script] of page.matchAll(/<script[^>]*>/g)) assert.match(script, / nonce="abc123"/);
    });

    it('are all made by one function, each time with another nonce', () => {
      for (const [path, text] of shipped) {
        for (const [assigned] of text.matchAll(/\bwebview\.html\s*=[^;]*;/g))
          assert.match(assigned, /=\s*webviewPage\([^;]*(?:\bnonce\(\)|\bcrypto\.randomUUID\(\)[^;]*),?\s*\)/, path);
        assert.doesNotMatch(text, /unsafe-eval|script-src[^"`]*unsafe-inline/, path);
      }
      const panels = shipped.filter(([, text]) => /createWebviewPanel\(|resolveWebviewView\(/.test(text));
      assert.ok(panels.length > 0);
      for (const [path, text] of panels) {
        assert.match(text, /webviewPage\(/, path);
        assert.match(text, /localResourceRoots/, path);
      }
    });
  });

  describe('a folder that is not trusted', () => {
    const { capabilities, contributes } = readManifest() as unknown as Capabilities;
    const { supported, restrictedConfigurations, description } = capabilities.untrustedWorkspaces;

    it('cannot lead the extension to files by its settings', () => {
      // An editor heeds the list of an extension of limited support only.
      assert.equal(supported, 'limited');
      assert.match(description, /^%.+%$/);
      const paths = Object.keys(contributes.configuration.properties).filter((name) =>
        /path|archive|folder/i.test(name),
      );
      assert.ok(paths.length >= 2);
      assert.deepEqual(
        paths.filter((name) => !restrictedConfigurations.includes(name)),
        [],
      );
    });

    it('cannot have secrets shown, nor can one that is trusted', () => {
      assert.equal(contributes.configuration.properties['ace.showConfidentialData']?.scope, 'application');
    });
  });
});
