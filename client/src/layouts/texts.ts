/** The words of the pages of layouts in the language of VS Code. */
import { l10n } from 'vscode';
import type { LayoutTexts } from './pageHtml';

export function layoutTexts(): LayoutTexts {
  return {
    back: l10n.t('Back'),
    filter: l10n.t('Filter fields, records and codes'),
    nothing: l10n.t('Nothing on this page has these words.'),
    version: l10n.t('version {0}', '{0}'),
    page: l10n.t('page {0}', '{0}'),
    officialText: l10n.t('official text'),
    transcription: l10n.t('transcription'),
    ownFile: l10n.t('own file {0}', '{0}'),
    positions: l10n.t('Positions'),
    field: l10n.t('Field'),
    class: l10n.t('Class'),
    designation: l10n.t('M/C/O'),
    meaning: l10n.t('What it holds'),
    always: l10n.t('Always'),
    codes: l10n.t('{0} codes', '{0}'),
    moreCodes: l10n.t('and {0} more', '{0}'),
    where: l10n.t('Where it stands'),
    notes: l10n.t('Notes'),
    errata: l10n.t('Errata'),
    base: l10n.t('Base layout'),
    variant: l10n.t('Variant: {0}', '{0}'),
    input: l10n.t('input to CBP'),
    output: l10n.t('output from CBP'),
    both: l10n.t('input and output'),
    response: l10n.t('Answered by'),
    records: l10n.t('Records'),
    maps: l10n.t('Structure map'),
    when: l10n.t('When {0}', '{0}'),
    gone: l10n.t('This layout is no longer in use.'),
  };
}
