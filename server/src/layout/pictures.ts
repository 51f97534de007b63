/** Pictures of values other than dates: `N` digit, `A` letter, `X` letter or digit; other characters stand for themselves. */

const patterns = new Map<string, RegExp>();

/** In the importer number that CBP assigns, YYDDPP stands for year, district and port in digits. */
const CBP_ASSIGNED = /^YY(?:YY)?DDPP/;

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The characters that a picture has room for at each of its positions. */
function positionsOf(picture: string): string[] {
  const assigned = CBP_ASSIGNED.exec(picture)?.[0].length ?? 0;
  return Array.from(picture, (letter, at) => {
    if (letter === 'N' || at < assigned) return DIGITS;
    if (letter === 'Y' && picture.startsWith('YYN')) return DIGITS;
    if (letter === 'A') return LETTERS;
    return letter === 'X' ? LETTERS + DIGITS : letter;
  });
}

function patternOf(picture: string): RegExp {
  let pattern = patterns.get(picture);
  if (!pattern) {
    const source = positionsOf(picture).map((characters) =>
      characters.length > 1 ? `[${characters}]` : characters.replace(/[.*+?^${}()|[\]\\/]/, '\\$&'),
    );
    patterns.set(picture, (pattern = new RegExp(`^${source.join('')}$`)));
  }
  return pattern;
}

/** @returns for each form that a value of the picture may have, the characters that may stand at each of its positions */
export function pictureForms(picture: string): string[][] {
  const short = shorter(picture);
  return [picture, ...(short === undefined ? [] : [short])].map(positionsOf);
}

/** Trailing X of a picture may be left out where the suffix is optional, as in the importer number NN-NNNNNNNXX. */
function shorter(picture: string): string | undefined {
  return picture === 'NN-NNNNNNNXX' ? 'NN-NNNNNNN' : undefined;
}

/** @param value a value without the blanks around it @returns true when it has the shape of the picture */
export function fitsPicture(value: string, picture: string): boolean {
  const short = shorter(picture);
  return patternOf(picture).test(value) || (short !== undefined && patternOf(short).test(value));
}

/**
 * @param value letters and digits, whatever signs stand between them
 * @returns the value with the signs of the picture, such as `89-1234567AB`; undefined when it has too few or other characters
 */
export function laidInto(value: string, picture: string): string | undefined {
  const characters = value.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  let laid = '';
  let used = 0;
  for (const letter of picture) {
    if (used === characters.length) break;
    laid += /[A-Z]/.test(letter) ? characters.charAt(used++) : letter;
  }
  return used === characters.length && laid !== value && fitsPicture(laid, picture) ? laid : undefined;
}
