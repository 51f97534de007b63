/** Tells the application of records that stand without an envelope. */
import { identify, layoutsOf, type ApplicationLayout, type Catalog } from '../layout/catalog';
import type { CompiledLayout } from '../layout/compile';
import { classBit } from '../layout/charClass';

/** How many records are looked at; more would not change the answer. */
const SAMPLE = 60;
/** Applications that know this part of the records that the best knows are compared field by field. */
const CONTENDING = 0.7;

/** What speaks against an application: a record it does not have, a value that is none of the codes, a strange or missing character. */
const UNKNOWN = 40;
const NO_CODE = 6;
const STRANGE = 1;

/**
 * @param lines the first records of a block
 * @returns how badly the records fit the application; 0 is a perfect fit
 */
function misfit(layout: ApplicationLayout, lines: readonly string[]): number {
  let misfits = 0;
  for (const line of lines) {
    const record = identify(layout, line);
    misfits += record ? Math.min(UNKNOWN, ...layoutsOf(record).map((form) => misfitOf(form, line))) : UNKNOWN;
  }
  return misfits;
}

/** How badly a record fits one of its layouts. */
function misfitOf({ allowedAt, fields }: CompiledLayout, line: string): number {
  let misfits = 0;
  for (let at = 0; at < 80 && at < line.length; at++)
    if ((classBit(line.charCodeAt(at)) & (allowedAt[at] ?? 0)) === 0) misfits += STRANGE;
  for (const { from, to, required, codes, constant } of fields) {
    if (!required && !codes && constant === undefined) continue;
    const raw = line.slice(from, to).padEnd(to - from);
    if (raw.trim() === '') misfits += required ? STRANGE : 0;
    else if ((codes && !codes.has(raw)) || (constant !== undefined && raw !== constant)) misfits += NO_CODE;
  }
  return misfits;
}

/** The layout, among those of one application, that fits the records best. */
export function bestFit(
  layouts: readonly ApplicationLayout[],
  lines: readonly string[],
): ApplicationLayout | undefined {
  if (layouts.length < 2) return layouts[0];
  const sample = lines.slice(0, SAMPLE);
  return layouts.reduce((best, layout) => (misfit(layout, sample) < misfit(best, sample) ? layout : best));
}

/**
 * @param lines the records of a fragment, envelope lines left out
 * @returns the application whose records these most likely are, or undefined when no chapter knows any of them
 */
export function inferApplication(catalog: Catalog, lines: readonly string[]): ApplicationLayout | undefined {
  const sample = lines.filter((line) => line.trim() !== '').slice(0, SAMPLE);
  const scored = catalog.index.flatMap((chapter) =>
    chapter.transactions
      .filter(({ application }) => application !== '*' && application !== 'PGA')
      .map(({ application, direction }) => {
        const ids = new Set(direction === 'input' ? chapter.input : chapter.output);
        return {
          application,
          known: sample.filter((line) => [4, 3, 2, 1].some((length) => ids.has(line.slice(0, length)))).length,
        };
      }),
  );
  const most = Math.max(0, ...scored.map(({ known }) => known));
  if (most === 0) return undefined;
  const contenders = [
    ...new Set(
      scored
        .filter(({ known }) => known >= most * CONTENDING)
        .sort((a, b) => b.known - a.known)
        .map(({ application }) => application),
    ),
  ];
  const layouts = contenders.flatMap((application) => catalog.application(application));
  const first = layouts[0];
  return (
    first && layouts.reduce((best, layout) => (fitness(layout, sample) > fitness(best, sample) ? layout : best), first)
  );
}

/** Fit of content, and of the first record: a transaction's map says which record begins it. */
function fitness(layout: ApplicationLayout, lines: readonly string[]): number {
  const first = lines[0];
  const opening = first === undefined ? undefined : identify(layout, first)?.id;
  const begins =
    opening !== undefined &&
    layout.maps.some((steps) => (steps.fromIdentifier(steps.map.root, opening)[0]?.cost ?? Infinity) < 10);
  const notInMap = lines.filter((line) => {
    const id = identify(layout, line)?.id;
    return id === undefined || !layout.maps.some(({ map }) => map.records.has(id));
  }).length;
  return -misfit(layout, lines) - notInMap * 20 + (begins ? 10 : 0);
}
