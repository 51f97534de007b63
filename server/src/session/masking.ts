/** Answers requests for copies that can be shared. */
import type { Connection } from 'vscode-languageserver';
import { maskedText } from '../masking/mask';
import { MASKED_COPY, type MaskedCopy, type MaskedCopyParams } from '../masking/model';
import { unpredictable } from '../masking/random';
import { separateRecords } from '../transmission/json/separate';
import type { Guard } from './guard';
import type { OpenFile } from './openFile';

export interface MaskingContext {
  readonly connection: Connection;
  readonly guard: Guard;
  /** The open file with an address. */
  readonly fileOf: (uri: string) => OpenFile | undefined;
}

export function serveMasking({ connection, guard, fileOf }: MaskingContext): void {
  connection.onRequest(
    MASKED_COPY,
    guard.request<MaskedCopyParams, MaskedCopy | null>(MASKED_COPY, null, ({ uri, replacesFilerCodes }) => {
      const file = fileOf(uri);
      if (!file) return null;
      const options = file.application === undefined ? {} : { application: file.application };
      const separated = separateRecords(file.transmission, options);
      return { text: maskedText(separated, { random: unpredictable(), replacesFilerCodes }) };
    }),
  );
}
