/** The documents an overview is shown in: the page of the editor, and the file it is exported to. */
import { escapeHtml } from './html';

/**
 * @param script address of the script @param style address of the stylesheet
 * @param source what the webview serves its own resources from
 * @param nonce only the script with it runs
 */
export function webviewPage(script: string, style: string, source: string, nonce: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(style)}">
</head>
<body><main></main><script nonce="${nonce}" src="${escapeHtml(script)}"></script></body>
</html>`;
}

/** @returns a document that needs nothing else, for a browser to show and print */
export function exportedPage(title: string, style: string, html: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${style.replace(/<\//g, '<\\/')}</style>
</head>
<body class="exported"><main>${html.replace(/ role="link" tabindex="0"/g, '')}</main></body>
</html>
`;
}
