/**
 * What names a record, a group and a transaction in the outline, chapter by chapter.
 *
 * A template is text with fields in braces: `{HTS Number}` of the record that heads it, `{50.HTS Number}` of the first 50-record in the
 * group or transaction, `{A|B}` of the first that is not blank, `{*}` of the first fields that the template does not name, and `{Code=}`
 * of what a code means. ` · ` separates parts; a part whose fields are all blank is left out. Where a chapter says nothing, the first
 * values of the record name it. A key may end in the direction of the record: `WR1 input`.
 */
export interface ChapterNames {
  /** Transactions, by the record they begin with. */
  readonly units?: Readonly<Record<string, string>>;
  /** Groups, by the record they begin with. */
  readonly groups?: Readonly<Record<string, string>>;
  /** Values that tell a record from others of its kind. */
  readonly records?: Readonly<Record<string, string>>;
}

/** Parts of templates that several chapters use. */
export const ENTRY = '{Entry Filer Code}-{Entry Number}';
export const CONDITION = '{Condition Code} {Narrative Text}';
export const REFERENCE = '{Reference Data Type Code} {*}';
export const ENTITY = '{Entity Code} {Entity Name} · {Entity Identifier}';
export const ADDRESS = '{Address Information 1} {Address Information 2}';
export const CITY = '{City Name} {Postal Code} {Country Code}';
export const BILL = '{Bill Type Indicator} {Issuer Code of Bill of Lading Number}{Bill of Lading Number}';
