/** What the Visual Studio Marketplace and Open VSX ask of a manifest, beyond what the packager checks itself. */

/** Categories of the Marketplace that an extension of this kind may name; it ignores others. */
const categories = [
  'Programming Languages',
  'Snippets',
  'Linters',
  'Formatters',
  'Visualization',
  'Testing',
  'Education',
  'Other',
];

/** How many keywords the Marketplace takes, the ones that it makes of the file extensions included. */
const mostKeywords = 30;

/** Width and height of a PNG, in pixels. @param {Uint8Array | undefined} bytes */
function pngSize(bytes) {
  if (bytes === undefined || Buffer.from(bytes.subarray(1, 4)).toString('latin1') !== 'PNG') return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/**
 * @param {import('../lib/project.mjs').Manifest} manifest
 * @param {ReadonlyMap<string, Uint8Array>} files of the package, by their paths
 * @returns {string[]} what is wrong with it
 */
export function manifestComplaints(manifest, files) {
  const icon = pngSize(files.get(manifest.icon));
  const { color, theme } = manifest.galleryBanner;
  /** @type {[boolean, string][]} each with what is wrong where it does not hold */
  const demands = [
    [/^[\w+$~-]+$/.test(manifest.publisher), 'the publisher cannot be a namespace of Open VSX'],
    [/^[A-Z]/.test(manifest.license), 'Open VSX wants a license'],
    [manifest.displayName.length > 0 && manifest.description.length > 0, 'a name and a description are to be shown'],
    [icon !== undefined && icon.width === icon.height && icon.width >= 128, 'the icon is no square PNG of 128 pixels'],
    [/^#[0-9a-f]{6}$/i.test(color) && ['dark', 'light'].includes(theme), 'the banner needs a color and a theme'],
    [
      manifest.categories.length > 0 && manifest.categories.every((each) => categories.includes(each)),
      'a category is unknown',
    ],
    [manifest.keywords.length > 0 && manifest.keywords.length <= mostKeywords - 5, 'keywords are missing or too many'],
    [!('sponsor' in manifest), 'it asks for a sponsor'],
    [!('enabledApiProposals' in manifest), 'proposed APIs are not for published extensions'],
    [!('extensionDependencies' in manifest), 'it needs other extensions, which may not be at hand'],
  ];
  return demands.filter(([holds]) => !holds).map(([, complaint]) => `package.json: ${complaint}`);
}
