/** Returned conditions as problems of the request, and what became of its transactions in words. */
import { DiagnosticSeverity, type Range } from 'vscode-languageserver';
import { problemsOf, type Answers, type ReturnedCondition } from '../../responses/answers';
import type { Outcome, ReturnedSeverity } from '../../responses/responseMap';
import { maskSocialSecurityNumbers } from '../../layout/values';
import type { Transmission } from '../../transmission/transmission';
import { fieldRange } from '../diagnostics';
import type { PairAnswer, ReturnedProblem } from './model';

const SEVERITY: Record<ReturnedSeverity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

const WORDS: Record<Outcome, string> = {
  accepted: 'accepted',
  warned: 'accepted with warnings',
  referred: 'under review',
  rejected: 'rejected',
};

/** How many of the words of a condition must stand in the dictionary's text for that to be meant. */
const SAME_WORDS = 0.5;

/** @returns what a response says of a request, as an editor shows it */
export function pairAnswer(request: Transmission, response: Transmission, answers: Answers): PairAnswer {
  const problems = new Set(problemsOf(answers));
  return {
    problems: [...problems].flatMap((condition) => problem(request, response, condition) ?? []),
    transactions: answers.transactions.map((transaction) => ({
      ...(transaction.request === undefined ? {} : { request: transaction.request }),
      response: transaction.response,
      ...(transaction.outcome === undefined ? {} : { outcome: transaction.outcome }),
      problems: transaction.conditions.filter((condition) => problems.has(condition)).length,
    })),
  };
}

/** @returns what became of the transactions whose first lines are among some; empty where nothing is known */
export function outcomeWords(answers: Answers, side: 'request' | 'response', from: number, to: number): string {
  const outcomes = answers.transactions.flatMap(({ outcome, ...lines }) => {
    const line = lines[side];
    return outcome !== undefined && line !== undefined && line >= from && line < to ? [WORDS[outcome]] : [];
  });
  return [...new Set(outcomes)].join(', ');
}

/** @returns the range of a condition in the response */
export function conditionRange({ document }: Transmission, { line, start, end }: ReturnedCondition): Range {
  return fieldRange(document, line, start, end);
}

function problem(
  request: Transmission,
  response: Transmission,
  condition: ReturnedCondition,
): ReturnedProblem | undefined {
  const { target, severity, code, line } = condition;
  const text = maskSocialSecurityNumbers(condition.text);
  if (!target || !severity) return undefined;
  return {
    range: fieldRange(request.document, target.line, target.start, target.end),
    severity: SEVERITY[severity],
    ...(code === '' ? {} : { code }),
    message: conditionMessage({ ...condition, text }),
    response: {
      range: conditionRange(response, condition),
      message: `Line ${line + 1} of the response${text === '' ? '' : `: ${text}`}`,
    },
  };
}

/** CBP's text, then what it means; the response's own words where the dictionary speaks of something else. */
export function conditionMessage({ code, text, entry }: Pick<ReturnedCondition, 'code' | 'text' | 'entry'>): string {
  const meant = entry && (text === '' || entry.text === undefined || isSame(text, entry.text)) ? entry : undefined;
  const official = meant?.text ?? (text === '' ? `CBP returned condition ${code}` : text);
  const explanation = meant?.explanation;
  return explanation === undefined || explanation === official ? official : `${official}\n${explanation}`;
}

function isSame(returned: string, official: string): boolean {
  const words = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const known = new Set(words(official));
  const said = words(returned);
  // The response has room for the beginning of the text.
  const cut = official.toLowerCase().startsWith(returned.toLowerCase().slice(0, 30));
  return cut || said.filter((word) => known.has(word)).length >= SAME_WORDS * said.length;
}
