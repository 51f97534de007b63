/** Command: check all layout files of one's own, and sum up. Tells of files with errors also when nobody asks. */
import { commands, l10n, window, type ExtensionContext } from 'vscode';
import type { OwnReport } from '../../../server/src/features/layoutPages/model';
import { pathInWords } from '../../../server/src/layout/layoutProblem';
import type { Server } from '../server';
import { SETTING, type LayoutFiles } from './layoutFiles';

export const CHECK_LAYOUTS = 'ace.checkLayouts';

export function createCheckLayouts(server: Server, files: LayoutFiles): ExtensionContext['subscriptions'] {
  /** Files with errors that the person has been told of. */
  let known = new Set<string>();
  return [
    commands.registerCommand(CHECK_LAYOUTS, async () => {
      if (files.pathCount === 0) {
        const settings = l10n.t('Open Settings');
        const chosen = await window.showInformationMessage(
          l10n.t('No layout file is named. Add files or folders to the setting ace.layouts.paths.'),
          settings,
        );
        if (chosen === settings) await commands.executeCommand('workbench.action.openSettings', SETTING);
        return;
      }
      const reports = await files.load();
      if (!reports) return;
      known = new Set(reports.filter(isBad).map(({ uri }) => uri));
      log(server, reports);
      if (known.size > 0) await tellBad(reports);
      else void window.showInformationMessage(summary(reports));
    }),
    files.onDidReport((reports) => {
      const bad = reports.filter(isBad);
      // Who has the file in view sees its problems.
      const seen = new Set(window.visibleTextEditors.map(({ document }) => document.uri.toString()));
      const isNews = bad.some(({ uri }) => !known.has(uri) && !seen.has(uri));
      known = new Set(bad.map(({ uri }) => uri));
      log(server, bad);
      if (isNews) void tellBad(reports);
    }),
  ];
}

function isBad({ isUsed }: OwnReport): boolean {
  return !isUsed;
}

async function tellBad(reports: readonly OwnReport[]): Promise<void> {
  const show = l10n.t('Show Problems');
  if ((await window.showWarningMessage(summary(reports), show)) === show)
    await commands.executeCommand('workbench.actions.view.problems');
}

/** What became of the files, in sentences. */
function summary(reports: readonly OwnReport[]): string {
  const bad = reports.filter(isBad);
  const [first] = bad;
  const [problem] = first?.problems.filter(({ severity }) => severity === 'error') ?? [];
  if (bad.length === 1 && first && problem)
    return l10n.t(
      '{0} has an error in line {1} and is not used: {2} Everything else works with what comes with the product.',
      first.name,
      problem.start.line + 1,
      problem.message,
    );
  if (bad.length > 0)
    return l10n.t(
      '{0} of {1} layout files have errors and are not used: {2}. Everything else works with what comes with the product.',
      bad.length,
      reports.length,
      bad.map(({ name }) => name).join(', '),
    );
  const [only] = reports;
  if (reports.length === 0) return l10n.t('The paths of ace.layouts.paths hold no layout file.');
  if (reports.length > 1 || !only) return l10n.t('All {0} layout files are in use.', reports.length);
  return only.replaces.length === 0
    ? l10n.t('{0} is in use: {1}.', only.name, only.title ?? '')
    : l10n.t('{0} is in use in place of {1}.', only.name, only.replaces.join(', '));
}

function log(server: Server, reports: readonly OwnReport[]): void {
  for (const { name, problems } of reports)
    for (const { start, path, message } of problems)
      server.log.warn(`${name}:${start.line + 1}:${start.character + 1} ${pathInWords(path)}: ${message}`);
}
