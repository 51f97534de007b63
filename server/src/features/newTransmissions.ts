/** What a new transmission may be, and what it begins with. */
import type { Catalog } from '../layout/catalog';
import type { NewTransmission, NewTransmissionChoice, NewTransmissionParams } from '../protocol';
import { describedApplication, newTransmission } from '../transmission/newTransmission';
import { transactionForms, type TransactionForm } from '../transmission/transactionForms';
import { recordsSnippet } from './tabStops';

/** @returns the input applications that CBP lists, by their identifiers; those that a chapter describes first */
export function newTransmissionChoices(catalog: Catalog): NewTransmissionChoice[] {
  const listed = catalog.envelope('input', '').records.get('A')?.base.fieldsByName.get('Application Identifier Code');
  const choices = Object.entries(listed?.field.codes ?? {}).map(([application, title]): NewTransmissionChoice => {
    const forms = formsOf(catalog, application);
    return {
      application,
      title: catalog.applicationTitle(application) ?? title,
      forms: forms.map(({ id, codes, title: formTitle, map, plan }) => ({
        id,
        codes,
        title: formTitle,
        records: newTransmission(catalog, application, { id, codes, title: formTitle, map, plan })
          .slice(2, -2)
          .map(({ layout }) => layout.record.id),
        ...(map === undefined ? {} : { map }),
      })),
    };
  });
  return choices.sort(
    (a, b) => Number(b.forms.length > 0) - Number(a.forms.length > 0) || (a.application < b.application ? -1 : 1),
  );
}

/** @returns the records that a transmission begins with; null for an application or form that does not exist */
export function startedTransmission(
  catalog: Catalog,
  { application, form: id, filer }: NewTransmissionParams,
): NewTransmission | null {
  if (catalog.applicationTitle(application) === undefined) return null;
  const form = id === undefined ? undefined : formsOf(catalog, application).find((other) => other.id === id);
  if (id !== undefined && !form) return null;
  return { snippet: recordsSnippet(newTransmission(catalog, application, form, filer)) };
}

function formsOf(catalog: Catalog, application: string): readonly TransactionForm[] {
  const layout = describedApplication(catalog, application);
  return layout ? transactionForms(catalog, layout) : [];
}
