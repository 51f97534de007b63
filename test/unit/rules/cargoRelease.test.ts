/** Each rule of cargo release, broken and kept. */
import { cargoReleaseBlockRules, cargoReleaseRules } from '../../../server/src/checks/rules/cargoRelease';
import { describeRules } from '../../support/ruleTests';

const street = '+ SE30: SE35155 SAMPLE ROAD';

describeRules('rules of cargo release', cargoReleaseRules, cargoReleaseBlockRules, {
  'se-filer-code': [
    {
      in: 'se-add',
      edits: ['SE10: Entry Filer Code = 9XY'],
      finds: ['error SE10: Entry Filer Code'],
      says: /9XY.*9XX/,
    },
    { in: 'se-add', edits: ['- B'] },
    { in: 'se-update', edits: [] },
  ],
  'se-entry-repeated': [
    {
      in: 'se-type86',
      edits: ['+ SE60#2: SE10A9XX  02000445 86               40000000001452720'],
      finds: ['warning SE10#2: Entry Number'],
    },
    { in: 'se-type86', edits: ['+ SE60#2: SE10R9XX  02000445 86               40000000001452720'] },
    { in: 'se-type86', edits: ['+ SE60#2: SE10A9XX  02000452 86               40000000001452720'] },
  ],
  'se-cancel-reference': [
    { in: 'se-cancel', edits: ['- SE20'], finds: ['warning SE13: Reason Code'], says: /qualifier EN/ },
    { in: 'se-cancel', edits: ['SE13: Reason Code = 02'], finds: ['warning SE13: Reason Code'], says: /qualifier IB/ },
    { in: 'se-cancel', edits: ['SE13: Reason Code = 04'], finds: ['warning SE13: Reason Code'], says: /qualifier FTZ/ },
    { in: 'se-cancel', edits: ['SE13: Reason Code = 09', '- SE20'] },
    { in: 'se-cancel', edits: [] },
  ],
  'se-cancel-weekly': [
    { in: 'se-cancel', edits: ['SE13: Reason Code = 12'], finds: ['warning SE13: Reason Code'] },
    { in: 'se-cancel', edits: ['SE13: Reason Code = 12', 'SE10: Entry Type = 06'] },
    {
      in: 'se-cancel',
      edits: ['SE13: Reason Code = 12', 'SE10: Entry Type = 06', '+ SE10: SE11 081926'],
      finds: ['warning SE13: Reason Code'],
    },
    { in: 'se-cancel', edits: ['SE13: Reason Code = 12', 'SE10: Entry Type = 06', '+ SE10: SE11W081926'] },
  ],
  'se-dis-reference': [
    { in: 'se-cancel', edits: ['- SE20#2'], finds: ['warning SE13: DIS Indicator'] },
    { in: 'se-cancel', edits: ['- SE20#2', 'SE13: DIS Indicator = '] },
  ],
  'se-lines-expected': [
    {
      in: 'se-ftz',
      edits: ['SE10: Valid Action Code = A', '- SE40#*', '- SE41#*', '- SE60#*', '- SE61'],
      finds: ['warning SE10'],
    },
    { in: 'se-update', edits: [] },
    { in: 'se-ftz', edits: [] },
    // What can't be read may be the line.
    { in: 'se-type86', edits: ['SE40#*: Control Identifier = XX40', '- SE60#*'] },
  ],
  'se-agency-port': [
    {
      in: 'se-unified-isf',
      edits: [
        'SE10: Planned Port of Entry = ',
        '+ SE60: OI        BASKETS',
        '+ OI: PG01001APHAPL                                                                 A',
      ],
      finds: ['warning SE10: Planned Port of Entry'],
    },
    { in: 'se-unified-isf', edits: ['SE10: Planned Port of Entry = '] },
    // A condition of the field says it.
    { in: 'se-add', edits: ['SE10: Planned Port of Entry = '] },
  ],
  'se-zone-mode': [
    {
      in: 'se-ftz',
      edits: ['+ SE13: SE15I    999000015                                                      N'],
      finds: ['warning SE10: Mode of Transportation (MOT) Code'],
    },
    {
      in: 'se-ftz',
      edits: [
        '+ SE13: SE15I    999000015                                                      N',
        'SE10: Mode of Transportation (MOT) Code = 30',
      ],
    },
  ],
  'se-agency-importer': [
    {
      in: 'se-type86',
      edits: [
        '+ SE60: OI        SCARF',
        '+ OI: PG01001FDAFOO                                                                 A',
      ],
      finds: ['warning SE10: Importer of Record'],
    },
    { in: 'se-type86', edits: [] },
  ],
  'se-bond-references': [
    { in: 'se-replace-tib', edits: ['- SE20'], finds: ['warning SE10: Bond Type Code'], says: /V1 missing/ },
    { in: 'se-replace-tib', edits: ['- SE20#*'], finds: ['warning SE10: Bond Type Code'], says: /V1 and AMT missing/ },
    {
      in: 'se-replace-tib',
      edits: ['SE10: Bond Type Code = 8'],
      finds: ['information SE20: Reference Identifier Qualifier', 'information SE20#2: Reference Identifier Qualifier'],
    },
    { in: 'se-replace-tib', edits: [] },
    { in: 'se-add', edits: [] },
  ],
  'se-bond-amount': [
    {
      in: 'se-replace-tib',
      edits: ['SE20#2: Reference Identifier = "0"'],
      finds: ['error SE20#2: Reference Identifier'],
    },
    {
      in: 'se-replace-tib',
      edits: ['SE20#2: Reference Identifier = "0060000"'],
      finds: ['warning SE20#2: Reference Identifier'],
      says: /60000/,
    },
    {
      in: 'se-replace-tib',
      edits: ['SE20#2: Reference Identifier = "  60000"'],
      finds: ['warning SE20#2: Reference Identifier'],
    },
    { in: 'se-replace-tib', edits: [] },
  ],
  'se-value-limit': [
    {
      in: 'se-type86',
      edits: ['SE10: Estimated Entry Value = 801'],
      finds: ['warning SE10: Estimated Entry Value'],
      says: /\$801 exceeds \$800/,
    },
    {
      in: 'se-type86',
      edits: ['SE10: Entry Type = 11', 'SE10: Estimated Entry Value = 2501'],
      finds: ['warning SE10: Estimated Entry Value'],
    },
    { in: 'se-type86', edits: ['SE10: Estimated Entry Value = 800'] },
    { in: 'se-add', edits: [] },
  ],
  'se-value-sum': [
    {
      in: 'se-type86',
      edits: ['SE10: Estimated Entry Value = 146'],
      finds: ['information SE10: Estimated Entry Value'],
      says: /\$146.*\$145/,
    },
    { in: 'se-type86', edits: ['SE10: Estimated Entry Value = 146', 'SE60: Line Item Value = '] },
    { in: 'se-add', edits: [] },
  ],
  'se-elected-date': [
    {
      in: 'se-ftz',
      edits: ['SE11: Elected Entry Date = 082526'],
      finds: ['warning SE11: Elected Entry Date'],
      says: /8 days/,
    },
    {
      in: 'se-ftz',
      edits: ['SE11: Elected Entry Date = 081626'],
      finds: ['warning SE11: Elected Entry Date'],
      says: /1 day before/,
    },
    { in: 'se-ftz', edits: ['SE11: Elected Entry Date = 082426'] },
    { in: 'se-ftz', edits: ['SE11: Elected Entry Date = 081726'] },
    { in: 'se-ftz', edits: ['SE11: Elected Entry Date = 081626', 'SE10: Valid Action Code = R'] },
    { in: 'se-ftz', edits: ['SE11: Elected Entry Date = 083526'] },
  ],
  'se-immediate-delivery': [
    {
      in: 'se-add',
      edits: ['SE11: Immediate Delivery Indicator = Y', 'SE10: Entry Type = 21'],
      finds: ['warning SE11: Immediate Delivery Indicator'],
      says: /warehouse/,
    },
    {
      in: 'se-add',
      edits: ['SE11: Immediate Delivery Indicator = Y', 'SE10: Bond Type Code = 0'],
      finds: ['warning SE11: Immediate Delivery Indicator'],
      says: /bond/,
    },
    { in: 'se-add', edits: ['SE11: Immediate Delivery Indicator = Y'] },
    { in: 'se-add', edits: ['SE10: Entry Type = 21'] },
  ],
  'se-additional-header': [
    { in: 'se-ftz', edits: ['- SE11'], finds: ['warning SE10: Entry Type'], says: /FTZ identification/ },
    {
      in: 'se-unified-isf',
      edits: ['SE10: Entry Type = 22'],
      finds: ['warning SE10: Entry Type'],
      says: /bonded warehouse/,
    },
    { in: 'se-unified-isf', edits: [] },
    { in: 'se-ftz', edits: ['- SE11', 'SE10: Valid Action Code = U'] },
  ],
  'se-arrival-date': [
    { in: 'se-type86', edits: ['- SE20'], finds: ['warning SE10: Entry Type'] },
    { in: 'se-type86', edits: [] },
  ],
  'se-zone-bill': [
    {
      in: 'se-ftz',
      edits: ['+ SE13: SE15RQZXVSCN00000012                                               N'],
      finds: ['warning SE15: Bill Type Indicator'],
    },
    {
      in: 'se-ftz',
      edits: [
        '+ SE13: SE15I    999000015                                                      N',
        '+ SE15: SE15RQZXVSCN00000012                                                    N',
        '+ SE15#2: SE17QZXV530012',
      ],
      finds: ['warning SE17'],
    },
    {
      in: 'se-ftz',
      edits: [
        '+ SE13: SE15I    999000015                                                      N',
        '+ SE15: SE15RQZXVSCN00000012                                                    N',
      ],
    },
  ],
  'se-bill-expected': [
    { in: 'se-replace-tib', edits: ['- SE15'], finds: ['warning SE10'], says: /expected for entry type 23/ },
    {
      in: 'se-replace-tib',
      edits: ['- SE15', 'SE10: Mode of Transportation (MOT) Code = 70'],
      finds: ['warning SE10'],
      says: /pipeline/,
    },
    { in: 'se-replace-tib', edits: ['- SE15', 'SE10: Entry Type = 22'] },
    { in: 'se-ftz', edits: [] },
    { in: 'se-cancel', edits: [] },
  ],
  'se-bill-order': [
    {
      in: 'se-add',
      edits: ['- SE15#2'],
      finds: ['warning SE15: Bill Type Indicator'],
      says: /followed by an SE15 with its house bill/,
    },
    {
      in: 'se-add',
      edits: ['- SE15'],
      finds: ['warning SE15: Bill Type Indicator'],
      says: /behind the SE15 of its master/,
    },
    { in: 'se-update', edits: ['- SE15#2'], finds: ['warning SE15: Bill Type Indicator'], says: /in-bond number/ },
    {
      in: 'se-update',
      edits: [
        'SE15#2: Bill Type Indicator = M',
        '+ SE15#2: SE15HQZXVHB00000881                                                   N',
      ],
    },
    { in: 'se-add', edits: [] },
  ],
  'se-general-order-bill': [
    {
      in: 'se-add',
      edits: ['SE11: General Order (G.O.) Number = GO2026000017'],
      finds: ['warning SE15: Non-AMS Indicator', 'warning SE15#2: Non-AMS Indicator'],
    },
    { in: 'se-update', edits: ['SE11: General Order (G.O.) Number = GO2026000017', 'SE15#2: Non-AMS Indicator = Y'] },
    { in: 'se-add', edits: [] },
  ],
  'se-bill-conveyance': [
    { in: 'se-add', edits: ['- SE16'], finds: ['warning SE15#3: Non-AMS Indicator'] },
    { in: 'se-add', edits: ['- SE16', 'SE15#3: Non-AMS Indicator = N'] },
    { in: 'se-add', edits: [] },
  ],
  'se-bill-issuer': [
    {
      in: 'se-update',
      edits: ['SE15#2: Issuer Code of Bill of Lading Number = UNKN'],
      finds: ['error SE15#2: Issuer Code of Bill of Lading Number'],
    },
    { in: 'se-update', edits: [] },
  ],
  'se-bill-number': [
    {
      in: 'se-update',
      edits: ['SE15#2: Bill of Lading Number = SCN-00000012'],
      finds: ['warning SE15#2: Bill of Lading Number'],
      says: /SCN00000012/,
    },
    {
      in: 'se-update',
      edits: ['SE15#2: Bill of Lading Number = SCN 0000 012'],
      finds: ['warning SE15#2: Bill of Lading Number'],
    },
    {
      in: 'se-update',
      edits: ['SE15#2: Bill of Lading Number = " SCN00000012"'],
      finds: ['warning SE15#2: Bill of Lading Number'],
      says: /left end/,
    },
    { in: 'se-update', edits: [] },
  ],
  'se-bill-quantity': [
    { in: 'se-update', edits: ['SE15#2: Quantity = 0'], finds: ['warning SE15#2: Quantity'], says: /zero/ },
    { in: 'se-add', edits: ['SE15#3: Quantity = 40'], finds: ['warning SE15#3: Quantity'], says: /blank/ },
    { in: 'se-add', edits: ['SE15#3: Quantity = 40', 'SE10: Entry Type = 22'] },
    { in: 'se-add', edits: ['SE15#3: Quantity = 40', 'SE10: Mode of Transportation (MOT) Code = 60'] },
    { in: 'se-update', edits: [] },
  ],
  'se-single-bill': [
    {
      in: 'se-type86',
      edits: ['+ SE15#2: SE15R    99900000055                                       00000001     N'],
      finds: ['warning SE15#3'],
      says: /has 2/,
    },
    { in: 'se-type86', edits: [] },
  ],
  'se-bill-words': [
    {
      in: 'se-update',
      edits: ['SE10: Mode of Transportation (MOT) Code = 33'],
      finds: ['information SE15#2: Bill of Lading Number'],
      says: /PEDESTRIAN/,
    },
    {
      in: 'se-update',
      edits: ['SE10: Mode of Transportation (MOT) Code = 33', 'SE15#2: Bill of Lading Number = PEDESTRIAN'],
    },
    { in: 'se-update', edits: [] },
  ],
  'se-party-repeated': [
    { in: 'se-add', edits: ['SE30#2: Entity Code = CN'], finds: ['error SE30#3: Entity Code'] },
    { in: 'se-add', edits: ['SE50#3: Entity Code = MF'], finds: ['error SE50#3: Entity Code'], says: /line 002/ },
    { in: 'se-add', edits: [] },
  ],
  'se-party-address': [
    { in: 'se-ftz', edits: ['- SE36'], finds: ['warning SE30#3: Entity Name'], says: /SE36 missing/ },
    { in: 'se-ftz', edits: [street], finds: ['warning SE35'], says: /not used for a party given by identifier/ },
    { in: 'se-add', edits: ['- SE55', '- SE56'], finds: ['warning SE50: Entity Name'], says: /SE55 and SE56 missing/ },
    { in: 'se-add', edits: [] },
  ],
  'se-party-required': [
    { in: 'se-ftz', edits: ['- SE30'], finds: ['warning SE10'], says: /no consignee/ },
    {
      in: 'se-add',
      edits: ['- SE50#2', '- SE55#2', '- SE56#2'],
      finds: ['warning SE40#2'],
      says: /manufacturer .* 1 of 2 lines/,
    },
    { in: 'se-type86', edits: ['- SE30', '- SE35', '- SE36'], finds: ['warning SE10'], says: /no seller/ },
    { in: 'se-type86', edits: [] },
    { in: 'se-add', edits: [] },
  ],
  'se-party-buyer': [
    { in: 'se-ftz', edits: ['- SE30#2'], finds: ['information SE10'], says: /buyer/ },
    { in: 'se-type86', edits: [] },
    { in: 'se-ftz', edits: [] },
  ],
  'se-consignee-86': [
    { in: 'se-type86', edits: ['- SE30#2', '- SE35#2', '- SE36#2'], finds: ['warning SE10'] },
    {
      in: 'se-type86',
      edits: ['+ SE40: SE50CN                                    EI 89-1234567AB'],
      finds: ['warning SE50: Entity Code'],
    },
    { in: 'se-type86', edits: [] },
    { in: 'se-ftz', edits: ['- SE30'] },
  ],
  'se-consignee-total': [
    {
      in: 'se-type86',
      edits: ['SE60#2: Line Item Value = 715'],
      finds: ['warning SE30#2: Entity Name'],
      says: /\$800; .* below \$800/,
    },
    { in: 'se-type86', edits: ['SE60#2: Line Item Value = 714'] },
    {
      in: 'se-type86',
      edits: ['SE10: Entry Type = 11', 'SE60#2: Line Item Value = 2415'],
      finds: ['warning SE30#2: Entity Name'],
    },
    {
      in: 'se-type86',
      edits: [
        'SE60#2: Line Item Value = 715',
        'SE30#2: Entity Name = ',
        'SE30#2: Entity Identifier Qualifier = EI',
        'SE30#2: Entity Identifier = 89-1234567AB',
      ],
    },
  ],
  'se-party-identifiers': [
    {
      in: 'se-add',
      edits: ['SE31#2: GBI Identifier Qualifier = LEI'],
      finds: ['warning SE31#2: GBI Identifier Qualifier'],
    },
    { in: 'se-add', edits: ['- SE31#*'], finds: ['information SE30#4: Entity Code'], says: /SE31/ },
    { in: 'se-add', edits: [] },
  ],
  'se-line-number': [
    {
      in: 'se-add',
      edits: ['SE40#2: Line Item Identifier = 3'],
      finds: ['error SE40#2: Line Item Identifier'],
      says: /003 stands where 002 is due/,
    },
    { in: 'se-type86', edits: ['SE40: Line Item Identifier = 0'], finds: ['error SE40: Line Item Identifier'] },
    { in: 'se-add', edits: ['SE40: Line Item Identifier = "A01"', 'SE40#2: Line Item Identifier = 9'] },
    { in: 'se-add', edits: [] },
  ],
  'se-zone-status': [
    { in: 'se-ftz', edits: ['- SE41#2'], finds: ['warning SE40#2'] },
    { in: 'se-ftz', edits: ['SE10: Entry Type = 01'], finds: ['warning SE41', 'warning SE41#2'] },
    { in: 'se-ftz', edits: [] },
  ],
  'se-zone-quantity': [
    { in: 'se-ftz', edits: ['SE41: FTZ Line Item Quantity = 0'], finds: ['error SE41: FTZ Line Item Quantity'] },
    { in: 'se-ftz', edits: [] },
  ],
  'se-current-number': [
    { in: 'se-ftz', edits: ['SE41#2: Zone Status = N'], finds: ['warning SE61'], says: /line 002 says N/ },
    { in: 'se-ftz', edits: ['SE10: Entry Type = 01'], finds: ['warning SE61'], says: /type 01/ },
    { in: 'se-ftz', edits: [] },
  ],
  'se-inactive-number': [
    { in: 'se-ftz', edits: ['- SE61'], finds: ['information SE41#2: Privileged FTZ Merchandise Filing Date'] },
    { in: 'se-ftz', edits: ['SE41#2: Privileged FTZ Merchandise Filing Date = '], finds: ['information SE61'] },
    { in: 'se-ftz', edits: [] },
  ],
  'se-temporary-pair': [
    { in: 'se-replace-tib', edits: ['- SE60#2'], finds: ['warning SE60: HTS Number'], says: /not followed/ },
    { in: 'se-replace-tib', edits: ['- SE60'], finds: ['warning SE60: HTS Number'], says: /begins with 9813/ },
    {
      in: 'se-replace-tib',
      edits: ['SE60#2: HTS Number = 9813005010'],
      finds: ['warning SE60#2: HTS Number'],
      says: /again/,
    },
    { in: 'se-replace-tib', edits: ['+ SE60: SE6099038803'] },
    { in: 'se-replace-tib', edits: ['- SE60', 'SE10: Entry Type = 01'] },
    { in: 'se-replace-tib', edits: [] },
  ],
  'se-chapter-99': [
    {
      in: 'se-unified-isf',
      edits: ['+ SE60: SE6099038803'],
      finds: ['warning SE60#2: HTS Number'],
      says: /come first/,
    },
    {
      in: 'se-unified-isf',
      edits: ['SE60: HTS Number = 99038803'],
      finds: ['warning SE60: HTS Number'],
      says: /has none/,
    },
    { in: 'se-add', edits: ['SE60: Line Item Value = 100'], finds: ['information SE60: Line Item Value'] },
    { in: 'se-add', edits: [] },
  ],
  'se-line-value': [
    {
      in: 'se-type86',
      edits: ['SE10: Entry Type = 11', 'SE60#2: Line Item Value = '],
      finds: ['warning SE60#2: Line Item Value'],
    },
    { in: 'se-type86', edits: ['SE60#2: Line Item Value = '] },
    { in: 'se-unified-isf', edits: ['SE60: Line Item Value = '] },
  ],
  'se-isf-importer': [
    {
      in: 'se-unified-isf',
      edits: ['SF10: ISF Importer Number = 89-7654321AB'],
      finds: ['error SF10: ISF Importer Number'],
    },
    {
      in: 'se-unified-isf',
      edits: ['SF10: ISF Importer Number = 89-123456700', 'SE10: Importer of Record = 89-1234567'],
    },
    { in: 'se-unified-isf', edits: ['SF10: ISF Importer Number = 89-7654321AB', 'SF10: Action Code = D'] },
    { in: 'se-unified-isf', edits: [] },
    // A social security number is not repeated in the message.
    {
      in: 'se-unified-isf',
      edits: ['SF10: ISF Importer Number Qualifier = 34', 'SF10: ISF Importer Number = 999-99-9999'],
      finds: ['error SF10: ISF Importer Number'],
      says: /•••-••-••••/,
    },
  ],
  'se-isf-parties': [
    { in: 'se-unified-isf', edits: ['SF30#5: Entity Code = BKP'], finds: ['warning SF10'], says: /LG missing/ },
    { in: 'se-unified-isf', edits: [] },
  ],
  'se-isf-delete': [
    { in: 'se-unified-isf', edits: ['SF10: Action Code = D'], finds: ['information SF20'] },
    { in: 'se-unified-isf', edits: [] },
  ],
  'se-isf-address': [
    { in: 'se-unified-isf', edits: ['- SF35'], finds: ['warning SF30#2: Entity Name'], says: /SF35 missing/ },
    { in: 'se-unified-isf', edits: ['+ SF30: SF31DH EXAMPLE HOME'], finds: ['warning SF31'] },
    { in: 'se-unified-isf', edits: [] },
  ],
  'se-isf-quantity': [
    {
      in: 'se-unified-isf',
      edits: ['+ SE15: SE16XQZLV124E08182600000040CTNS EXAMPLE VOYAGER'],
      finds: ['warning SE16'],
    },
    {
      in: 'se-unified-isf',
      edits: ['+ SE15: SE16XQZLV124E08182600000040CTNS EXAMPLE VOYAGER', 'SE15: Non-AMS Indicator = Y'],
    },
    { in: 'se-add', edits: [] },
  ],
  'se-isf-mode': [
    {
      in: 'se-unified-isf',
      edits: ['SE10: Mode of Transportation (MOT) Code = 30'],
      finds: ['warning SE10: Mode of Transportation (MOT) Code'],
    },
    { in: 'se-unified-isf', edits: [] },
  ],
  'sx-disposition': [
    { in: 'sx-rejected', edits: ['- SE90#6'], finds: ['information SE90#5'], says: /No SE90/ },
    {
      in: 'sx-rejected',
      edits: ['+ SE90#6: SE9002   ACCEPTED'],
      finds: ['information SE90#6: Message Type Code'],
      says: /another follows/,
    },
    {
      in: 'sx-rejected',
      edits: ['SE90: Message Type Code = 03', 'SE90#6: Message Type Code = 13'],
      finds: ['information SE90: Message Type Code'],
      says: /at its end/,
    },
    { in: 'sx-rejected', edits: [] },
  ],
  'sx-consistency': [
    {
      in: 'sx-rejected',
      edits: ['SE90#6: Message Type Code = 03'],
      finds: ['information SE90#6: Message Type Code'],
      says: /accepted although/,
    },
    {
      in: 'sx-accepted',
      edits: ['SE90: Message Type Code = 01'],
      finds: ['information SE90: Message Type Code'],
      says: /no record message/,
    },
    { in: 'sx-rejected', edits: [] },
  ],
});
