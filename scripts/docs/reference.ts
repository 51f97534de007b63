/** Writes `docs/settings.md` and `docs/commands.md` from `package.json` and its texts. */

interface SettingSchema {
  readonly type: string;
  readonly scope: string;
  readonly default: unknown;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly minimum?: number;
}

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
}

interface Color {
  readonly id: string;
  readonly description: string;
  readonly defaults: { readonly light: string; readonly dark: string };
}

/** What of `package.json` the pages tell. */
export interface Contributions {
  readonly commands: readonly { readonly command: string; readonly title: string }[];
  readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
  readonly configuration: { readonly properties: Readonly<Record<string, SettingSchema>> };
  readonly keybindings: readonly Keybinding[];
  readonly colors: readonly Color[];
  readonly semanticTokenTypes: readonly { readonly id: string; readonly description: string }[];
}

/** Text of `package.nls.json` by its key. */
export type Texts = Readonly<Record<string, string>>;

const NOTE = '<!-- Written by `npm run docs` from package.json and package.nls.json; change them there. -->';

const cell = (text: string): string => text.replaceAll('|', '\\|');
const table = (...rows: readonly (readonly string[])[]): string =>
  rows
    .flatMap((cells, at) => {
      const line = `| ${cells.map(cell).join(' | ')} |`;
      return at === 0 ? [line, `|${' --- |'.repeat(cells.length)}`] : [line];
    })
    .join('\n');

/** @param text of the manifest, `%key%` @throws Error when there is no such text */
function textOf(texts: Texts, text: string): string {
  const found = texts[text.slice(1, -1)];
  if (found === undefined) throw new Error(`package.nls.json has no ${text}`);
  return found;
}

/** Anchor of a heading, as GitHub and VS Code make it. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

/** Who can change a setting, and for what, in words. */
const scopes: Readonly<Record<string, string>> = {
  application: 'user',
  window: 'user, workspace',
  resource: 'user, workspace, folder',
  'language-overridable': 'user, workspace, folder, `[ace]`',
};

function setting(id: string, schema: SettingSchema, own: ReadonlySet<string>, texts: Texts): string {
  const { type, scope, default: initial, minimum } = schema;
  const description = textOf(texts, schema.markdownDescription).replace(/`#([\w.]+)#`/g, (_, name: string) =>
    own.has(name) ? `[\`${name}\`](#${anchor(name)})` : `\`${name}\``,
  );
  const facts = [
    `${type}${minimum === undefined ? '' : ` from ${String(minimum)}`}`,
    `default \`${JSON.stringify(initial)}\``,
    scopes[scope] ?? scope,
  ];
  const values = schema.enum?.map(
    (value, at) => `- \`${value}\`: ${textOf(texts, schema.enumDescriptions?.[at] ?? '')}`,
  );
  return [`## ${id}`, description, ...(values ? [values.join('\n')] : []), facts.join(' · ')].join('\n\n');
}

/** @returns the page of settings in Markdown */
export function settingsPage({ configuration }: Contributions, texts: Texts): string {
  const settings = Object.entries(configuration.properties);
  const own = new Set(settings.map(([id]) => id));
  return `# Settings

${NOTE}

Below each setting stand its type, its default, and where it can be set. The rules that \`ace.checks\` names are those of [rules.md](rules.md).

${settings.map(([id, schema]) => setting(id, schema, own, texts)).join('\n\n')}
`;
}

/** A key as people read it: `ctrl+k v` as `Ctrl+K V`. */
function keyInWords(key: string): string {
  const names: Readonly<Record<string, string>> = { pagedown: 'PageDown', pageup: 'PageUp' };
  return key
    .split(' ')
    .map((chord) =>
      chord
        .split('+')
        .map((part) => names[part] ?? `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
        .join('+'),
    )
    .join(' ');
}

function keysOf(command: string, keybindings: readonly Keybinding[]): string {
  return keybindings
    .filter((each) => each.command === command)
    .map(({ key, mac }) => keyInWords(key) + (mac === undefined ? '' : ` (Mac ${keyInWords(mac)})`))
    .join(', ');
}

/** @returns the page of commands, keys and colors in Markdown */
export function commandsPage(
  { commands, menus, keybindings, colors, semanticTokenTypes }: Contributions,
  texts: Texts,
): string {
  const category = texts['category'] ?? '';
  const inMenusOnly = new Set(
    menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command),
  );
  const commandRows = commands.map(({ command, title }) => [
    `\`${category}: ${textOf(texts, title)}\`${inMenusOnly.has(command) ? ' (in menus)' : ''}`,
    `\`${command}\``,
    keysOf(command, keybindings),
  ]);
  const colorRows = colors.map(({ id, description, defaults }) => [
    `\`${id}\``,
    textOf(texts, description),
    defaults.light,
    defaults.dark,
  ]);
  const tokenRows = semanticTokenTypes.map(({ id, description }) => [`\`${id}\``, textOf(texts, description)]);
  return `# Commands, keys and colors

${NOTE}

## Commands and keys

The palette (F1) has them by their titles. Keys hold in editors of ACE record files; each can be bound anew by the id of its command.

${table(['command', 'id', 'key'], ...commandRows)}

## Colors

For \`workbench.colorCustomizations\`.

${table(['color', 'what it colors', 'light', 'dark'], ...colorRows)}

## Kinds of fields

For \`editor.semanticTokenColorCustomizations\`.

${table(['token type', 'what it is'], ...tokenRows)}
`;
}
