/** A new transmission to begin with: one batch, one block and one transaction, in which only what a person must give is blank. */
import type { ApplicationLayout, Catalog } from '../layout/catalog';
import { LineTable } from './lineTable';
import { gapsOf, newGroup, type NewRecord } from './newGroup';
import { KnownValues, type GivenValues } from './skeleton';
import type { TransactionForm } from './transactionForms';
import { Transmission } from './transmission';

/** Who sends and files; what is not known stays blank. */
export interface Filer {
  /** Filer code, three characters; on A the sender's, on B the processing filer's. */
  readonly code?: string;
  /** Site code of the A record, four characters. */
  readonly site?: string;
  /** District and port of the B record, four characters. */
  readonly port?: string;
  /** Office code of A and B, two characters. */
  readonly office?: string;
}

const APPLICATION = 'Application Identifier Code';
/**
 * @param application identifier of an input application
 * @param form one of the transactions it has; without it the envelope alone
 * @returns the records from A to Z
 */
export function newTransmission(
  catalog: Catalog,
  application: string,
  form: TransactionForm | undefined,
  filer: Filer = {},
): NewRecord[] {
  const envelope = catalog.envelope('input', application);
  const records: NewRecord[] = [];
  const soFar = (): Transmission =>
    new Transmission(new LineTable('', '', 0, records.map(({ text }) => `${text}\n`).join('')), catalog);
  const control = (id: string, given: GivenValues = {}): void => {
    const line = records.length;
    const known = new KnownValues(soFar(), line, line === 0 ? undefined : line - 1);
    const record = known.record(envelope, id, undefined, given);
    if (record) records.push({ ...record, gaps: gapsOf(record, known.sources) });
  };
  const { code, site, port, office } = filer;
  control(
    'A',
    values({
      'Sender/Receiver Site Code': site,
      'Sender/Receiver ID Code': code,
      'Sender/Receiver Office Code': office,
      [APPLICATION]: application,
    }),
  );
  control(
    'B',
    values({
      'Processing District/Port Code': port,
      'Processing Filer Code': code,
      'Processing Filer Office Code': office,
      [APPLICATION]: application,
    }),
  );
  if (form) records.push(...newGroup(soFar(), records.length, records.length - 1, form.plan));
  control('Y');
  control('Z');
  return records;
}

function values(given: Readonly<Record<string, string | undefined>>): GivenValues {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  );
}

/** @returns the layout of an application that a new transmission is made by; undefined where no chapter describes it whole */
export function describedApplication(catalog: Catalog, application: string): ApplicationLayout | undefined {
  return catalog.application(application).find(({ direction }) => direction === 'input');
}
