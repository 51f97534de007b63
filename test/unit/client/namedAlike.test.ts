import assert from 'node:assert/strict';
import { areNamedAlike } from '../../../client/src/responses/namedAlike';

const applications = new Set(['AE', 'AX', 'SE', 'SX']);

describe('Request and response by their names', () => {
  for (const [one, other] of [
    ['x.ae.ace', 'x.ax.ace'],
    ['x.ace', 'x-response.ace'],
    ['x.ace', 'x.response.ace'],
    ['x.in', 'x.out'],
    ['request.ace', 'response.ace'],
    ['2026-08-17_entry_AE.ace', '2026-08-17_entry_AX.txt'],
    ['Entry 5 sent.ace', 'ENTRY 5 RECEIVED.ace'],
  ] as const)
    it(`${one} and ${other}`, () => {
      assert(areNamedAlike(one, other, applications));
      assert(areNamedAlike(other, one, applications));
    });

  for (const [one, other] of [
    ['x.ace', 'x.ace'],
    ['x.ace', 'y.ace'],
    ['x.ae.ace', 'y.ax.ace'],
    ['entry1.ace', 'entry12.ace'],
    ['2026-08-17.ace', '2026-08-18-response.ace'],
  ] as const)
    it(`not ${one} and ${other}`, () => {
      assert(!areNamedAlike(one, other, applications));
    });
});
