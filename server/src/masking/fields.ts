/** Which fields a shareable copy masks, and how: a table by the names of fields. Numbers that records share are found as keys besides. */
import type { Making } from './pseudonyms';
import { ofAirWaybill, ofContainer, ofInBond } from './checkDigits';

export interface MaskedField {
  readonly name: RegExp;
  /** Fields of such a name that are masked nevertheless not. */
  readonly but?: RegExp;
  readonly making: Making;
  /** May hold the number of an employer or a person. */
  readonly isParty?: boolean;
  /** Values that are no name or number of anybody, but words of the chapter. */
  readonly keeps?: RegExp;
  /** Only where the field before it holds none of these codes. */
  readonly unlessAfter?: readonly string[];
  /** What CBP says, or a person writes: only what is known from elsewhere is masked in it, and what looks like an address or a number. */
  readonly isProse?: boolean;
  /** Masked in what is sent to CBP only. */
  readonly inputOnly?: boolean;
}

const WORDS: Making = { asWords: true };
const RESERVED = /^(?:SAME|UNKNOWN|NONE|VARIOUS|MULTI(?:PLE)?|N\/?A|NO MARKS AND NUMBERS|\.)$/;

/** The first that fits the name of a field counts. */
export const maskedFields: readonly MaskedField[] = [
  // Public codes and what tells the goods and the way they took.
  {
    name: /\b(?:conveyance|vessel|voyage|flight|trip|tariff|HTS|ruling|case number|citation|scientific|commodity|common name|constituent|trade name|brand|exclusion|quota|official case name|port\b|place of|zone ID|FTZ)\b/i,
    making: {},
    keeps: /^/,
  },
  // Persons and firms.
  {
    name: /\b(?:name|holder|applicant for admission|explanation)\b/i,
    but: /\b(?:geographic|routing|explanation text)\b/i,
    making: WORDS,
    keeps: RESERVED,
  },
  { name: /\b(?:address|street|apartment|suite)\b/i, but: /\bqualifier\b/i, making: WORDS, keeps: RESERVED },
  { name: /\b(?:city|location of destruction|factory location)\b/i, making: WORDS },
  { name: /\b(?:postal code|zip)\b/i, making: {} },
  { name: /\b(?:phone|telephone|telex|fax|communications number|e-?mail|website)\b/i, making: WORDS },
  { name: /\b(?:hazardous material contact|personnel badge|passport number)\b/i, making: {} },
  // What firms are known by.
  {
    name: /\b(?:manufacturer id|manufacturer identification|supplier id|exporter identification|foreign producer identifier|article party identifier)\b/i,
    making: { keeps: 2 },
    keeps: RESERVED,
  },
  {
    name: /\b(?:entity identifier|entity number|importer number|GBI identifier|zone operator identifier|IRS identifier|carrier ID|ID number|social security number|TIN\/EIN|consignee number|importer of record|notify party \(4811\)|claimant ID|DUNS number|routing number|passport)\b/i,
    making: {},
    isParty: true,
    unlessAfter: ['FR', '2', 'FRM'],
  },
  { name: /^(?:Identifier|Document Recipient Identifier|Claimant Identifier)$/, making: {}, isParty: true },
  // What shipments are known by.
  // The type of the bond stands in its third position.
  { name: /^Bond Number$/, making: { keeps: 3 } },
  { name: /\b(?:container number|equipment number|equipment id)\b/i, making: { digitOf: ofContainer } },
  { name: /\bair waybill\b/i, making: { keeps: 3, digitOf: ofAirWaybill } },
  { name: /\b(?:in-bond|I\.T\.) (?:or entry |entry )?number\b/i, making: { digitOf: ofInBond } },
  { name: /\bbill\b/i, but: /\b(?:issuer|code|type|indicator|qualifier|status)\b/i, making: {} },
  {
    name: /\b(?:seal number|bond number|bond serial number|VIN|car order number|lot number|package identifier|package tracking number|travel document|invoice number|C4 number|control number|shipment reference|item identity number|broker reference|reference number|reference ID|protest|pending action identifier|tracking identification|unique identifier|transaction ID|transaction number|account number|surety reference|action identification|LPCO number|license|certificate|visa number|PGA reference identification)\b/i,
    but: /\b(?:code|type|qualifier|indicator)\b/i,
    making: {},
  },
  {
    name: /^Reference Identifier$/,
    making: {},
    unlessAfter: ['AMT', 'EDA', 'LOC', 'SSR', 'V1', 'FTZ', 'GEN', 'RSN', 'CES'],
  },
  { name: /\bstatement number\b/i, making: { keeps: 7 } },
  // What people write.
  {
    name: /\b(?:user data|marks and numbers|remarks|narrative comment|additional information|title|business description)\b/i,
    but: /\bcode\b/i,
    making: WORDS,
    keeps: RESERVED,
    inputOnly: true,
  },
  {
    name: /\b(?:reference data(?: text)?|record data|pertinent portion)\b/i,
    but: /\bcode\b/i,
    making: {},
    isProse: true,
  },
  { name: /\b(?:text|message|description|comments?|narrative|remarks|explanation)\b/i, making: {}, isProse: true },
];

/** Fields with the code of who files. */
export const FILER_CODE = /\b(?:filer code|sender\/receiver ID code)\b/i;
