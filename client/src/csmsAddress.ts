/** Where CBP publishes its messages of the Cargo Systems Messaging Service (CSMS). */

const BULLETINS = 'https://content.govdelivery.com/bulletins/gd/USDHSCBP-';
/** Bulletins are numbered since CBP publishes them there; older messages have numbers such as 18-000123. */
const NUMBER = /^(?:CSMS\s*)?(?:#|No\.?)?\s*([0-9]{8,9})$/i;

/**
 * @param text a message number as people write it: `60011750`, `CSMS # 60011750`
 * @returns the address of the message, which names its number in hexadecimal digits; undefined when the text is no such number
 */
export function csmsAddress(text: string): string | undefined {
  const number = NUMBER.exec(text.trim())?.[1];
  return number === undefined || number.startsWith('0') ? undefined : `${BULLETINS}${Number(number).toString(16)}`;
}
