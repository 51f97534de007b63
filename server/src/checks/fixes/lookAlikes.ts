/** Characters of a standard keyboard that look like others; each stands for one, so that positions stay. */

const LIKE: Readonly<Record<string, string>> = {
  '\t': ' ',
  '‘': "'",
  '’': "'",
  '‚': ',',
  '“': '"',
  '”': '"',
  '„': '"',
  '′': "'",
  '″': '"',
  '´': "'",
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '·': '.',
  '•': '*',
  '×': 'X',
  '÷': '/',
  '¦': '|',
  '¡': '!',
  '¿': '?',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  ß: 's',
};

/** @param character one UTF-16 code unit @returns the character of the keyboard most like it; undefined where none is */
export function lookAlike(character: string): string | undefined {
  const like = LIKE[character];
  if (like !== undefined) return like;
  // Spaces of any width, control characters, and marks that show nothing.
  if (/^[\s\p{Cc}\p{Cf}\p{Zs}]$/u.test(character)) return ' ';
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return /^[!-~]$/.test(plain) ? plain : undefined;
}
