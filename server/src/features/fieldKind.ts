/** What kind of value a field holds, for colours; told by its class, its lists and the words of its name. */
import type { CompiledField, CompiledLayout } from '../layout/compile';
import { datePictures } from '../layout/dates';

/** `control` is the control identifier that opens the record. */
export const fieldKinds = ['control', 'identifier', 'amount', 'date', 'code', 'text', 'filler'] as const;

export type FieldKind = (typeof fieldKinds)[number];

const DATE = /\b(?:Date|Time)\b(?!.*\b(?:Code|Indicator)\b)/;
const CODE =
  /\b(?:Codes?|Indicator|Type|Qualifier|Action|Status|Reason|Disposition|Flag|Currency|Country|State|Unit|Class|SCAC|SPI|Mode|Request)\b/;
const IDENTIFIER = /\b(?:Number|Identifier|Identification|ID|No\.?|Reference|Position|Control|Line)\b/i;
const AMOUNT =
  /\b(?:Amount|Value|Quantity|Qty|Count|Rate|Weight|Fee|Duty|Tax|Charges?|Total|Number of|Bounds|Percent|Volume)\b/;
/** From this width on a field of any characters that no word of its name tells more of holds words. */
const TEXT_WIDTH = 10;

const kinds = new WeakMap<CompiledField, FieldKind>();

/** @returns the kind of a field of the layout */
export function fieldKind(compiled: CompiledField, layout: CompiledLayout): FieldKind {
  const known = kinds.get(compiled);
  if (known !== undefined) return known;
  const kind = kindOf(compiled, layout);
  kinds.set(compiled, kind);
  return kind;
}

function kindOf(compiled: CompiledField, layout: CompiledLayout): FieldKind {
  const { field, constant, to } = compiled;
  if (compiled.isFiller) return 'filler';
  if (to <= layout.record.id.length && (constant !== undefined || compiled.from === 0)) return 'control';
  if (datePictures(field).length > 0 || DATE.test(field.name)) return 'date';
  if (field.decimals !== undefined) return 'amount';
  if (constant !== undefined || field.codes !== undefined || field.codeList !== undefined) return 'code';
  const numeric = field.class === 'N' || field.class === 'SN';
  if (numeric && AMOUNT.test(field.name) && !/\bCode\b/.test(field.name)) return 'amount';
  if (IDENTIFIER.test(field.name) && !/\b(?:Code|Indicator|Qualifier|Type)$/.test(field.name)) return 'identifier';
  if (CODE.test(field.name)) return 'code';
  if (numeric) return 'amount';
  return field.end - field.start + 1 >= TEXT_WIDTH || field.class === 'X' ? 'text' : 'code';
}
