/** The rules that one record is checked by, and what their findings are. */
import type { RuleInfo, Severity } from './finding';

/** The rules, by id. */
export const recordRules = {
  'record-length': {
    title: 'A record has 80 positions',
    description:
      'Every record is 80 positions long. A shorter one is read as if blanks followed, but is not sent so; what stands beyond position 80 is lost.',
    severity: 'error',
  },
  'raw-transmission': {
    title: 'One record on a line',
    description:
      'The line holds several records of 80 positions, as a raw transmission does; each is checked once it has a line of its own.',
    severity: 'information',
  },
  'unknown-record': {
    title: 'Control identifier of the application',
    description: 'The record begins with a control identifier that no record of the application has.',
    severity: 'error',
  },
  'blank-line': {
    title: 'No blank lines',
    description: 'A blank line is sent as a record without control identifier.',
    severity: 'error',
  },
  'character-class': {
    title: 'Characters of the class of the field',
    description:
      'Each field allows the characters of its class in the Record Layout Key: letters, digits, or any keyboard character.',
    severity: 'error',
  },
  'keyboard-character': {
    title: 'Characters of a standard keyboard',
    description: 'Tabs, control characters, and letters outside ASCII cannot be transmitted.',
    severity: 'error',
  },
  'lower-case': {
    title: 'Capital letters',
    description:
      'Records are written in capital letters; CBP turns lower case into upper case in many fields, but not in all.',
    severity: 'warning',
  },
  'filler-not-blank': {
    title: 'Fillers are blank',
    description: 'Positions without a field hold spaces.',
    severity: 'error',
  },
  'mandatory-field': {
    title: 'Mandatory fields are filled',
    description: 'A field with designation M needs a value in every record.',
    severity: 'error',
  },
  'field-constant': {
    title: 'Constant values',
    description: 'A field that always equals one value holds that value.',
    severity: 'error',
  },
  'field-code': {
    title: 'Codes of the closed list',
    description: 'The chapter gives all values the field can take.',
    severity: 'error',
  },
  'shared-code': {
    title: 'Codes of the shared lists',
    description:
      'The value is not in the list of codes that several chapters share, such as countries or units of measure.',
    severity: 'warning',
  },
  'field-date': {
    title: 'Dates exist',
    description: 'A date field holds a date of the calendar in the form the chapter gives.',
    severity: 'error',
  },
  'number-alignment': {
    title: 'Numbers are right-justified',
    description: 'The digits of a number stand at the end of its field, without blanks behind or between them.',
    severity: 'error',
  },
  'value-format': {
    title: 'Form of the value',
    description: 'The chapter shows the form of the value, such as NN-NNNNNNNXX for an importer number.',
    severity: 'warning',
  },
} as const satisfies Record<string, Omit<RuleInfo, 'id'>>;

export type RecordRuleId = keyof typeof recordRules;

/** A finding of one record. */
export interface RecordFinding {
  readonly rule: RecordRuleId;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  readonly field?: string;
  readonly message: string;
}
