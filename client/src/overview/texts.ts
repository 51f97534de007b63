/** The words of the overview's page in the language of VS Code. */
import { l10n } from 'vscode';
import type { OverviewTexts } from './html';

export function overviewTexts(): OverviewTexts {
  return {
    control: l10n.t('Control records'),
    transactions: l10n.t('{0} transactions', '{0}'),
    partial: l10n.t('Transaction {0} of {1}', '{0}', '{1}'),
    omitted: l10n.t('{0} more records, shown when the cursor is there', '{0}'),
    empty: l10n.t('There are no records in this file.'),
    position: l10n.t('{0} record: {1}, positions {2}', '{0}', '{1}', '{2}'),
    confidential: l10n.t('confidential, not shown'),
    wrong: l10n.t('not a value this field may have'),
  };
}
