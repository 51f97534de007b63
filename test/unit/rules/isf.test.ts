/** Each rule of importer security filings, broken and kept. */
import { isfRules } from '../../../server/src/checks/rules/isf';
import { describeRules } from '../../support/ruleTests';

describeRules('rules of importer security filings', isfRules, [], {
  'sf-parties': [
    { in: 'sf-isf10', edits: ['- SF30#4'], finds: ['warning SF10'], says: /ISF-10 .* BY missing/ },
    {
      in: 'sf-isf5',
      edits: ['SF30#2: Entity Code = LG'],
      finds: ['warning SF10', 'warning SF30#2: Entity Code'],
      says: /ISF-5 .* ST missing/,
    },
    {
      in: 'sf-isf10',
      edits: ['+ SF30: SF30IM                                    EI 89-1234567AC'],
      finds: ['warning SF30#2: Entity Code'],
    },
    { in: 'sf-isf10', edits: [] },
    { in: 'sf-delete', edits: [] },
  ],
  'sf-party-order': [
    {
      in: 'sf-isf10',
      edits: ['SF30: Entity Code = CN', 'SF30#2: Entity Code = IM'],
      finds: ['information SF30#2: Entity Code'],
    },
    { in: 'sf-isf10', edits: [] },
  ],
  'sf-party-address': [
    { in: 'sf-isf10', edits: ['- SF36'], finds: ['warning SF30#3: Entity Name'], says: /SF36 missing/ },
    { in: 'sf-isf10', edits: ['+ SF30#4: SF35155 SAMPLE ROAD'], finds: ['warning SF35#2'] },
    { in: 'sf-isf10', edits: [] },
  ],
  'sf-manufacturer-tariff': [
    { in: 'sf-isf10', edits: ['- SF40#3'], finds: ['warning SF30#9'] },
    { in: 'sf-isf10', edits: ['+ SF30#4: SF404602111500CN'], finds: ['warning SF40'], says: /not behind BY/ },
    { in: 'sf-isf10', edits: [] },
    { in: 'sf-isf5', edits: [] },
  ],
  'sf-bond-references': [
    {
      in: 'sf-isf10',
      edits: ['SF10: Bond Type = 9', 'SF10: Bond Activity Code = 16', '+ SF20: SF20V1 901'],
      finds: ['warning SF10: Bond Type'],
      says: /; SBN missing/,
    },
    {
      in: 'sf-isf10',
      edits: ['SF10: Bond Type = 9', 'SF10: Bond Activity Code = 16', '+ SF20: SF20V1 901', '+ SF20: SF20SBN000017'],
    },
    { in: 'sf-isf10', edits: [] },
  ],
  'sf-passport': [
    {
      in: 'sf-isf10',
      edits: ['SF10: ISF Importer Number Qualifier = AEF', '+ SF20: SF20FN SAMPLE, JO, A'],
      finds: ['warning SF10: ISF Importer Number Qualifier'],
      says: /this is type 01/,
    },
    {
      in: 'sf-isf10',
      edits: ['SF10: ISF Importer Number Qualifier = AEF', 'SF10: Shipment Type Code = 03'],
      finds: ['warning SF10: ISF Importer Number Qualifier'],
      says: /qualifier FN/,
    },
    {
      in: 'sf-isf10',
      edits: ['SF30#2: Entity Identifier Qualifier = AEF'],
      finds: ['warning SF30#2: Entity Identifier Qualifier'],
    },
    {
      in: 'sf-isf10',
      edits: [
        'SF10: ISF Importer Number Qualifier = AEF',
        'SF10: Shipment Type Code = 03',
        '+ SF20: SF20FN SAMPLE, JO, A',
      ],
    },
  ],
  'sf-shipment-records': [
    {
      in: 'sf-isf10',
      edits: ['SF10: Shipment Type Code = 06'],
      finds: ['warning SF10: Shipment Type Code'],
      says: /6C/,
    },
    {
      in: 'sf-isf10',
      edits: ['SF10: Shipment Type Code = 11'],
      finds: ['warning SF10: Shipment Type Code'],
      says: /SF13/,
    },
    { in: 'sf-isf10', edits: ['SF10: Shipment Type Code = 11', '+ SF10: SF13010000000072000000000600PCS00000029000K'] },
    { in: 'sf-isf10', edits: [] },
  ],
  'sf-amount': [
    {
      in: 'sf-isf10',
      edits: ['+ SF10: SF13010000000072000000000000PCS00000029000K'],
      finds: ['warning SF13: Estimated Quantity'],
    },
    { in: 'sf-isf10', edits: ['+ SF10: SF13010000000072000000000600PCS00000029000K'] },
  ],
  'sf-number-form': [
    {
      in: 'sf-isf10',
      edits: ['SF10: ISF Importer Number = 891234567AB'],
      finds: ['warning SF10: ISF Importer Number'],
      says: /NN-NNNNNNNXX/,
    },
    {
      in: 'sf-isf10',
      edits: ['SF30#9: Entity Identifier = 99999999'],
      finds: ['warning SF30#9: Entity Identifier'],
      says: /NNNNNNNNN/,
    },
    { in: 'sf-isf10', edits: ['SF10: ISF Importer Number = 89-1234567'] },
    { in: 'sf-isf5', edits: [] },
  ],
});
