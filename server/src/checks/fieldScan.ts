/** The characters of one record by their classes, read once for all that is asked of its fields. */
import { asciiClassBits, classBit, FOREIGN, SPACE } from '../layout/charClass';
import type { CompiledLayout } from '../layout/compile';
import { RECORD_LENGTH } from '../storage/recordLength';

/** UTF-8 takes three bytes at most for a UTF-16 code unit. */
const MOST_BYTES = 3 * RECORD_LENGTH;
const MOST_FIELDS = RECORD_LENGTH;

export class FieldScan {
  /** Class bits of the characters in each field of the record that was read last, by index of the field; a blank field has {@link SPACE} alone. */
  readonly seen = new Uint8Array(MOST_FIELDS);
  private readonly encoder = new TextEncoder();
  private readonly bytes = new Uint8Array(MOST_BYTES);

  /** @param text of the record; positions that it lacks count as blank */
  read(text: string, layout: CompiledLayout): void {
    // Copying a line is quicker than asking it for its characters one by one: it is a part of the whole text for the runtime.
    const isAscii =
      text.length === RECORD_LENGTH && this.encoder.encodeInto(text, this.bytes).written === RECORD_LENGTH;
    if (isAscii) this.readBytes(layout);
    else this.readCharacters(text, layout);
  }

  private readBytes({ fields }: CompiledLayout): void {
    const { bytes, seen } = this;
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index];
      if (!field) continue;
      const { from, to } = field;
      let bits = 0;
      for (let at = from; at < to; at++) bits |= asciiClassBits[bytes[at] ?? 0] ?? FOREIGN;
      seen[index] = bits;
    }
  }

  private readCharacters(text: string, { fields }: CompiledLayout): void {
    for (const [index, { from, to }] of fields.entries()) {
      let bits = to > text.length ? SPACE : 0;
      for (let at = from; at < to && at < text.length; at++) bits |= classBit(text.charCodeAt(at));
      this.seen[index] = bits;
    }
  }
}
