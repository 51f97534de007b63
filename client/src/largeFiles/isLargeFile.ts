/** Whether VS Code leaves colours, folding, code lenses and more out for a document because it is large. */
import { workspace, type TextDocument } from 'vscode';
import { isOptimized } from './limits';

/** @returns whether VS Code shows the document without them */
export function isLargeFile(document: TextDocument): boolean {
  const { lineCount } = document;
  return (
    workspace.getConfiguration('editor', document).get<boolean>('largeFileOptimizations', true) &&
    isOptimized(lineCount, () => document.offsetAt(document.lineAt(lineCount - 1).range.end))
  );
}
