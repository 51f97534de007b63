/** Which files of the folder `samples` belong together. */

/** Files of each sample by its id; a response stands behind its request. */
export const sampleFiles = {
  'entry-summary': ['entry-summary.ae.ace'],
  'entry-summary-mistakes': ['entry-summary-mistakes.ae.ace'],
  'cargo-release-pga': ['cargo-release-pga.se.ace'],
  'importer-query': ['importer-query.ki.ace', 'importer-query.kr.ace'],
  reconciliation: ['reconciliation.re.ace', 'reconciliation.rx.ace'],
} as const satisfies Record<string, readonly [string] | readonly [string, string]>;

export type SampleId = keyof typeof sampleFiles;

/** What the command is told by a link; without a sample it asks for one. */
export interface SampleArgument {
  readonly sample?: SampleId;
  /** Where the cursor goes: 1-based line and position. */
  readonly line?: number;
  readonly position?: number;
  /** Explain the field at the cursor at once. */
  readonly hover?: boolean;
}

/** @returns what of an argument from outside is of use */
export function readSampleArgument(value: unknown): SampleArgument {
  if (typeof value !== 'object' || value === null) return {};
  const { sample, line, position, hover } = value as Record<string, unknown>;
  const isPlace = (each: unknown): each is number => Number.isInteger(each) && Number(each) > 0;
  return {
    ...(typeof sample === 'string' && Object.hasOwn(sampleFiles, sample) ? { sample: sample as SampleId } : {}),
    ...(isPlace(line) ? { line } : {}),
    ...(isPlace(position) ? { position } : {}),
    ...(hover === true ? { hover } : {}),
  };
}
