/** Each rule of zone admissions, reconciliation, importer and manufacturer records, broken and kept. */
import { ftzAdmissionRules } from '../../../server/src/checks/rules/ftzAdmission';
import { importerUpdateRules } from '../../../server/src/checks/rules/importerUpdate';
import { manufacturerRules } from '../../../server/src/checks/rules/manufacturer';
import { reconciliationRules } from '../../../server/src/checks/rules/reconciliation';
import { describeRules } from '../../support/ruleTests';

const articleSet = [
  '50: SPI Secondary = X',
  '51: Value = 71000',
  '50#2: SPI Secondary = V',
  '50#2: Line Item Number = 1',
  '+ 60#3: 50000019403830015    VN000000250000KG 000000000000      Y',
  '50#3: SPI Secondary = V',
  '+ 50#3: 5100000260000000000620000000000300N00001125',
  '+ 51#3: 60BOXES                                        MIDVNEXAALU7TOR',
];

describeRules('rules of zone admissions', ftzAdmissionRules, [], {
  'ft-zone-id': [
    {
      in: 'ft-admission',
      edits: ['10: Expanded Zone ID Indicator = N'],
      finds: ['warning 10: Zone ID'],
      says: /7 characters; it has 9/,
    },
    { in: 'ft-admission', edits: ['10: Expanded Zone ID Indicator = N', '10: Zone ID = 0260A01'] },
    { in: 'ft-admission', edits: [] },
  ],
  'ft-reasons': [
    { in: 'ft-admission', edits: ['- 12'], finds: ['warning 11: Reason Code'], says: /FT12/ },
    {
      in: 'ft-admission',
      edits: ['11: Additional Reason Codes = "0508"'],
      finds: ['warning 11: Additional Reason Codes'],
      says: /08 is given already/,
    },
    {
      in: 'ft-admission',
      edits: ['10: Action Code = A'],
      finds: ['warning 11', 'warning 12'],
      says: /FT11 is for a replacement/,
    },
    { in: 'ft-admission', edits: ['- 12', '11: Reason Code = 09'] },
    { in: 'ft-admission', edits: [] },
  ],
  'ft-dates': [
    { in: 'ft-admission', edits: ['20: Export Date = 20260819'], finds: ['warning 20: Export Date'] },
    { in: 'ft-admission', edits: ['20: Export Date = 20260818'] },
  ],
  'ft-number-length': [
    {
      in: 'ft-admission',
      edits: ['40: Bill of Lading or Air Waybill = XQZL9'],
      finds: ['warning 40: Bill of Lading or Air Waybill'],
    },
    { in: 'ft-admission', edits: ['41: I.T. Number = 99900001'], finds: ['warning 41: I.T. Number'] },
    {
      in: 'ft-admission',
      edits: ['20: Mode of Transportation = 40', '20: Voyage/Trip/Flight Number = 12'],
      finds: ['warning 20: Voyage/Trip/Flight Number'],
      says: /0012/,
    },
    { in: 'ft-admission', edits: ['20: Voyage/Trip/Flight Number = 12'] },
    { in: 'ft-admission', edits: [] },
  ],
  'ft-bill-data': [
    { in: 'ft-admission', edits: ['40: House Bill = HB00017'], finds: ['warning 40: House Bill'] },
    {
      in: 'ft-admission',
      edits: ['20: Admission Type = O', '40: Quantity = '],
      finds: ['warning 40: Quantity'],
      says: /gives its quantity/,
    },
    {
      in: 'ft-admission',
      edits: ['20: Admission Type = O', '- 41'],
      finds: ['warning 40: Quantity'],
      says: /only with an in-bond number/,
    },
    { in: 'ft-admission', edits: ['20: Mode of Transportation = 40', '40: House Bill = HB00017'] },
    { in: 'ft-admission', edits: [] },
  ],
  'ft-line-number': [
    {
      in: 'ft-admission',
      edits: ['50#2: Line Item Number = 3'],
      finds: ['warning 50#2: Line Item Number'],
      says: /00003 stands where 00002/,
    },
    { in: 'ft-admission', edits: ['50#2: Line Item Number = 1'], finds: ['warning 50#2: Line Item Number'] },
    { in: 'ft-admission', edits: ['50#2: Line Item Number = 1', '50#2: SPI Secondary = V'] },
    { in: 'ft-admission', edits: [] },
  ],
  'ft-set-value': [
    {
      in: 'ft-admission',
      edits: [...articleSet, '51: Value = 71001'],
      finds: ['warning 51: Value'],
      says: /71001; .* 71000/,
    },
    { in: 'ft-admission', edits: articleSet },
    { in: 'ft-admission', edits: [...articleSet, '- 51#3'] },
  ],
  'ft-manufacturer': [
    { in: 'ft-admission', edits: ['60: Reference Qualifier = STL'], finds: ['warning 50'] },
    { in: 'ft-admission', edits: [] },
    { in: 'ft-status-change', edits: [] },
  ],
  'ft-canadian-origin': [
    { in: 'ft-admission', edits: ['50#2: Country of Origin = CA'], finds: ['warning 50#2: Country of Origin'] },
    { in: 'ft-admission', edits: [] },
  ],
});

