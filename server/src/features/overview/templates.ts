/**
 * What an overview puts first, chapter by chapter. Whatever is not named here follows below, by the groups of the structure map.
 */
export interface OverviewTemplate {
  readonly panels?: readonly OverviewPanel[];
  /** Titles of records, by control identifier, where another than the name of the record reads better. */
  readonly titles?: Readonly<Record<string, string>>;
}

export interface OverviewPanel {
  readonly title: string;
  /** Fields as `10.Entry Number`, of the first record with the control identifier in the transaction; blank ones are left out. */
  readonly fields: readonly string[];
}

const entrySummary: OverviewTemplate = {
  panels: [
    {
      title: 'Entry summary',
      fields: [
        '10.Entry Filer Code',
        '10.Entry Number',
        '10.Entry Type Code',
        '10.Summary Filing Action Request Code',
        '10.Broker Reference Number',
        '10.Consolidated Summary Indicator',
        '10.Live Entry Indicator',
        '10.Cargo Release Certification Request Indicator',
        '10.Electronic Signature',
      ],
    },
    {
      title: 'Parties',
      fields: ['11.Importer of Record Number', '11.Consignee Number', '11.Designated Notify Party (4811) Number'],
    },
    {
      title: 'Transport',
      fields: [
        '10.Mode of Transportation (MOT) Code',
        '20.Carrier Code',
        '20.Conveyance Name',
        '20.Vessel Code',
        '21.Trip Identifier',
        '20.Location of Goods Code',
        '11.Foreign Trade Zone Identifier',
      ],
    },
    {
      title: 'Ports and dates',
      fields: [
        '10.District/Port of Entry',
        '20.District/Port of Unlading',
        '20.Designated Exam Port Code',
        '11.U.S. State of Destination Code',
        '20.Estimated Date of Arrival',
        '11.Date of Importation',
        '11.Estimated Entry Date',
        '20.In-Bond/In-Transit Date',
      ],
    },
    {
      title: 'Bond',
      fields: [
        '10.Bond Waiver Indicator',
        '31.Bond Type Code',
        '31.Bond Designation Type Code',
        '31.Continuous Bond Indicator',
        '31.Surety Company Code',
        '31.Single Transaction Bond Amount',
        '31.Single Transaction Bond Producer Account Number',
      ],
    },
    {
      title: 'Payment',
      fields: [
        '10.Payment Type Code',
        '10.Preliminary Statement Print Date',
        '10.Periodic Statement Month',
        '10.Statement Client Branch Identifier',
        '10.Deferred Tax Payment Code',
      ],
    },
  ],
  titles: {
    '10': 'Other header data',
    '22': 'Manifest quantity',
    '23': 'Bills of lading',
    '31': 'Further bonds',
    '44': 'Description',
    '47': 'Parties',
    '50': 'Tariff numbers, value and duty',
    '60': 'Internal revenue tax',
    '61': 'Other revenue',
    '62': 'Fees',
    '88': 'Antidumping and countervailing duty',
    '89': 'Fee totals',
    '90': 'Grand totals',
    E0: 'Refers to',
  },
};

const cargoRelease: OverviewTemplate = {
  panels: [
    {
      title: 'Entry',
      fields: [
        'SE10.Entry Filer Code',
        'SE10.Entry Number',
        'SE10.Entry Type',
        'SE10.Valid Action Code',
        'SE10.Estimated Entry Value',
        'SE10.Bond Type Code',
      ],
    },
    {
      title: 'Parties',
      fields: ['SE10.Importer of Record', 'SE10.Importer of Record Type', 'SE13.Contact Name', 'SE13.Contact Phone'],
    },
    {
      title: 'Transport',
      fields: [
        'SE10.Mode of Transportation (MOT) Code',
        'SE11.Conveyance Name or FTZ ID',
        'SE11.Voyage/Flight/Trip Manifest Number',
        'SE11.Location of Goods (FIRMS)',
        'SE11.Elected Exam Site (FIRMS)',
      ],
    },
    {
      title: 'Ports and dates',
      fields: [
        'SE10.Planned Port of Entry',
        'SE10.Port of Unlading',
        'SE11.Entry Date Election Code',
        'SE11.Elected Entry Date',
      ],
    },
  ],
  titles: {
    SE10: 'Other header data',
    SE11: 'Further header data',
    SE13: 'Correction or cancellation',
    SE15: 'Bills of lading',
    SE17: 'Containers',
    SE20: 'References',
    SE40: 'Goods',
    SE60: 'Tariff numbers and value',
  },
};

const inBond: OverviewTemplate = {
  panels: [
    {
      title: 'In-bond',
      fields: ['10.In-bond Number', '10.In-bond Entry Type', '10.In-Bond Entry Type', '10.Action Code', '10.Value'],
    },
    {
      title: 'Carriers',
      fields: ['10.In-bond Carrier Code', '10.Bonded Carrier ID', '20.Importing Carrier Code'],
    },
    {
      title: 'Transport',
      fields: [
        '20.Import Mode of Transport (MOT) Code',
        '20.Importing Conveyance Name',
        '20.Voyage/Flight/Trip Number',
        '20.Country Code of Importing Carrier',
      ],
    },
    {
      title: 'Ports and dates',
      fields: [
        '20.Port of Importing Conveyance Arrival',
        '20.Estimated Date of Arrival',
        '10.U.S. Port of Destination',
        '10.Port of Foreign Destination',
        '10.Foreign Destination',
      ],
    },
  ],
  titles: { '10': 'Other header data', '20': 'Conveyance' },
};

