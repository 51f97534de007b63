/** Finds messages of an archive by words of their title, number or date. */
import type { CsmsMessage } from './archive';

export class ArchiveSearch {
  private readonly texts: readonly string[];

  /** @param messages in the order in which they are told */
  constructor(private readonly messages: readonly CsmsMessage[]) {
    this.texts = messages.map(({ number, date, title }) => `${number} ${date} ${title}`.toLowerCase());
  }

  /**
   * @param query words in any order; without one the first messages are told
   * @param most how many are told
   * @returns those that hold every word, a message with that very number before them
   */
  find(query: string, most: number): CsmsMessage[] {
    const words = query
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '' && word !== '#' && word !== 'csms');
    const found: CsmsMessage[] = [];
    for (const [at, text] of this.texts.entries()) {
      const message = this.messages[at];
      if (!message || !words.every((word) => text.includes(word))) continue;
      if (words.length === 1 && message.number === words[0]) found.unshift(message);
      else if (found.length < most) found.push(message);
    }
    return found.slice(0, most);
  }
}
