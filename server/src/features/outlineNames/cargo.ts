/** Names of cargo on its way: manifests, in-bond movements, zone admissions. */
import { ENTRY, BILL, type ChapterNames } from './template';

/** The number of a bill of lading, on the in-bond transaction and on the status notification. */
const MASTER_BILL =
  '{Issuer Code of Simple/Regular/Master Bill of Lading|Issuer Code of Simple/Regular Master Bill Number}{Issuer Sequence of Simple/Regular Master Bill of Lading|Simple/Regular Master Bill Number}';

export const cargo: Readonly<Record<string, ChapterNames>> = {
  'in-bond': {
    units: {
      '10': 'In-bond {In-bond Number} · {Action Code=} · {In-bond Entry Type=}',
      '30': `Status · ${MASTER_BILL}`,
      '05': `Status · {Conveyance Name} {Voyage/Trip Number} · ${MASTER_BILL.replaceAll(/[{|]/g, '$&30.')}`,
    },
    groups: {
      '30': `Bill of lading · ${MASTER_BILL}`,
      '50': 'Shipper · {Foreign Shipper Name}',
      '55': 'Consignee · {Consignee Name}',
      '60': 'Notify party · {Notify Party Name}',
      '65': 'Container · {Container Number}',
      '70': 'Cargo · {Harmonized Number} · {71.Description}',
      '40': 'Details',
      '75': 'Hazardous material · {Hazardous Material Code}',
    },
    records: {
      '10': '{In-bond Number}',
      '20': '{Importing Carrier Code} {Importing Conveyance Name}',
      '30': MASTER_BILL,
      '71': '{Description}',
      '95': '{Narrative Message Identifier} {Narrative Message}',
    },
  },
  'broker-download': {
    units: { '1M': 'Manifest · {Carrier Code} {Importing Conveyance Name} {Trip Data}' },
    groups: {
      '1P': 'Port · {Port of Unlading}',
      '1J': 'Issuer · {Issuer Code}',
      '1B': 'Bill of lading · {Bill of Lading}',
      '0N': 'Entity · {Entity ID Code 1} {Name}',
      '0D': 'Cargo · {Harmonized Number} · {1D.Description}',
      '1D': 'Cargo · {Description}',
      '1V': 'Hazardous material · {Hazardous Material Code}',
      '1I': 'In-bond · {Conventional In-Bond Number}',
      '1C': 'Container · {Equipment Initial}{Equipment Number}',
    },
    records: {
      '0N': '{Entity ID Code 1} {Name}',
      '1B': '{Bill of Lading}',
      '1C': '{Equipment Initial}{Equipment Number}',
      '1D': '{Description}',
    },
  },
  'cargo-manifest-query': {
    units: {
      'WR1 input': `Query · ${ENTRY} · {In-bond Number} · {Issuer Code of Bill of Lading Number}{Bill of Lading Number} · {Air Waybill Number}`,
      'WR1 output': `Response · ${ENTRY} · {WR4.In-Bond Number} · {WSC.Air Waybill Number}`,
      WO10: `Response ${ENTRY}`,
      WR0: `Response ${ENTRY} · {Narrative Message}`,
      WSA: 'Response · {In-bond Number} · {Narrative Message}',
      WSB: 'Response · {Air Waybill Number} · {Narrative Message}',
    },
    groups: {
      WO10: `Entry ${ENTRY}`,
      WO40: `Bill · ${BILL}`,
      WO70: '{Government Agency Code}',
      WSC: 'Air waybill · {Air Waybill Number}',
    },
    records: {
      WO10: ENTRY,
      WO40: BILL,
      WO50: '{Disposition Code} {Narrative Message}',
      WO60: '{Disposition Action Code} {Narrative Message}',
      WR5: '{Disposition Action Code} {Narrative Message}',
      WSD: '{Disposition Code} {Narrative Message}',
    },
  },
  'ftz-admission': {
    units: { '10': 'Admission · {Zone ID} {Calendar Year} {Control Number} · {Action Code=}' },
    groups: {
      '20': 'Conveyance · {SCAC / Airline Carrier Code} {Conveyance Name}',
      '40': 'Bill · {Bill of Lading or Air Waybill}',
      '50': 'Line {Line Item Number} · HTS {Harmonized Tariff Schedule Number}',
    },
    records: {
      '10': '{Zone ID} {Control Number}',
      '20': '{SCAC / Airline Carrier Code} {Conveyance Name}',
      '50': '{Line Item Number} {Harmonized Tariff Schedule Number}',
      '60': '{Description}',
    },
  },
};
