/** Shapes of the dates and times of a picture; see `layout/dates.ts`, which reads them one by one. */
import { DIGITS, type Shape } from './shapes';

type Token = 'YYYY' | 'YY' | 'MM' | 'DD' | 'HH' | 'SS' | 'XX' | '00';

const DAYS_TO_28: readonly Shape[] = [
  ['0', '123456789'],
  ['1', DIGITS],
  ['2', '012345678'],
];
const DAY_29: readonly Shape[] = [['2', '9']];
const DAY_30: readonly Shape[] = [['3', '0']];
const DAY_31: readonly Shape[] = [['3', '1']];
const LONG_MONTHS: readonly Shape[] = [
  ['0', '13578'],
  ['1', '02'],
];
const SHORT_MONTHS: readonly Shape[] = [
  ['0', '469'],
  ['1', '1'],
];
const FEBRUARY: readonly Shape[] = [['0', '2']];
const LEAP_YEARS: readonly Shape[] = [
  ['02468', '048'],
  ['13579', '26'],
];
const SIXTY: readonly Shape[] = [['012345', DIGITS]];
const HOURS: readonly Shape[] = [
  ['01', DIGITS],
  ['2', '0123'],
];
const HALF_DAY_HOURS: readonly Shape[] = [
  ['0', '123456789'],
  ['1', '012'],
];
const HALVES: readonly Shape[] = [['AP', 'M']];

/** What may stand for each part of a picture, the parts depending on each other. */
interface Choice {
  readonly years?: readonly Shape[];
  readonly months: readonly Shape[];
  readonly days: readonly Shape[];
}

const CHOICES: readonly Choice[] = [
  { months: LONG_MONTHS, days: [...DAYS_TO_28, ...DAY_29, ...DAY_30, ...DAY_31] },
  { months: SHORT_MONTHS, days: [...DAYS_TO_28, ...DAY_29, ...DAY_30] },
  { months: FEBRUARY, days: DAYS_TO_28 },
  { months: FEBRUARY, days: DAY_29, years: LEAP_YEARS },
];

/**
 * @param picture a date picture
 * @returns shapes of moments that it takes; none when its parts are of no known kind. Leap days are those of 2000 to 2099 only
 *   where the year has four digits, and of all years that are written in two.
 */
export function dateShapes(picture: string): Shape[] {
  const tokens = tokensOf(picture);
  if (!tokens) return [];
  return CHOICES.flatMap((choice) => {
    let shapes: readonly Shape[] = [[]];
    for (const [at, token] of tokens.entries()) {
      const parts = partsOf(token, at, tokens, choice);
      shapes = shapes.flatMap((shape) => parts.map((part) => [...shape, ...part]));
    }
    return shapes;
  });
}

function tokensOf(picture: string): Token[] | undefined {
  const tokens = picture.match(/^00|YYYY|YY|MM|DD|HH|SS|XX$/g) as Token[] | null;
  if (tokens?.join('') !== picture) return undefined;
  const repeats = tokens.some((token, at) => token !== 'MM' && tokens.indexOf(token) !== at);
  const months = tokens.filter((token, at) => token === 'MM' && !isMinutes(tokens, at)).length;
  const years = tokens.filter((token) => token.startsWith('YY')).length;
  const minutes = tokens.filter((token) => token === 'MM').length - months;
  const halfOfNothing = tokens.includes('XX') && !tokens.includes('HH');
  return repeats || halfOfNothing || months > 1 || minutes > 1 || years > 1 ? undefined : tokens;
}

/** The first MM behind HH is minutes. */
function isMinutes(tokens: readonly Token[], at: number): boolean {
  const hour = tokens.indexOf('HH');
  return hour >= 0 && hour < at;
}

function partsOf(token: Token, at: number, tokens: readonly Token[], choice: Choice): readonly Shape[] {
  const { years } = choice;
  if (token === '00') return [['0', '0']];
  if (token === 'YYYY') return years ? years.map((year) => ['2', '0', ...year]) : [[DIGITS, DIGITS, DIGITS, DIGITS]];
  if (token === 'YY') return years ?? [[DIGITS, DIGITS]];
  if (token === 'DD') return choice.days;
  if (token === 'HH') return tokens.includes('XX') ? HALF_DAY_HOURS : HOURS;
  if (token === 'XX') return HALVES;
  return token === 'SS' || isMinutes(tokens, at) ? SIXTY : choice.months;
}
