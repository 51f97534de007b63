/** How well a response suits a request, for choosing one among many files. */
import type { Transmission } from '../transmission/transmission';
import { answersTo } from './answers';
import { responseMap } from './responseMap';
import { kinBlocks, kinship, pairTransactions } from './transactions';
import { rejectedBatches } from './rejectedBatches';

/** From here on numbers of transactions, or what was asked for, agree. */
export const SURE = 50;

/** @returns the greater the better; 0 for a response to something else */
export function suitability(request: Transmission, response: Transmission): number {
  const kin = kinBlocks(request, response);
  const rejected = rejectedBatches(request, response).filter((batch) => batch.request !== undefined).length;
  if (kin.length === 0) return rejected;
  const pairs = pairTransactions(request, response, (application) => responseMap(response.catalog, application));
  const found = pairs.filter((pair) => pair.request !== undefined && isKeyed(pair)).length;
  const header = Math.max(...kin.map(({ block, requests: [first] }) => (first ? kinship(first, block) : 0)));
  // A response to other transactions of the same filer is hardly the one that is looked for.
  const share = Math.max(pairs.length === 0 ? 0 : found / pairs.length, queriedShare(pairs, request, response));
  return rejected + 1 + header + 100 * share;
}

/** How much of what is asked for comes back, where requests are known by that alone. */
function queriedShare(
  pairs: ReturnType<typeof pairTransactions>,
  request: Transmission,
  response: Transmission,
): number {
  if (pairs.length === 0 || !pairs.every(({ map }) => map.conditions.some(({ of }) => of))) return 0;
  const conditions = answersTo(request, response).transactions.flatMap((transaction) => transaction.conditions);
  return conditions.filter(({ target }) => target).length / Math.max(1, conditions.length);
}

function isKeyed({ response, request }: ReturnType<typeof pairTransactions>[number]): boolean {
  return response.keys.some((key, at) => key !== undefined && key === request?.keys[at]);
}

/** @returns whether the file holds what the filer sends, what CBP returns, both or neither */
export function sidesOf(transmission: Transmission): { request: boolean; response: boolean } {
  const { blocks } = transmission;
  const returns = blocks.some(
    ({ layout, units }) =>
      layout?.direction === 'output' || units.some(({ records }) => records[0]?.layout?.record.direction === 'output'),
  );
  return { request: blocks.some(({ layout }) => layout?.direction === 'input'), response: returns };
}
