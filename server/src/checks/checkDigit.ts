/** Check digits of numbers that CBP assigns or lets filers assign. */

const ZERO = '0'.charCodeAt(0);
const A = 'A'.charCodeAt(0);
const S = 'S'.charCodeAt(0);

const isDigit = (code: number): boolean => code >= ZERO && code <= ZERO + 9;
const isCapital = (code: number): boolean => code >= A && code <= A + 25;

/** The digit an alphanumeric filer code counts as: A-I and J-R are 1-9, S-Z are 2-9. @param code of a digit or capital letter */
function digitOf(code: number): number {
  return code < A ? code - ZERO : ((code - A) % 9) + (code >= S ? 2 : 1);
}

/**
 * Check digit of an entry number (Entry Summary Create/Update, AE Table 1, ESF-213; Appendix E).
 * A filer that has used up its numbers is allowed an offset of 1 to 9, which the text does not show.
 * @param filer three letters or digits
 * @param number the seven digits in front of the check digit
 * @returns the digit, or undefined when filer or number does not have that form
 */
export function entryCheckDigit(filer: string, number: string): number | undefined {
  return number.length === 7 ? digitBehind(filer, number) : undefined;
}

/** @param number eight digits @returns whether the last is the check digit of the others, see {@link entryCheckDigit} */
export function endsInCheckDigit(filer: string, number: string): boolean {
  return number.length === 8 && digitBehind(filer, number) === number.charCodeAt(7) - ZERO;
}

/** @param number seven digits, and more that do not count */
function digitBehind(filer: string, number: string): number | undefined {
  if (filer.length !== 3) return undefined;
  let sum = 0;
  for (let at = 0; at < 10; at++) {
    const code = at < 3 ? filer.charCodeAt(at) : number.charCodeAt(at - 3);
    if (!isDigit(code) && (at > 2 || !isCapital(code))) return undefined;
    const digit = digitOf(code);
    const counted = at % 2 === 1 ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return (10 - (sum % 10)) % 10;
}

/**
 * MOD 7 check digit of a conventional in-bond number (In-Bond, INB-56).
 * @param number the eight digits in front of the check digit
 * @returns the digit, or undefined when the number does not have that form
 */
export function inBondCheckDigit(number: string): number | undefined {
  return /^[0-9]{8}$/.test(number) ? Number(number) % 7 : undefined;
}
