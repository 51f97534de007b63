import assert from 'node:assert/strict';
import { csmsAddress } from '../../../server/src/features/cbpPages';

describe('Address of a CSMS message', () => {
  const site = 'https://content.govdelivery.com/bulletins/gd/USDHSCBP-';
  const cases: [text: string, ending: string | undefined][] = [
    ['60011750', '393b4e6'],
    ['69395344', '422e390'],
    [' CSMS # 69395344 ', '422e390'],
    ['csms #60011750', '393b4e6'],
    ['CSMS No. 60011750', '393b4e6'],
    ['6001175', undefined],
    ['00011750', undefined],
    ['18-000123', undefined],
    ['60011750x', undefined],
    ['', undefined],
  ];
  for (const [text, ending] of cases)
    it(`${JSON.stringify(text)}: ${ending ?? 'none'}`, () => {
      assert.equal(csmsAddress(text), ending === undefined ? undefined : `${site}${ending}`);
    });
});
