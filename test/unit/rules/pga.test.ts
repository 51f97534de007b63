/** Each rule of the message set of partner government agencies, broken and kept. */
import { pgaRules } from '../../../server/src/checks/rules/pga';
import { pgaGroupRules } from '../../../server/src/checks/rules/pgaGroups';
import { describeRules } from '../../support/ruleTests';

describeRules('rules of the agency message set', [...pgaRules, ...pgaGroupRules], [], {
  'pga-line-number': [
    {
      in: 'ae-pga',
      edits: ['PG01: PGA Line Number = 2'],
      finds: ['warning PG01: PGA Line Number'],
      says: /002 of FDA stands where 001/,
    },
    {
      in: 'ae-pga',
      edits: ['PG01#2: Government Agency Code = FDA'],
      finds: ['warning PG01#3: PGA Line Number'],
      says: /001 of FDA stands where 002/,
    },
    { in: 'se-add', edits: ['PG01: PGA Line Number = 3'], finds: ['warning PG01: PGA Line Number'] },
    { in: 'ae-pga', edits: ['PG01#2: Government Agency Code = FDA', 'PG01#3: PGA Line Number = 2'] },
    // Counting on through the tariff numbers of a line.
    {
      in: 'ae-pga',
      edits: [
        '+ PG01#3: 509903012500000000000 0000000000             X',
        '+ 50#4: OI        BOARDS',
        '+ OI#3: PG01002FDAFOO                                                                 A',
      ],
    },
    { in: 'ae-pga', edits: [] },
  ],
  'pga-product': [
    { in: 'ae-pga', edits: ['PG01#3: Disclaimer = '], finds: ['error PG01#3'], says: /FDA .*P54/ },
    {
      in: 'ae-pga',
      edits: ['PG01#2: Disclaimer = ', 'PG01#3: Disclaimer = '],
      finds: ['error PG01#2', 'error PG01#3'],
    },
    {
      in: 'ae-pga',
      edits: ['PG01#3: Disclaimer = ', 'PG01#3: Electronic Image Submitted = Y'],
      finds: ['warning PG01#3'],
    },
    { in: 'ae-pga', edits: ['PG01#3: Disclaimer = ', 'PG01#3: Correction Indicator = D'] },
    { in: 'ae-pga', edits: ['PG01#3: Disclaimer = ', '+ PG01#3: PG00R0001'] },
    { in: 'ae-pga', edits: ['PG01#3: Disclaimer = ', '+ PG01#3: PG02P'] },
    { in: 'se-add', edits: [] },
  ],
  'pga-item-type': [
    { in: 'ae-pga', edits: ['+ PG06: PG02P'], finds: ['error PG02#2: Item Type'], says: /P07/ },
    { in: 'ae-pga', edits: ['PG02: Item Type = C', '- PG00#3'], finds: ['warning PG02: Item Type'] },
    { in: 'ae-pga', edits: ['+ PG06: PG02C', '+ PG02#2: PG02C'] },
    { in: 'ae-pga', edits: [] },
  ],
  'pga-product-codes': [
    {
      in: 'ae-pga',
      edits: ['PG02: Product Code Qualifier 2 = FDP'],
      finds: ['warning PG02: Product Code Qualifier 2'],
    },
    { in: 'ae-pga', edits: ['PG02: Product Code Qualifier 2 = SKU'] },
  ],
  'pga-one-description': [
    {
      in: 'se-add',
      edits: [
        '+ PG30: OI        SAUCE',
        '+ OI#2: PG01001APHAPL                                                                 A',
      ],
      finds: ['warning OI#2'],
      says: /P42/,
    },
    { in: 'se-add', edits: [] },
  ],
  'pga-additional-information': [
    {
      in: 'ae-pga',
      edits: ['PG60: Additional Information Qualifier Code = AD2'],
      finds: ['warning PG60: Additional Information Qualifier Code'],
      says: /Behind a PG19 .* not AD2/,
    },
    {
      in: 'ae-pga',
      edits: ['+ PG60: PG60AD2DOCK 3'],
      finds: ['warning PG60#2: Additional Information Qualifier Code'],
    },
    { in: 'ae-pga', edits: ['+ PG20: PG60AD2DOCK 3'] },
    { in: 'ae-pga', edits: [] },
  ],
  'pga-packaging-level': [
    {
      in: 'ae-pga',
      edits: ['- PG26#2'],
      finds: ['warning PG26#2: Packaging Qualifier'],
      says: /Level 3 stands behind level 1/,
    },
    { in: 'ae-pga', edits: ['- PG26'], finds: ['warning PG26: Packaging Qualifier'], says: /begins with 2/ },
    { in: 'ae-pga', edits: ['PG26#3: Packaging Qualifier = 1'] },
    { in: 'ae-pga', edits: [] },
  ],
  'pga-disclaimer-type': [
    { in: 'ae-pga', edits: ['PG01#3: Disclaimer = F'], finds: ['warning PG01#3: Disclaimer'], says: /of type 01/ },
    { in: 'se-add', edits: ['PG01: Disclaimer = F'], finds: ['warning PG01: Disclaimer'] },
    { in: 'se-add', edits: ['PG01: Disclaimer = F', 'SE10: Entry Type = 21'] },
    { in: 'ae-pga', edits: [] },
  ],
  'pga-date-order': [
    {
      in: 'ae-pga',
      edits: ['PG25: Production End Date of the Lot = 05312026'],
      finds: ['warning PG25: Production End Date of the Lot'],
    },
    { in: 'ae-pga', edits: ['PG25: Production End Date of the Lot = 06012026'] },
  ],
  'pga-declarant': [
    {
      in: 'se-add',
      edits: ['- PG00', '+ PG21: PG22 942         CI EP2 Y01272026'],
      finds: ['information PG22: Entity Role Code'],
      says: /role CI/,
    },
    { in: 'se-add', edits: ['+ PG21: PG22 942         CI EP2 Y01272026'] },
    { in: 'se-add', edits: ['- PG00', '+ PG21: PG22 942         MF EP2 Y01272026'] },
  ],
  'pga-group-closed': [
    { in: 'ae-pga', edits: ['+ PG02: PG50'], finds: ['error PG50'], says: /has no PG51/ },
    {
      in: 'ae-pga',
      edits: ['+ PG02: PG50', '+ PG50: PG50', '+ PG07: PG51'],
      finds: ['error PG50#2'],
      says: /groups within groups/,
    },
    { in: 'ae-pga', edits: ['+ PG02: PG50', '+ PG07: PG51'] },
    { in: 'ae-pga', edits: [] },
  ],
  'pga-group-contents': [
    { in: 'ae-pga', edits: ['+ PG02: PG50', '+ PG50: PG23VES  EXAMPLE', '+ PG07: PG51'], finds: ['warning PG23'] },
    { in: 'ae-pga', edits: ['+ PG02: PG50', '+ PG07: PG51'] },
  ],
  'pga-substitution': [
    {
      in: 'ae-pga',
      edits: ['PG00#3: Substitution Number = 0002'],
      finds: ['warning PG00#3: Substitution Number'],
      says: /No substitution group .* 0002/,
    },
    {
      in: 'ae-pga',
      edits: [
        'PG00: Substitution Number = 0002',
        'PG00#2: Substitution Number = ',
        'PG00#3: Substitution Number = 0002',
      ],
      finds: ['warning PG00: Substitution Number'],
      says: /0001 is due/,
    },
    { in: 'ae-pga', edits: ['PG00#2: Substitution Indicator = R'], finds: ['warning PG00'], says: /no PG00 E/ },
    {
      in: 'ae-pga',
      edits: ['PG00#2: Substitution Number = 0002'],
      finds: ['warning PG00#2: Substitution Number'],
      says: /0001 is open, not 0002/,
    },
    { in: 'ae-pga', edits: ['PG00#2: Substitution Number = '] },
    { in: 'se-add', edits: [] },
    { in: 'ae-pga', edits: [] },
  ],
});
