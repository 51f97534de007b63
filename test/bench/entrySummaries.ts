/**
 * Makes files of entry summaries as large as wanted: well-formed, of many shapes, with totals and check digits that are right, and the same
 * for the same seed. All data are made up, as in the fixtures; tariff numbers have the right form only.
 */
import { entryCheckDigit } from '../../server/src/checks/checkDigit';

const FILER = '9XX';
const PORT = '2704';
/** How many summaries a block holds; brokers send many blocks in a batch. */
const SUMMARIES_IN_BLOCK = 400;
/** Merchandise processing fee of the fiscal year of the dates below, in cents, for the whole summary. */
const PROCESSING_LEAST = 3358;
const PROCESSING_MOST = 65150;

/** Random numbers from 0 to before 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A record of 80 positions: text at 1-based positions, blanks elsewhere. */
function record(...parts: readonly (readonly [position: number, text: string])[]): string {
  let text = '';
  for (const [position, part] of parts) text = text.padEnd(position - 1) + part;
  return text.padEnd(80);
}

const digits = (value: number, width: number): string => String(value).padStart(width, '0');

interface Goods {
  readonly tariff: string;
  readonly text: string;
  readonly unit: string;
  /** Duty in hundredths of a percent of the value. */
  readonly rate: number;
  readonly origin: string;
  readonly maker: string;
  readonly lading: string;
  /** Number of chapter 99 in front, with a rate of its own. */
  readonly additional?: { readonly tariff: string; readonly rate: number };
  readonly secondUnit?: string;
  /** Class and cents of the internal revenue tax on a unit. */
  readonly tax?: { readonly accountingClass: string; readonly cents: number };
}

const GOODS: readonly Goods[] = [
  {
    tariff: '8504409540',
    text: 'DESK TOP POWER SUPPLY UNITS, 60 W, WITH CABLE (MODEL EX-60)',
    unit: 'NO',
    rate: 0,
    origin: 'CN',
    maker: 'CNEXAPOW12SHE',
    lading: '57035',
    additional: { tariff: '99038803', rate: 2500 },
  },
  {
    tariff: '8481803090',
    text: 'CHECK VALVES OF STEEL FOR WATER PIPES, 50 MM',
    unit: 'NO',
    rate: 560,
    origin: 'DE',
    maker: 'DEMUSARM4HAM',
    lading: '42870',
    secondUnit: 'KG',
  },
  {
    tariff: '4419119000',
    text: 'WOODEN SERVING BOARDS, OLIVE WOOD',
    unit: 'KG',
    rate: 320,
    origin: 'IT',
    maker: 'ITEXALEG8FIR',
    lading: '47527',
  },
  {
    tariff: '8465910064',
    text: 'TABLE SAWS FOR WOODWORKING, 250 MM BLADE',
    unit: 'NO',
    rate: 300,
    origin: 'JP',
    maker: 'JPEXASAW3NAG',
    lading: '58886',
  },
  {
    tariff: '2204215040',
    text: 'STILL RED WINE IN BOTTLES OF 0.75 L, NOT OVER 14 PERCENT',
    unit: 'L',
    rate: 90,
    origin: 'IT',
    maker: 'ITEXACAN2ALB',
    lading: '47527',
    tax: { accountingClass: '017', cents: 28 },
  },
];

const ALUMINUM: Goods = {
  tariff: '7604210090',
  text: 'ALUMINUM EXTRUSIONS, HOLLOW PROFILES, ALLOY 6063',
  unit: 'KG',
  rate: 150,
  origin: 'CN',
  maker: 'CNEXAALU7SHE',
  lading: '57035',
  additional: { tariff: '99038508', rate: 5000 },
};

/** What the lines of a summary add up to, in cents. */
class Totals {
  duty = 0;
  processing = 0;
  harbor = 0;
  cotton = 0;
  tax = 0;
  antidumping = 0;
  countervailing = 0;
}

class Summaries {
  readonly lines: string[] = [];
  private written = 0;

  constructor(
    private readonly random: () => number,
    private readonly most: number,
  ) {}

