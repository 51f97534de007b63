/** What the product is measured against: a bare loop and two libraries that do less with as many records. */
import { parse } from '@evologi/fixed-width';
import { X12Parser } from 'node-x12';

/** Reads every character code and does nothing with it. @returns their sum, so that nothing is optimized away */
export function bareLoop(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at);
  return sum;
}

/** Six fields of the tariff record. */
const FIELDS = [
  { property: 'id', column: 1, width: 2 },
  { property: 'tariff', column: 3, width: 10 },
  { property: 'duty', column: 14, width: 10 },
  { property: 'value', column: 25, width: 10 },
  { property: 'quantity', column: 36, width: 12 },
  { property: 'unit', column: 48, width: 3 },
];

/** Slices six fields from each record and checks nothing. @returns how many records */
export function sliceFields(text: string): number {
  return parse(text, { fields: FIELDS, eol: '\n' }).length;
}

/**
 * @param segments how many the interchange has, about
 * @returns purchase orders in X12 with as many characters to a segment as records have, so that as much text is read
 */
export function x12Document(segments: number): string {
  const pad = (value: number | string, width: number): string => String(value).padStart(width, '0');
  const lines = [
    'ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260817*1200*U*00401*000000001*0*T*>~',
    'GS*PO*SENDER*RECEIVER*20260817*1200*1*X*004010~',
  ];
  let orders = 0;
  while (lines.length < segments - 2) {
    const first = lines.length;
    lines.push(`ST*850*${pad(++orders, 4)}~`, `BEG*00*SA*PO${pad(orders, 8)}**20260817~`);
    for (let item = 1; item <= 50; item++)
      lines.push(
        `PO1*${item}*${item * 10}*EA*${item}.25**VC*PART${pad(item, 6)}*UP*012345678905*CH*CN*PO*4500${pad(orders, 6)}~`,
        `PID*F****DESK TOP POWER SUPPLY UNIT NUMBER ${pad(item, 6)} WITH CABLE, 60 W, MODEL EX-60, BLACK, BOXED~`,
      );
    lines.push('CTT*50~', `SE*${lines.length - first + 2}*${pad(orders, 4)}~`);
  }
  lines.push(`GE*${orders}*1~`, 'IEA*1*000000001~');
  return lines.join('\n');
}

/** Parses an interchange. @returns how many transactions */
export function parseX12(document: string): number {
  const interchange = new X12Parser(true).parse(document);
  return 'functionalGroups' in interchange ? (interchange.functionalGroups[0]?.transactions.length ?? 0) : 0;
}