const reconciliation: OverviewTemplate = {
  panels: [
    {
      title: 'Reconciliation',
      fields: [
        '10.Entry Filer Code',
        '10.Entry Number',
        '10.Reconciliation Type Code',
        '10.Filing Action Request Code',
        '10.Broker Reference Number',
      ],
    },
    {
      title: 'Parties',
      fields: [
        '10.Importer of Record Number',
        '10.Designated Notify Party (4811) Number',
        '11.Contact Name',
        '11.Contact Phone Number',
        '11.Contact Email Address',
      ],
    },
    { title: 'Bond', fields: ['10.Bond Type Code', '10.Surety Code'] },
    {
      title: 'Payment',
      fields: ['90.Payment Type Code', '90.Preliminary Statement Print Date', '90.Statement Client Code'],
    },
  ],
  titles: {
    '10': 'Other header data',
    '21': 'Reconciled revenue',
    '50': 'Line',
    '52': 'Underlying entry lines',
    '53': 'Reconciled',
    '54': 'Reconciled, further tariff numbers',
    '55': 'Reconciled revenue',
    '56': 'Original',
    '57': 'Original, further tariff numbers',
    '58': 'Original revenue',
    '91': 'Reconciled totals',
    '92': 'Payable totals',
    E0: 'Refers to',
  },
};

const dailyStatement: OverviewTemplate = {
  panels: [
    {
      title: 'Payment due',
      fields: [
        'Q3.Daily Statement Number',
        'Q3.Daily Statement Print Date',
        'Q3.Importer of Record Number',
        'Q4.Total Amount Due',
        'Q3.Total Estimated Duty',
        'Q3.Total Estimated Tax',
        'Q3.Total Deferred Tax',
        'Q4.Total Antidumping Duty',
        'Q4.Total Countervailing Duty',
      ],
    },
    {
      title: 'Payment',
      fields: [
        'Q5.Daily Statement Number',
        'Q5.Daily Statement Print Date',
        'Q5.Importer of Record Number',
        'Q6.Total Amount Paid',
        'Q5.Total Estimated Duty',
        'Q5.Total Estimated Tax',
        'Q5.Total Deferred Tax',
        'Q6.Total Antidumping Duty',
        'Q6.Total Countervailing Duty',
      ],
    },
  ],
  titles: {
    Q1: 'Duty and tax',
    Q2: 'Further duty',
    QA: 'Fees',
    Q3: 'Statement totals',
    Q4: 'Further statement totals',
    QE: 'Fees',
    Q5: 'Statement totals',
    Q6: 'Further statement totals',
    QJ: 'Fees',
  },
};

const monthlyStatement: OverviewTemplate = {
  panels: [
    {
      title: 'Payment due',
      fields: [
        'Q3.Periodic Monthly Statement Number',
        'Q3.Periodic Monthly Statement Print Date',
        'Q3.Periodic Monthly Statement Due Date',
        'Q3.Periodic Monthly Statement Importer Number',
        'Q4.Total Amount Due',
        'Q3.Total Duty',
        'Q3.Total Tax',
        'Q4.Total Antidumping Duty',
        'Q4.Total Countervailing Duty',
      ],
    },
    {
      title: 'Payment',
      fields: [
        'Q5.Periodic Monthly Statement Number',
        'Q5.Periodic Monthly Statement Print Date',
        'Q5.Periodic Monthly Statement Due Date',
        'Q5.Periodic Monthly Statement Importer Number',
        'Q6.Total Amount Paid',
        'Q5.Total Duty',
        'Q5.Total Tax',
        'Q6.Total Antidumping Duty',
        'Q6.Total Countervailing Duty',
      ],
    },
  ],
  titles: dailyStatement.titles ?? {},
};

const importerQuery: OverviewTemplate = {
  panels: [
    {
      title: 'Importer',
      fields: [
        'K1.Importer Number',
        "K1.Importer's Name",
        'K2.Name Qualifier',
        'K2.Line Two of Importer Name',
        'K7.Full Legal Importer Name',
        'K1.Query Results Code',
      ],
    },
    {
      title: 'Bond',
      fields: [
        'K1.Bond Number',
        'K1.Bond Type/Activity Code',
        'K1.Surety Code',
        'K1.Bond Amount',
        'K2.Bond Amount',
        'K1.Bond Effective Date',
        'K2.Bond Termination Date',
        'K1.District/Port Where Bond Was Filed',
        'K2.Bond Sufficiency Indicator',
        'K2.Bond User Status Indicator',
        'K2.Bond User Termination Date',
      ],
    },
    {
      title: 'Mailing address',
      fields: ['K3.Address Line One', 'K3.Address Line Two', 'K4.City', 'K4.State Code', 'K4.Postal Code'],
    },
    {
      title: 'Physical address',
      fields: ['K5.Address Line One', 'K5.Address Line Two', 'K6.City', 'K6.State Code', 'K6.Postal Code'],
    },
    { title: 'Center', fields: ['K7.Center Identifier', 'K7.Center ID Description'] },
  ],
  titles: { K: 'Importers asked about', K1: 'Record', K2: 'Statement', K8: 'Additional information' },
};

/** By chapter. */
export const overviewTemplates: Readonly<Record<string, OverviewTemplate>> = {
  'entry-summary-create-update': entrySummary,
  'cargo-release': cargoRelease,
  'in-bond': inBond,
  reconciliation,
  'daily-statement': dailyStatement,
  'periodic-monthly-statement': monthlyStatement,
  'importer-bond-query': importerQuery,
};
