/** Countries that the chapter treats apart. */

/** Codes of AE Table 5 (ESF-216), the extended ones of British Columbia included. */
const PROVINCES = 'XA XB XC XM XN XO XP XQ XS XT XV XW XY XD XE'.split(' ');
const INSULAR_POSSESSIONS = 'AS GU MP PR UM VI'.split(' ');

/** @returns true for the code of a Canadian province */
export function isCanadianProvince(code: string): boolean {
  return PROVINCES.includes(code);
}

/** @returns true for CA and for the code of a Canadian province */
export function isCanada(code: string): boolean {
  return code === 'CA' || isCanadianProvince(code);
}

/** @returns true for an insular possession of the United States; Puerto Rico is counted among them, for rules that exempt them */
export function isInsularPossession(code: string): boolean {
  return INSULAR_POSSESSIONS.includes(code);
}
