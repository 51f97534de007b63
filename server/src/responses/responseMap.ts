/** How responses refer to what they answer, from `server/reference/responses.json`. */
import type { Catalog } from '../layout/catalog';

export type ReturnedSeverity = 'error' | 'warning' | 'information';

/** What became of a transaction; `warned` is accepted with warnings, `referred` waits for a person at CBP. */
export type Outcome = 'accepted' | 'warned' | 'referred' | 'rejected';

/** Names of fields whose values together are a key; a name may end in a span of the field's characters, as in `Reference Data Text 1-12`. */
export type KeyFields = readonly string[];

/** A record of the response that reports conditions. */
export interface ConditionRecord {
  readonly record: string;
  /** Fields with the code and with CBP's words. */
  readonly code?: string;
  readonly text?: string;
  /** Says no more than what it answers; nothing is wrong. */
  readonly silent?: boolean;
  readonly severity?: {
    readonly field?: string;
    readonly of?: Readonly<Record<string, ReturnedSeverity>>;
    readonly otherwise?: ReturnedSeverity;
  };
  /** Values of a field that say what became of the transaction; with `lastOf`, only in the last such record of what these records begin. */
  readonly outcome?: {
    readonly field: string;
    readonly of: Readonly<Record<string, Outcome>>;
    readonly lastOf?: readonly string[];
  };
  /** The record of the request that holds the same values: fields of this record to those of the request's. */
  readonly of?: {
    readonly record: string;
    readonly keys: Readonly<Record<string, string>>;
    /** Records it is about where its own keys are blank. */
    readonly instead?: readonly string[];
  };
}

/** What a reference data type points to. */
export interface Signpost {
  readonly record: string;
  /** It names the transaction as a whole. */
  readonly whole?: boolean;
  /** Records it points to where the first is missing. */
  readonly instead?: readonly string[];
  /** Types whose part of the transaction it is counted in, the nearest first. */
  readonly in?: readonly string[];
  /** Only a record with the very values is meant. */
  readonly exact?: boolean;
  /** Records that end the part of the transaction that begins with its record. */
  readonly ends?: readonly string[];
  /** Fields of the signpost that go by another name in the request. */
  readonly fields?: Readonly<Record<string, string>>;
}

export interface ResponseMap {
  readonly request: string;
  readonly response: string;
  readonly heads?: readonly { readonly record: string; readonly keys: readonly KeyFields[] }[];
  readonly keyed?: Readonly<Record<string, readonly KeyFields[]>>;
  readonly conditions: readonly ConditionRecord[];
  readonly signpost?: { readonly record: string; readonly type: string; readonly occurrence: string };
  readonly signposts?: Readonly<Record<string, Signpost>>;
  /** Records of the response to those of the request that they repeat under another control identifier; empty where all keep theirs. */
  readonly echoes?: Readonly<Record<string, string>>;
}

interface ApplicationFile {
  applications: { application: string; inputs?: string[]; response?: string }[];
}

interface Known {
  readonly maps: ReadonlyMap<string, ResponseMap>;
  /** Input applications by the application of their response. */
  readonly inputs: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<Catalog, Known>();

function knownOf(catalog: Catalog): Known {
  let found = known.get(catalog);
  if (!found) {
    const read = (name: string): unknown => {
      const text = catalog.reference(name);
      return text === undefined ? undefined : JSON.parse(text);
    };
    const maps = (read('responses') as { responses: ResponseMap[] } | undefined)?.responses ?? [];
    const applications = (read('application-identifiers') as ApplicationFile | undefined)?.applications ?? [];
    const inputs = new Map<string, string[]>();
    const add = (response: string, request: string): void => {
      const requests = inputs.get(response) ?? [];
      inputs.set(response, requests);
      if (!requests.includes(request)) requests.push(request);
    };
    for (const { application, inputs: answered, response } of applications) {
      for (const request of answered ?? []) add(application, request);
      if (response !== undefined) add(response, application);
    }
    for (const { request, response } of maps) add(response, request);
    found = { maps: new Map(maps.map((map) => [map.response, map])), inputs };
    known.set(catalog, found);
  }
  return found;
}

/** @returns how the responses of an application refer to their requests; undefined where that is not known */
export function responseMap(catalog: Catalog, response: string): ResponseMap | undefined {
  return knownOf(catalog).maps.get(response);
}

/** @returns the input applications that an output application answers; none when it answers none */
export function answeredBy(catalog: Catalog, response: string): readonly string[] {
  return knownOf(catalog).inputs.get(response) ?? [];
}
