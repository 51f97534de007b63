/** Names of importers, bonds, statements, claims, and of reference queries. */
import { ENTRY, CONDITION, REFERENCE, type ChapterNames } from './template';

export const accounts: Readonly<Record<string, ChapterNames>> = {
  'batch-block-control': {
    units: { X0: 'Rejected · {X1.Condition Code} {X1.Narrative Text}', X1: `Rejected · ${CONDITION}` },
    groups: { X0: '{Reference Data Type Code} · {X1.Condition Code}' },
    records: { X0: '{Reference Data Type Code}', X1: CONDITION },
  },
  'importer-bond-query': {
    units: { K: 'Query · {Importer Number (1)}', K1: "Importer · {Importer Number} · {Importer's Name}" },
    records: { K1: "{Importer Number} {Importer's Name}", K8: '{Additional Information}' },
  },
  'importer-create-update': {
    units: {
      T1: 'Importer · {Importer Number} · {Abbreviated Importer Name}',
      E0: `Importer Response · ${REFERENCE}`,
      E1: `Importer Response · ${CONDITION}`,
    },
    groups: { TI: 'Officer · {Name}', TK: 'Related business · {Name of Entity}' },
    records: {
      T1: '{Importer Number} {Abbreviated Importer Name}',
      T2: '{Mailing City}',
      TI: '{Name}',
      TK: '{Name of Entity}',
      E0: REFERENCE,
      E1: CONDITION,
    },
  },
  'adcvd-case-query': {
    units: {
      Q1: 'Query · {Case Number 1}',
      Q2: 'Query by criteria',
      RA: 'Case {Case Number} · {Short Description}',
      RX: `Response · ${CONDITION}`,
    },
    groups: { RA: 'Case {Case Number} · {Short Description}' },
    records: {
      RA: '{Case Number} {Short Description}',
      RB: '{Official Case Name}',
      RC: '{Manufacturer Name}',
      RD: '{Foreign Exporter Name}',
      RE: '{Contact Name}',
      RF: '{Deposit Rate Effective Date}',
      RG: '{Event} {Determination}',
      RH: '{Bond/Cash Effective Date}',
      RI: '{Tariff Number 1}',
      RJ: '{Suspension Action}',
      RX: CONDITION,
    },
  },
  'daily-statement': {
    units: { Q1: 'Daily Statement · {Q5.Daily Statement Number|Q3.Daily Statement Number}' },
    groups: {
      Q1: `Entry Summary ${ENTRY}`,
      Q3: 'Payment due · {Daily Statement Number}',
      Q5: 'Payment · {Daily Statement Number}',
    },
    records: { Q1: ENTRY, Q2: ENTRY },
  },
  'periodic-monthly-statement': {
    units: { Q1: 'Monthly Statement · {Q5.Periodic Monthly Statement Number|Q3.Periodic Monthly Statement Number}' },
    groups: {
      Q1: 'Daily Statement · {Periodic Daily Statement Number}',
      Q3: 'Payment due · {Periodic Monthly Statement Number}',
      Q5: 'Payment · {Periodic Monthly Statement Number}',
    },
  },
  drawback: {
    units: {
      '10': 'Drawback {Entry Filer Code}-{Entry Number or Drawback Claim Number} · {Summary Filing Action Request Code=}',
      E0: `Drawback Response · ${REFERENCE}`,
      E1: `Drawback Response · ${CONDITION}`,
    },
    groups: {
      '10': 'Header',
      '40': `Import ${ENTRY} · HTS {41.HTS Number}`,
      '41': 'HTS {HTS Number}',
      '50': 'Manufactured article · HTS {HTS Number}',
      '60': 'Export or destruction · HTS {HTS Number} · {Export/Destroy Date}',
      '70': 'Export or destruction · HTS {HTS Number} · {Export/Destroy Date}',
      '89': 'Totals',
    },
    records: {
      '10': '{Entry Filer Code}-{Entry Number or Drawback Claim Number}',
      '40': ENTRY,
      '41': '{HTS Number}',
      '50': '{HTS Number}',
      '60': '{HTS Number}',
      '70': '{HTS Number}',
      E0: REFERENCE,
      E1: CONDITION,
    },
  },
  ebond: {
    units: { '10': 'Bond · type {Bond Type Code} · {30.Principal ID Number} · {30.Principal Name}' },
    groups: {
      '10': 'Header',
      '20': 'Single transaction bond · {Transaction ID}',
      '30': 'Principal · {Principal ID Number} {Principal Name}',
      '35': 'Co-principal · {Co-Principal ID Number} {Co-Principal Name}',
      '36': 'User · {Bond User ID Number} {Bond User Name}',
      '40': 'Surety · {Surety Code} {Surety Name}',
      '45': 'Co-surety · {Co-Surety Code} {Co-Surety Name}',
      '46': 'Re-insurer · {Surety Code for Re-Insurer} {Surety Name}',
    },
    records: {
      '20': '{Transaction ID}',
      '30': '{Principal ID Number} {Principal Name}',
      '35': '{Co-Principal ID Number} {Co-Principal Name}',
      '36': '{Bond User ID Number} {Bond User Name}',
      '40': '{Surety Code} {Surety Name}',
      '45': '{Co-Surety Code} {Co-Surety Name}',
      '90': CONDITION,
    },
  },
  'hts-query': {
    units: {
      W: 'Query · {From Tariff Number} · to {To Tariff Number}',
      W1: 'Tariff number {Tariff Number}',
      W0: 'Response · {Narrative Message}',
    },
    groups: { W1: 'Tariff number {Tariff Number}' },
    records: { W0: '{Narrative Message}' },
  },
  'quota-query': {
    units: {
      Q1: 'Query · {Quota Query ID}',
      Q2: 'Result · {Quota Query ID} · {Country of Origin}',
      Q5: 'Result · {Narrative Text}',
    },
    records: { Q1: '{Quota Query ID}', Q2: '{Quota Query ID} {Country of Origin}', Q3: '{Description}', Q5: CONDITION },
  },
  manufacturer: {
    units: {
      $A: 'Manufacturer · {$1.Firm Name|$5.Firm Name}',
      $1: 'Manufacturer · {ISO Country Code} {Firm Name}',
      $5: 'Manufacturer · {ISO Country Code} {Firm Name}',
    },
    records: {
      $1: '{ISO Country Code} {Firm Name}',
      $5: '{ISO Country Code} {Firm Name}',
      $6: '{Manufacturer ID Code}',
      $7: '{Narrative Message}',
    },
  },
  reconciliation: {
    units: {
      '10': `Reconciliation ${ENTRY} · {Filing Action Request Code=}`,
      E0: `Reconciliation Response · ${REFERENCE}`,
      E1: `Reconciliation Response · ${CONDITION}`,
    },
    groups: {
      '20': 'Entry Summary {Associated Entry Filer Code}-{Associated Entry Summary Number}',
      '50': 'Line · HTS {Primary HTS Number}',
      D1: 'Recipient · {Document Recipient Name}',
      C1: 'Claimant · {Claimant Name}',
      E0: REFERENCE,
    },
    records: {
      '10': ENTRY,
      '20': '{Associated Entry Filer Code}-{Associated Entry Summary Number}',
      '50': '{Primary HTS Number}',
      E0: REFERENCE,
      E1: CONDITION,
    },
  },
  'tib-extension': {
    units: {
      XA: `TIB ${ENTRY} · {Extension/Closure Code=}`,
      X1: `Expiration ${ENTRY} · {TIB Expiration Date}`,
      E0: `Response ${ENTRY}`,
      E1: `Response · ${CONDITION}`,
    },
    records: { XA: ENTRY, X1: ENTRY, E0: ENTRY, E1: CONDITION },
  },
};
