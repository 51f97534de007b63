/** Tells of passwords that stand in a file for everyone to read who gets it, with the fix that takes them out. */
import type { CompiledField } from '../layout/compile';
import type { AceRecord } from '../transmission/model';
import { citation, type Finding, type RuleInfo } from './finding';
import type { Fix } from './fixes/fix';
import { oneOfSeveral, writeRaw, type FixMaker } from './fixes/subject';
import { label } from './fieldLabels';

/** The rules of this file, by id. */
export const livePasswordRules = {
  'live-password': {
    title: 'Readable passwords',
    description:
      'A control record holds a password that is no placeholder. Whoever gets the file can read it: mask it, or make a masked copy, before the file is committed or sent to anybody but CBP. `XXXXXX` and words such as `SECRET` count as placeholders.',
    severity: 'information',
    page: 'B&B-9',
  },
} as const satisfies Record<string, Omit<RuleInfo, 'id'>>;

/** Stands in the place of a password. */
const PLACEHOLDER = 'X';
const PASSWORD = 'Communication Password';
/** One character throughout, or a word that says what should stand there. */
const NO_PASSWORD = /^(?:(.)\1*|SECRET|PASSWO?R?D?|PASSWRD|PSWRD|DUMMY|SAMPLE|EXAMPL|MASKED|HIDDEN|CHANGE|REPLAC)$/i;

/** @returns the finding on an A or Z record with a password; undefined for one without */
export function livePassword(record: AceRecord, line: number): Finding | undefined {
  const field = passwordOf(record);
  if (!record.layout || !field || NO_PASSWORD.test(valueOf(record, field))) return undefined;
  return {
    line,
    rule: 'live-password',
    severity: livePasswordRules['live-password'].severity,
    start: field.field.start,
    end: field.field.end,
    record: record.layout.record.id,
    field: field.field.name,
    message: `${label(field)}: this password is readable for everyone who gets the file. Before you commit or share it, blot the password out, or make a copy to share with "ACE: Mask Confidential Data in a Copy" or ace-check mask (${citation(record.layout)}).`,
  };
}

/** Writes a placeholder over the password of the A record and what the Z record repeats of it. */
export const blotPassword: FixMaker = ({ transmission, finding: { line } }): Fix[] => {
  const batch = transmission.batchAt(line);
  if (!batch) return [];
  const edits = [
    { record: batch.header, at: batch.start },
    { record: batch.trailer, at: batch.end - 1 },
  ].flatMap(({ record, at }) => {
    const field = record && passwordOf(record);
    return field ? [writeRaw(at, field, PLACEHOLDER.repeat(field.to - field.from))] : [];
  });
  return [{ title: 'Blot the password out', edits, ...oneOfSeveral }];
};

/** The field with the password where it holds one. */
function passwordOf(record: AceRecord): CompiledField | undefined {
  const field = record.layout?.fieldsByName.get(PASSWORD);
  return field && valueOf(record, field) !== '' ? field : undefined;
}

function valueOf({ text }: AceRecord, { from, to }: CompiledField): string {
  return text.slice(from, to).trim();
}
