/** Other values in the form of those that are masked: the same for the same, different for different. */
import { lastDigit, type CheckDigit } from './checkDigits';
import { below, type Random } from './random';

const CONSONANTS = 'BCDFGHKLMNPRSTVZ';
const VOWELS = 'AEIOU';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** How often a pseudonym is sought that is no other's; of very short values there are not enough. */
const MOST_TRIES = 200;

/** How a pseudonym is made. */
export interface Making {
  /** Characters at the beginning that stay as they are. */
  readonly keeps?: number;
  /** Words rather than letters in any order. */
  readonly asWords?: boolean;
  /** Of numbers with a check digit at their end. */
  readonly digitOf?: CheckDigit;
  /** What the pseudonym begins with, in the place of as many characters. */
  readonly begins?: string;
}

export class Pseudonyms {
  private readonly known = new Map<string, string>();
  private readonly taken = new Set<string>();

  constructor(private readonly random: Random) {}

  /** Originals with their pseudonyms, without blanks and hyphens. */
  get all(): ReadonlyMap<string, string> {
    return this.known;
  }

  /**
   * @param value as it is written; blanks and hyphens stay where they are, and the value is the same without them
   * @returns its pseudonym, as long as it is and with a character of the same kind in every place
   */
  of(value: string, making: Making = {}): string {
    const original = value.replace(/[ -]/g, '');
    // Zeros, asterisks and the like say that there is no value.
    if (!/[1-9A-Z]/i.test(original)) return value;
    let pseudonym = this.known.get(original);
    if (pseudonym === undefined) {
      pseudonym = this.made(original, making);
      this.known.set(original, pseudonym);
      this.taken.add(pseudonym);
    }
    let at = 0;
    const masked = pseudonym;
    return value.replace(/[^ -]/g, () => masked.charAt(at++));
  }

  private made(original: string, making: Making): string {
    let made = original;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      made = this.draw(original, making);
      if (made !== original && !this.taken.has(made)) break;
    }
    return made;
  }

  private draw(original: string, { keeps = 0, asWords = false, digitOf, begins = '' }: Making): string {
    let isVowel = below(this.random, 2) === 0;
    const start = Math.max(keeps, begins.length);
    let drawn = `${begins}${original.slice(begins.length, start)}`;
    for (let at = start; at < original.length; at++) {
      const character = original.charAt(at);
      isVowel = !isVowel;
      if (/[0-9]/.test(character)) drawn += this.digit(character, original, at);
      else if (/[A-Za-z]/.test(character)) {
        const letter = this.letter(asWords ? (isVowel ? VOWELS : CONSONANTS) : LETTERS);
        drawn += character === character.toLowerCase() ? letter.toLowerCase() : letter;
      } else drawn += character;
    }
    const last = digitOf && lastDigit(digitOf, original, drawn.slice(0, -1));
    return last === undefined ? drawn : drawn.slice(0, -1) + last;
  }

  private letter(from: string): string {
    return from.charAt(below(this.random, from.length));
  }

  /** Zeros that fill a number up stay, and no others come before it. */
  private digit(character: string, original: string, at: number): string {
    const isBefore = /^0*$/.test(original.slice(0, at));
    if (!isBefore) return String(below(this.random, 10));
    return character === '0' ? '0' : String(1 + below(this.random, 9));
  }
}
