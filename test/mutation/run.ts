/** Damages files and looks whether the engine finds it, where, and what else it says. */
import type { Finding } from '../../server/src/checks/finding';
import type { Damage, Kind } from './damage';
import { Random } from './random';
import { findingsOfLines, type Sample } from './sample';

/** What became of one damage. */
export interface Outcome {
  readonly kind: string;
  readonly file: string;
  readonly application: string;
  readonly damage: Damage;
  readonly fresh: readonly Finding[];
  readonly found: boolean;
  readonly rightLine: boolean;
  readonly rightPosition: boolean;
  /** New findings beyond the one that is due. */
  readonly noise: number;
}

/** Rules about the order and number of records. */
const STRUCTURE = new Set([
  'record-missing',
  'record-unexpected',
  'record-order',
  'record-repeated',
  'unknown-record',
  'blank-line',
]);

const WHOLE = { start: 1, end: Infinity };

const isGrave = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';

function freshFindings(sample: Sample, { texts, origin }: Damage): Finding[] {
  const known = new Set(sample.findings.map(({ rule, line, start, end }) => [rule, line, start, end].join()));
  return findingsOfLines(texts).filter(
    (finding) =>
      isGrave(finding) && !known.has([finding.rule, origin[finding.line] ?? -1, finding.start, finding.end].join()),
  );
}

function outcomeOf(kind: Kind, sample: Sample, damage: Damage): Outcome {
  const fresh = freshFindings(sample, damage);
  const { at, span, also = [] } = damage;
  const places = [...at.map((line) => ({ line, ...(span ?? WHOLE) })), ...also];
  const isAtLine = ({ line }: Finding): boolean => places.some((place) => place.line === line);
  const isInPlace = ({ line, start, end }: Finding): boolean =>
    places.some((place) => place.line === line && start <= place.end && end >= place.start);
  const here = fresh.filter(isAtLine);
  const elsewhere = fresh.length - here.length;
  const aboutStructure = fresh.filter(({ rule }) => STRUCTURE.has(rule)).length;
  return {
    kind: kind.id,
    file: sample.name,
    application: sample.blocks[0]?.application ?? '',
    damage,
    fresh,
    found: fresh.length > 0,
    rightLine: here.length > 0,
    rightPosition: here.some(isInPlace),
    noise: Math.max(0, kind.structural === true ? aboutStructure - 1 : here.length > 0 ? elsewhere : elsewhere - 1),
  };
}

/**
 * @param limit how many damages of each kind, spread over the files; all there are with Infinity
 * @returns what became of each
 */
export function damageAll(kinds: readonly Kind[], samples: readonly Sample[], limit: number): Outcome[] {
  return kinds.flatMap((kind) => {
    const queues = samples.map((sample) => {
      const random = Random.named(`${kind.id} ${sample.name}`);
      return { sample, random, candidates: random.shuffled(kind.candidates(sample)) };
    });
    const order = Random.named(kind.id).shuffled(queues);
    const seen = new Set<string>();
    const outcomes: Outcome[] = [];
    while (outcomes.length < limit && order.some(({ candidates }) => candidates.length > 0)) {
      for (const { sample, random, candidates } of order) {
        let damage: Damage | undefined;
        while (damage === undefined && candidates.length > 0) damage = candidates.pop()?.(random);
        if (!damage || outcomes.length >= limit) continue;
        const text = `${sample.name}\n${damage.texts.join('\n')}`;
        if (seen.has(text)) continue;
        seen.add(text);
        outcomes.push(outcomeOf(kind, sample, damage));
      }
    }
    return outcomes;
  });
}
