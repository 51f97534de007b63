import { builtinModules } from 'node:module';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** What each layer of the server may not import; a layer knows only the layers above it in this list. */
const layers = ['storage', 'layout', 'transmission', 'checks', 'responses', 'features', 'masking'];
const engine = ['storage', 'layout', 'transmission', 'checks', 'responses', 'masking'];
const layerRules = layers.map((layer, at) => ({
  files: [`server/src/${layer}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: layers
              .slice(at + 1)
              .map((lower) => `**/${lower}/**`)
              .concat(['**/server', '**/cli', '**/node', '**/browser']),
            message: `${layer}/ knows only the layers above it.`,
          },
          {
            group: engine.includes(layer)
              ? ['vscode*', 'vscode*/**', 'node:*']
              : ['vscode', 'node:*', 'vscode-languageclient*'],
            message: `${layer}/ runs in any host.`,
          },
        ],
      },
    ],
  },
}));

/** Code of the extension that runs in a browser as well as in Node, and what only Node has. */
const anyHost = {
  files: ['client/src/**/*.ts', 'server/src/**/*.ts'],
  ignores: ['**/node.ts', '**/browser.ts', 'server/src/cli.ts', 'server/src/cli/**'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: builtinModules.map((name) => ({ name, message: 'Runs in a browser too.' })),
        patterns: [
          {
            group: ['node:*', 'vscode-language*/node', 'vscode-language*/browser'],
            message: 'Runs in Node and in a browser; only node.ts and browser.ts know which.',
          },
        ],
      },
    ],
    'no-restricted-globals': [
      'error',
      ...['process', 'Buffer', 'global', 'require', 'module', '__dirname', '__filename', 'setImmediate'],
    ],
  },
};

/** No pattern takes longer than in proportion to the text it is tried on: files come from anywhere. */
const patterns = {
  files: ['client/**/*.ts', 'server/src/**/*.ts'],
  plugins: { regexp },
  rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': 'error' },
};

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', '.vscode-test/**', 'node_modules/**', 'coverage/**'] },
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
  {
    files: ['scripts/vscode-host/web-files/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { fetch: 'readonly', TextEncoder: 'readonly' },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-floating-promises': 'error', 'max-lines': 'off' } },
  anyHost,
  patterns,
  ...layerRules,
  prettier,
);
