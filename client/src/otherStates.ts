/** Where a document only shows another state of a file, so that its problems would be those of the file twice. */
export const OTHER_STATES = new Set([
  'git',
  'gitfs',
  'scm-history-item',
  'svn',
  'hg',
  'review',
  'pr',
  'vscode-scm',
  'vscode-local-history',
]);
