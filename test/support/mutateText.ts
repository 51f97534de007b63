/** Damage of any kind to a text or its bytes, as transfers, editors and mistaken programs do it. */
import { Random } from '../mutation/random';

const LINE_ENDS = ['\n', '\r\n', '\r', '\n\r', '\u0085', '\u2028', ''];
const STRANGE = [
  '\0',
  '\t',
  '\x1a',
  '\f',
  '\v',
  '\x7f',
  'é',
  '中',
  '\u{1F4E6}',
  '\uD800',
  '\uFEFF',
  '\u00A0',
  '\u202E',
  'ſ',
  'İ',
];

type Mutation = (text: string, random: Random) => string;

/** Puts something in the place of some characters. */
function replaced(text: string, at: number, width: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at + width);
}

const mutations: readonly Mutation[] = [
  (text, random) => replaced(text, random.below(text.length + 1), random.below(3), random.oneOf(STRANGE) ?? ''),
  (text, random) => replaced(text, random.below(text.length + 1), random.below(200), ''),
  (text, random) => {
    const from = random.below(text.length + 1);
    return replaced(text, random.below(text.length + 1), 0, text.slice(from, from + random.below(400)));
  },
  (text, random) => text.replaceAll('\n', () => random.oneOf(LINE_ENDS) ?? ''),
  (text, random) => text.replaceAll('\n', random.oneOf(LINE_ENDS) ?? ''),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text) => text.toLowerCase(),
  (text) => text.replace(/ +$/gm, ''),
  (text, random) => random.shuffled(text.split('\n')).join('\n'),
  (text, random) => random.shuffled(Array.from(text)).join(''),
  (text, random) => `${text.slice(0, 80).repeat(random.below(60))}${text}`,
  (text, random) =>
    text.replace(/[0-9]/g, (digit) =>
      random.below(40) === 0 ? (random.oneOf(['9', '0', 'O', ' ', '-']) ?? '') : digit,
    ),
  (text, random) =>
    text.replace(/[A-Z]/g, (letter) => (random.below(40) === 0 ? String.fromCharCode(32 + random.below(95)) : letter)),
  (text, random) => replaced(text, random.below(text.length + 1), 0, ' '.repeat(random.below(5000))),
];

/** @returns the text with one to four kinds of damage */
export function mutatedText(text: string, random: Random): string {
  let mutated = text;
  for (let left = 1 + random.below(4); left > 0; left--)
    mutated = random.oneOf(mutations)?.(mutated, random) ?? mutated;
  return mutated.slice(0, 200_000);
}

/** @returns the bytes of a text, in any encoding, with any bytes in the place of some */
export function mutatedBytes(text: string, random: Random): Buffer {
  const bytes = Buffer.from(mutatedText(text, random), random.oneOf(['utf8', 'utf8', 'latin1', 'utf16le'] as const));
  if (random.below(2) === 0)
    for (let left = random.below(20); left > 0 && bytes.length > 0; left--)
      bytes[random.below(bytes.length)] = random.below(256);
  return random.below(10) === 0 ? anyBytes(random) : bytes.subarray(random.below(4) === 0 ? random.below(3) : 0);
}

/** @returns up to 4,000 bytes of any kind */
export function anyBytes(random: Random): Buffer {
  return Buffer.from(Array.from({ length: random.below(4000) }, () => random.below(256)));
}
