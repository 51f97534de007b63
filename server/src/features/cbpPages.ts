/** Where CBP publishes the chapters of the CATAIR and its messages of the Cargo Systems Messaging Service (CSMS). */

/** The page with all chapters; CBP moves the chapters themselves with each edition. */
export const CATAIR_PAGE = 'https://www.cbp.gov/trade/ace/catair';

const BULLETINS = 'https://content.govdelivery.com/bulletins/gd/USDHSCBP-';
/** Bulletins are numbered since CBP publishes them there; older messages have numbers such as 18-000123. */
const NUMBER = /^(?:CSMS\s{0,4})?(?:#|No\.?)?\s{0,4}([0-9]{8,9})$/i;

/**
 * @param text a message number as people write it: `60011750`, `CSMS # 60011750`
 * @returns the address of the message, which names its number in hexadecimal digits; undefined when the text is no such number
 */
export function csmsAddress(text: string): string | undefined {
  const number = NUMBER.exec(text.trim())?.[1];
  return number === undefined || number.startsWith('0') ? undefined : `${BULLETINS}${Number(number).toString(16)}`;
}

const MENTION = /\bCSMS\s{0,4}(?:MESSAGE\s{0,4})?(?:#|NO\.?|NUMBER)?\s{0,4}([1-9][0-9]{7,8})(?![0-9])/gi;

/** @returns the messages that a text mentions as `CSMS # 60011750`, each with its address and where its number stands, 0-based */
export function csmsMentions(text: string): { number: string; address: string; from: number; to: number }[] {
  return Array.from(text.matchAll(MENTION), ({ 0: whole, 1: number = '', index }) => {
    const to = index + whole.length;
    return { number, address: csmsAddress(number) ?? '', from: to - number.length, to };
  });
}
