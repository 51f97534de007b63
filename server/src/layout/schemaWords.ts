/** What a JSON Schema refuses in a layout file, in words for the person who writes it. */
import { quoted, type LayoutProblem } from './layoutProblem';

/** An error as Ajv tells it. */
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  /** Of an error in the name of a property. */
  readonly propertyName?: string;
}

/** @returns what the schema refuses in a value; nothing when the value keeps to it */
export type SchemaCheck = (value: unknown) => readonly SchemaError[];

/** Forms that a pattern asks for, by the property. */
const FORMS: Readonly<Record<string, string>> = {
  chapter: 'lower-case letters, digits and hyphens, such as "my-chapter"',
  id: 'a control identifier of one to four capital letters and digits, such as "SE10"',
  record: 'a control identifier of one to four capital letters and digits, such as "SE10"',
  application: 'an application identifier of two characters, such as "AE"',
  response: 'an application identifier of two characters, such as "AX"',
  date: 'a date such as "2026-07-16", "2026-07" or "2026"',
  codeList: 'the name of a shared list, such as "countries"',
  variant: 'letters, digits and hyphens, such as "delete-bill"',
};

/** What may stand where the schema has several forms, by the property. */
const ALTERNATIVES: Readonly<Record<string, string>> = {
  when: 'a condition: { "field": …, "in": […] }, { "field": …, "blank": true } or { "all": […] }',
  all: 'a condition: { "field": …, "in": […] }, { "field": …, "blank": true } or { "all": […] }',
  then: '"required", "blank", { "in": […] } or { "equals": … }',
  structure: 'a record, a group or an include: an object with "record", "group" or "include"',
  of: 'a record, a group or an include: an object with "record", "group" or "include"',
};

const TYPES: Readonly<Record<string, string>> = {
  string: 'text in quotation marks',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list in brackets',
  object: 'an object in braces',
  null: 'null',
};

/** @returns the problems in their order, without those that only follow from others */
export function schemaProblems(errors: readonly SchemaError[]): LayoutProblem[] {
  const undecided = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath);
  const isBelow = (path: string, above: string): boolean => path === above || path.startsWith(`${above}/`);
  const said = errors.filter(({ keyword, instancePath, propertyName }) => {
    if (keyword === 'if' || propertyName !== undefined) return false;
    if (keyword === 'anyOf') return !undecided.some((other) => other !== instancePath && isBelow(instancePath, other));
    return !undecided.some((other) => isBelow(instancePath, other));
  });
  return said.map((error) => {
    const path = segments(error.instancePath);
    const property = named(error);
    return {
      path: property === undefined ? path : [...path, property],
      message: inWords(error, nameIn(path)),
      severity: 'error',
    };
  });
}

/** The property that an error of its object speaks of and that is there. */
function named({ keyword, params }: SchemaError): string | undefined {
  const name = keyword === 'additionalProperties' ? params['additionalProperty'] : params['propertyName'];
  return typeof name === 'string' ? name : undefined;
}

/** A JSON pointer as a path. */
function segments(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => (/^[0-9]+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** The innermost name in a path. */
function nameIn(path: readonly (string | number)[]): string {
  return path.findLast((part) => typeof part === 'string') ?? 'file';
}

function inWords({ keyword, params, message }: SchemaError, name: string): string {
  const limit = String(params['limit']);
  switch (keyword) {
    case 'required':
      return `${quoted(String(params['missingProperty']))} is missing here.`;
    case 'additionalProperties':
      return `There is no property ${quoted(String(params['additionalProperty']))} here. Correct its name, or remove it.`;
    case 'enum':
      return `${quoted(name)} must be ${oneOf(params['allowedValues'])}.`;
    case 'const':
      return `${quoted(name)} may only be ${JSON.stringify(params['allowedValue'])}; leave it out otherwise.`;
    case 'type':
      return `${quoted(name)} must be ${typesIn(params['type'])}.`;
    case 'pattern':
      return `${quoted(name)} must be ${FORMS[name] ?? `of the form ${String(params['pattern'])}`}.`;
    case 'propertyNames':
      return `${quoted(String(params['propertyName']))} can’t be a key of ${quoted(name)}.`;
    case 'minimum':
      return `${quoted(name)} must be ${limit} or more.`;
    case 'maximum':
      return name === 'start' || name === 'end'
        ? `${quoted(name)} must be ${limit} or less: a record has ${limit} positions.`
        : `${quoted(name)} must be ${limit} or less.`;
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return `${quoted(name)} must not be empty; leave it out where there is nothing to say.`;
    case 'maxLength':
      return `${quoted(name)} must not be longer than ${limit} characters.`;
    case 'uniqueItems':
      return `${quoted(name)} has the same item twice.`;
    case 'anyOf':
      return `Here must stand ${ALTERNATIVES[name] ?? 'another value'}.`;
    default:
      return `${quoted(name)} ${message ?? keyword}.`;
  }
}

function oneOf(values: unknown): string {
  const shown = Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : [];
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`;
}

function typesIn(types: unknown): string {
  return (Array.isArray(types) ? types : String(types).split(','))
    .map((type) => TYPES[String(type)] ?? String(type))
    .join(' or ');
}
