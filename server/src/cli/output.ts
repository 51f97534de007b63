/** Writes to a stream no faster than it is read, so that output of any length goes through a pipe. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Characters gathered before they are written. */
const CHUNK = 65_536;

export class Output {
  private gathered: string[] = [];
  private length = 0;
  private ended: Error | undefined;

  constructor(private readonly stream: Writable) {
    stream.on('error', (error: Error) => (this.ended = error));
  }

  /** True when nobody reads any more, as behind `head`: the rest need not be made. */
  get isClosed(): boolean {
    return this.ended !== undefined;
  }

  async write(text: string): Promise<void> {
    this.gathered.push(text);
    this.length += text.length;
    if (this.length >= CHUNK) await this.flush();
  }

  /** Writes what was gathered; to be called at the end. */
  async flush(): Promise<void> {
    const text = this.gathered.join('');
    this.gathered = [];
    this.length = 0;
    if (text !== '') await this.pass(text);
  }

  /** Writes bytes as they are. */
  async writeBytes(bytes: Uint8Array): Promise<void> {
    await this.flush();
    await this.pass(bytes);
  }

  private async pass(data: string | Uint8Array): Promise<void> {
    if (this.isClosed || this.stream.write(data)) return;
    // An error ends the waiting too; it is kept by the listener above.
    await once(this.stream, 'drain').catch(() => undefined);
  }
}