  /** Writes summaries into a block until it is full or no further one has room. @returns whether there was room for any */
  block(): boolean {
    const before = this.lines.length;
    this.lines.push(record([1, 'B'], [4, `${PORT}${FILER}AE`]));
    for (let count = 0; count < SUMMARIES_IN_BLOCK; count++) {
      const summary = this.summary();
      // Room for Y, and for Z behind it.
      if (this.lines.length + summary.length + 2 > this.most) break;
      this.lines.push(...summary);
    }
    if (this.lines.length === before + 1) {
      this.lines.pop();
      return false;
    }
    this.lines.push(record([1, 'Y'], [4, `${PORT}${FILER}AE`]));
    return true;
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private pick<T>(choices: readonly T[], fallback: T): T {
    return choices[this.below(choices.length)] ?? fallback;
  }

  private summary(): string[] {
    const number = digits((this.written++ * 7 + 1000) % 10_000_000, 7);
    const entry = `${number}${entryCheckDigit(FILER, number) ?? ''}`;
    const kind = this.random();
    if (kind < 0.04) return [this.header(entry, 'D', '01', '  ', '')];
    if (kind < 0.16) return this.informal(entry);
    if (kind < 0.26) return this.withdrawal(entry);
    if (kind < 0.4) return this.quotaWithDumping(entry);
    return this.consumption(entry);
  }

  private header(entry: string, action: string, type: string, mode: string, rest: string): string {
    return record(
      [1, `10${action}${FILER}`],
      [9, entry],
      [18, `${PORT}BRN${digits(this.written, 6)}`],
      [34, type],
      [36, mode],
      [38, rest],
    );
  }

  private parties(imported: string): string {
    return record([1, '1189-1234567AB89-1234567AB'], [42, `081826${imported}`], [61, 'CA']);
  }

  private consumption(entry: string): string[] {
    const lines = [
      this.header(entry, 'A', '01', '11', ' X           2082826'),
      this.parties('081626'),
      record([1, '20XQZL2704081626Z998EXAMPLE VOYAGER'], [41, '9999993']),
      record([1, `21V${digits(this.below(1000), 3)}E`]),
    ];
    for (let bill = 1 + this.below(3); bill > 0; bill--)
      lines.push(
        record([1, `22${digits(1 + this.below(2000), 8)}${this.pick(['CTNS', 'PCS', 'PKGS'], 'CTNS')}`]),
        record([1, `23MXQZL${digits(900_000_000_000 + this.written * 10 + bill, 12)}`]),
      );
    lines.push(record([1, '318B 901']));
    const totals = new Totals();
    for (let line = 1, count = 1 + this.below(6); line <= count; line++)
      lines.push(...this.lineItem(line, this.pick(GOODS, ALUMINUM), totals));
    return [...lines, ...totalRecords(totals)];
  }

  /** The records of a line by sea and its part of the totals. */
  private lineItem(line: number, goods: Goods, totals: Totals): string[] {
    const value = 500 + this.below(40_000);
    const units = 10 + this.below(5000);
    const { tariff, text, unit, rate, origin, maker, lading, additional, secondUnit, tax } = goods;
    const lines = [
      this.lineHeader(line, origin, lading),
      record([1, `44${text}`]),
      record([1, `47M${maker}`]),
      record([1, '47S89-1234567AB']),
    ];
    if (additional) {
      const duty = Math.round((value * additional.rate) / 100);
      totals.duty += duty;
      lines.push(record([1, `50${additional.tariff}`], [14, `${digits(duty, 10)} ${digits(0, 10)}`], [48, 'X']));
    }
    const duty = Math.round((value * rate) / 100);
    totals.duty += duty;
    const second = secondUnit === undefined ? '' : `${digits(units * 175, 12)}${secondUnit}`;
    lines.push(
      record(
        [1, `50${tariff}`],
        [14, `${digits(duty, 10)} ${digits(value, 10)} ${digits(units * 100, 12)}${unit}`],
        [51, second],
      ),
    );
    if (tax) {
      totals.tax += tax.cents * units;
      lines.push(record([1, `60${tax.accountingClass}${digits(tax.cents * units, 10)}`]));
    }
    return [...lines, ...fees(value, totals, true)];
  }

  private lineHeader(line: number, origin: string, lading: string, isDumped = false): string {
    return record(
      [1, '40'],
      [5, `${digits(line, 3)} ${origin}${origin}072726`],
      [27, `${digits(1 + this.below(1000), 10)}${lading}${digits(100 + this.below(9000), 10)}`],
      [56, 'N'],
      [60, isDumped ? 'Y' : ''],
    );
  }

  /** Type 07: antidumping and countervailing cases on the first line, quota on the second. */
  private quotaWithDumping(entry: string): string[] {
    const totals = new Totals();
    const value = 1000 + this.below(90_000);
    const weight = 100 + this.below(9000);
    const bill = digits(999_000_000 + this.written, 12);
    const lines = [
      this.header(entry, 'A', '07', '10', ' X           70911261001'),
      record([1, '1189-1234567AB89-1234567AB'], [42, '082426081726'], [61, 'NJ']),
      record([1, '20XQZL4909081726Z998EXAMPLE TRADER'], [52, '081926']),
      record([1, '21077W']),
      record([1, `22${digits(1 + this.below(90), 8)}BDLS`]),
      record([1, '23I    999000004']),
      record([1, `23MXQZL${bill}`]),
      record([1, `23HQZXVHB${digits(this.written, 8)}`]),
      record([1, '318B 901']),
      record([1, '319A 9010000005000ACCT00001']),
      this.lineHeader(1, ALUMINUM.origin, ALUMINUM.lading, true),
      record([1, `44${ALUMINUM.text}`]),
      record([1, `47M${ALUMINUM.maker}`]),
      record([1, '47S89-1234567AB']),
      record([1, `47E${ALUMINUM.maker}`]),
    ];
    const additional = value * 50;
    const duty = Math.round(value * 1.5);
    totals.duty += additional + duty;
    totals.antidumping = Math.round((value * 1017) / 100);
    totals.countervailing = Math.round((value * 350) / 100);
    lines.push(
      record([1, '5099038508'], [14, `${digits(additional, 10)} ${digits(0, 10)}`], [48, 'X']),
      record(
        [1, `50${ALUMINUM.tariff}`],
        [14, `${digits(duty, 10)} ${digits(value, 10)} ${digits(weight * 100, 12)}KG`],
      ),
      record([1, `5228AL${digits(this.written, 7)}`]),
      record([1, '53A999001001C00001017A'], [47, digits(totals.antidumping, 10)]),
      record([1, '53C999002001B00000350A'], [47, digits(totals.countervailing, 10)]),
      record([1, '5407Y  CNN    CN']),
      ...fees(value, totals, true),
    );
    for (let line = 2, count = 2 + this.below(2); line <= count; line++) lines.push(...this.shirts(line, totals));
    return [
      ...lines,
      record([
        1,
        `88${digits(0, 11)} ${digits(totals.antidumping, 11)} ${digits(totals.countervailing, 11)} ${digits(0, 11)}`,
      ]),
      ...totalRecords(totals),
    ];
  }

  private shirts(line: number, totals: Totals): string[] {
    const value = 900 + this.below(20_000);
    const duty = Math.round(value * 19.7);
    totals.duty += duty;
    totals.cotton += 321;
    return [
      record([1, '40'], [5, `${digits(line, 3)} VNVN071526071426`], [27, '0000000420552240000001300338'], [56, 'N']),
      record([1, "44MEN'S COTTON KNIT SHIRTS, SHORT SLEEVES"]),
      record([1, '47MVNEXAGAR10HAN']),
      record([1, '47S89-1234567AB']),
      record([1, '47EVNEXAGAR10HAN']),
      record([1, '506105100010'], [14, `${digits(duty, 10)} ${digits(value, 10)} 000000020000DOZ000000090000KG`]),
      record([1, `516VN${digits(this.below(1_000_000), 6)}`]),
      ...fees(value, totals, true),
      record([1, '6205600000321']),
    ];
  }

  /** Type 11 by air: one fee of the header, numbers with blanks on their left. */
  private informal(entry: string): string[] {
    const lines = [
      this.header(entry, 'A', '11', '40', ' X           1'),
      record([1, '11999-99-9999 00-0000000'], [42, '081826081626']),
      record([1, '200Z  2720081626Z998']),
      record([1, `210${digits(this.below(1000), 3)}A`]),
      record([1, `22${String(1 + this.below(20)).padStart(8)}PKGS`]),
      record([1, '23M    99900000011']),
      record([1, `23H    HAWB${digits(this.written, 7)}`]),
      record([1, '34311     269']),
    ];
    let total = 0;
    for (let line = 1, count = 1 + this.below(3); line <= count; line++) {
      const value = 50 + this.below(500);
      const duty = value * 9;
      total += duty;
      lines.push(
        record([1, '40'], [5, `${digits(line, 3)} ITIT081426`], [36, '0'], [50, '12'], [56, 'N']),
        record([1, '44LEATHER HANDBAGS (SAMPLES OF 3 STYLES)']),
        record(
          [1, '504202216000'],
          [14, String(duty).padStart(10)],
          [25, `${String(value).padStart(10)} ${'600'.padStart(12)}NO ${'1100'.padStart(12)}KG`],
        ),
      );
    }
    const none = '0'.padStart(11);
    return [
      ...lines,
      record([1, '89311        269']),
      record([1, `90${String(total).padStart(11)} ${'269'.padStart(11)} ${none} ${none} ${none} ${none}`]),
    ];
  }

  /** Type 31: withdrawn from a warehouse, so without mode, bills and harbor maintenance fee. */
  private withdrawal(entry: string): string[] {
    const totals = new Totals();
    const lines = [
      record(
        [1, `10A${FILER}`],
        [9, entry],
        [18, `${PORT}BRN${digits(this.written, 6)}`],
        [34, '31'],
        [39, 'X'],
        [51, '3082826'],
      ),
      record([1, '1189-1234567AB89-1234567AB'], [42, '082026031526'], [61, 'CA']),
      record([1, '20'], [17, 'Z997']),
      record([1, '309XX  00900174 5301Y']),
      record([1, '318B 901']),
    ];
    for (let line = 1, count = 1 + this.below(3); line <= count; line++) {
      const value = 500 + this.below(40_000);
      const duty = value * 3;
      totals.duty += duty;
      lines.push(
        record([1, '40'], [5, `${digits(line, 3)} JPJP021026`], [27, '0000000310     0000002200'], [56, 'N']),
        record([1, '44TABLE SAWS FOR WOODWORKING, 250 MM BLADE']),
        record([1, '47MJPEXASAW3NAG']),
        record([1, '47S89-1234567AB']),
        record(
          [1, '508465910064'],
          [14, `${digits(duty, 10)} ${digits(value, 10)} ${digits(100 * (1 + this.below(50)), 12)}NO`],
        ),
        ...fees(value, totals, false),
      );
    }
    return [...lines, ...totalRecords(totals)];
  }
}

/** Fees of a line of some value in dollars: processing, and by sea harbor maintenance. */
function fees(value: number, totals: Totals, bySea: boolean): string[] {
  const processing = Math.round((value * 3464) / 10_000);
  totals.processing += processing;
  const lines = [record([1, `62499${digits(processing, 8)}`])];
  if (!bySea) return lines;
  const harbor = Math.round((value * 125) / 1000);
  totals.harbor += harbor;
  return [...lines, record([1, `62501${digits(harbor, 8)}`])];
}

function totalRecords(totals: Totals): string[] {
  const processing = Math.min(Math.max(totals.processing, PROCESSING_LEAST), PROCESSING_MOST);
  const sums: [accountingClass: string, cents: number][] = [
    ['499', processing],
    ['501', totals.harbor],
    ['056', totals.cotton],
  ];
  const owed = sums.filter(([, cents]) => cents > 0);
  const all = owed.reduce((sum, [, cents]) => sum + cents, 0);
  const grand = [totals.duty, all, totals.tax, totals.antidumping, totals.countervailing, 0];
  return [
    record([1, `89${owed.map(([accountingClass, cents]) => accountingClass + digits(cents, 11)).join('')}`]),
    record([1, `90${grand.map((cents) => digits(cents, 11)).join(' ')}`]),
  ];
}

/**
 * @param records how many the file has, control records included; it gets up to two dozen fewer, as summaries are whole
 * @returns a batch of entry summaries, each record on a line
 */
export function entrySummaryFile(records: number, seed = 20260817): string {
  const summaries = new Summaries(randomNumbers(seed), records);
  summaries.lines.push(record([1, `A${PORT}${FILER}SECRET081726`], [26, 'AE'], [60, 'BENCH']));
  while (summaries.block());
  summaries.lines.push(record([1, `Z${PORT}${FILER}`], [15, '081726']));
  return `${summaries.lines.join('\n')}\n`;
}
