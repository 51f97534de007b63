/** Everything a person reads of the extension can be translated. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { bundleFile, exportedTexts } from '../../scripts/lib/l10n.mjs';
import { inRoot } from '../../scripts/lib/project.mjs';

/** Properties of the VS Code API that hold words. */
const WORDS =
  /^(?:title|placeHolder|placeholder|prompt|tooltip|detail|description|openLabel|saveLabel|validationMessage|name)$/;
/** Functions whose arguments are words. */
const TELLING = /^(?:show(?:Information|Warning|Error)Message|setStatusBarMessage)$/;
/** Two words, or one that begins with a capital: no identifier and no sign. */
const READABLE = /\p{L}{2,} \p{L}{2,}|^\p{Lu}\p{Ll}{2,}\b/u;

/** The words a literal holds, a template's between its parts; undefined for what is no literal. */
function literalText(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('0')
    : undefined;
}

/** Literals of a source file that are shown as they are. */
function untranslated(name: string, text: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest);
  const take = (node: ts.Node | undefined): void => {
    const words = literalText(node);
    if (words !== undefined && READABLE.test(words)) found.push(`${name}: ${words}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && WORDS.test(node.name.text))
      take(node.initializer);
    if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left) && WORDS.test(node.left.name.text))
      take(node.right);
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      TELLING.test(node.expression.name.text)
    )
      node.arguments.forEach(take);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describe('Texts of the extension', () => {
  const folder = inRoot('client', 'src');

  it('are exported for translators: `npm run l10n` does so', async function () {
    this.timeout(60_000);
    assert.equal(readFileSync(bundleFile, 'utf8'), await exportedTexts(), 'run `npm run l10n`');
  });

  it('go through l10n.t', () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    assert.ok(names.length > 50);
    assert.deepEqual(
      names.flatMap((name) => untranslated(name, readFileSync(inRoot('client', 'src', name), 'utf8'))),
      [],
    );
  });

  it('would be found where they do not', () => {
    const source = `pick.title = 'Look up'; window.showErrorMessage(\`Lost \${it} again\`); f({ tooltip: 'Copy', detail: l10n.t('Well said'), title: id });`;
    assert.deepEqual(untranslated('x.ts', source), ['x.ts: Look up', 'x.ts: Lost 0 again', 'x.ts: Copy']);
  });
});