describeRules('rules of reconciliation entries', reconciliationRules, [], {
  're-revenue-pairs': [
    {
      in: 're-reconciliation',
      edits: ['21: Estimated Reconciled Revenue Amount 2 = '],
      finds: ['warning 21: Estimated Reconciled Revenue Amount 2'],
    },
    {
      in: 're-reconciliation',
      edits: ['91: Accounting Class Code 2 = '],
      finds: ['warning 91: Accounting Class Code 2'],
    },
    {
      in: 're-reconciliation',
      edits: ['55: Accounting Class Code 2 = 499'],
      finds: ['warning 55: Accounting Class Code 2'],
      says: /twice/,
    },
    { in: 're-reconciliation', edits: [] },
  ],
  're-line-interest': [
    {
      in: 're-reconciliation',
      edits: ['55: Accounting Class Code 2 = 044'],
      finds: ['warning 55: Accounting Class Code 2'],
    },
    { in: 're-reconciliation', edits: ['92: Accounting Class Code 2 = 044'] },
  ],
  're-associated-entry': [
    { in: 're-reconciliation', edits: ['- 20', '- 21'], finds: ['warning 10'] },
    { in: 're-reconciliation', edits: ['- 20', '- 21', '10: Filing Action Request Code = D'] },
    { in: 're-reconciliation', edits: [] },
  ],
  're-line-pointer': [
    {
      in: 're-reconciliation',
      edits: ['52: Underlying Entry Filer Code 2 = 9XX'],
      finds: ['warning 52: Underlying Entry Number 2'],
    },
    {
      in: 're-reconciliation',
      edits: [
        '52: Underlying Entry Filer Code 2 = 9XX',
        '52: Underlying Entry Number 2 = 01000024',
        '52: Underlying Line Number 2 = 001',
      ],
    },
    { in: 're-reconciliation', edits: [] },
  ],
});

describeRules('rules of importer records', importerUpdateRules, [], {
  'tp-overflow': [
    {
      in: 'tp-importer',
      edits: ['TN: Additional Information Qualifier Code = BN1'],
      finds: ['warning TN: Additional Information Qualifier Code'],
      says: /a TH record/,
    },
    { in: 'tp-importer', edits: [] },
  ],
  'tp-line-number': [
    {
      in: 'tp-importer',
      edits: ['TI#2: Line Item Number = 3', 'TJ#2: Line Item Number = 3'],
      finds: ['warning TI#2: Line Item Number'],
    },
    { in: 'tp-importer', edits: ['TJ#2: Line Item Number = 1'], finds: ['warning TJ#2: Line Item Number'], says: /02/ },
    { in: 'tp-importer', edits: [] },
  ],
  'tp-physical-address': [
    { in: 'tp-importer', edits: ['- TB', '- TC'], finds: ['warning TE: Mailing Address Type'], says: /type 7/ },
    { in: 'tp-importer', edits: ['TE: Physical Address Type = '], finds: ['warning TE: Physical Address Type'] },
    { in: 'tp-importer', edits: ['- TB', '- TC', 'TE: Mailing Address Type = 2'] },
    { in: 'tp-importer', edits: [] },
  ],
  'tp-state': [
    { in: 'tp-importer', edits: ['T2: Mailing State Code = FN'], finds: ['warning T2: Mailing State Code'] },
    { in: 'tp-importer', edits: ['TC: Physical Country Code = DE'], finds: ['warning TC: Physical State Code'] },
    { in: 'tp-importer', edits: [] },
  ],
  'tp-importer-type': [
    { in: 'tp-importer', edits: ['T1: Importer Type = '], finds: ['warning T1: Importer Type'] },
    { in: 'tp-importer', edits: [] },
  ],
  'tp-passport': [
    { in: 'tp-importer', edits: ['TJ: Passport Type = '], finds: ['warning TJ: Passport Type'] },
    { in: 'tp-importer', edits: ['TJ: Passport Type = ', 'TJ: Passport Number = '] },
  ],
});

describeRules('rules of manufacturer records', manufacturerRules, [], {
  'mi-continuation': [
    { in: 'manufacturer-add', edits: ['$2#2: Firm Name = GMBH'], finds: ['warning $2#2: Firm Name'] },
    { in: 'manufacturer-add', edits: ['$4: City = GUANGDONG'], finds: ['warning $4: City'] },
    { in: 'manufacturer-add', edits: [] },
  ],
  'mi-postal-code': [
    { in: 'manufacturer-add', edits: ['- $4#2'], finds: ['warning $1#3'], says: /in XO/ },
    {
      in: 'manufacturer-add',
      edits: ['$4: ZIP or Postal Code = '],
      finds: ['warning $4: ZIP or Postal Code'],
      says: /in CN/,
    },
    { in: 'manufacturer-add', edits: ['$4: ZIP or Postal Code = ', '$1: ISO Country Code = TH'] },
    { in: 'manufacturer-add', edits: [] },
  ],
  'mi-canada': [
    { in: 'manufacturer-add', edits: ['$1#3: ISO Country Code = CA'], finds: ['warning $1#3: ISO Country Code'] },
    { in: 'manufacturer-add', edits: [] },
  ],
});
