/** What must hold of `server/reference/responses.json`: it names records and fields that the chapters have. */
import assert from 'node:assert/strict';
import type { Field } from '../../../server/src/layout/types';
import { answeredBy, responseMap, type KeyFields } from '../../../server/src/responses/responseMap';
import { slotsOf } from '../../../server/src/responses/recordValues';
import { catalog } from '../../support/layouts';

const responses = catalog.index.flatMap(({ transactions }) =>
  transactions.filter(({ direction }) => direction === 'output').map(({ application }) => application),
);
const maps = [...new Set(responses)].flatMap((application) => responseMap(catalog, application) ?? []);

/** All layouts of a record in an application. */
function layouts(application: string, record: string): { fields: Field[]; has: (name: string) => boolean }[] {
  return catalog.application(application).flatMap(({ records }) => {
    const compiled = records.get(record);
    if (!compiled) return [];
    return [compiled.base, ...compiled.variants.map(({ layout }) => layout)].map((layout) => ({
      fields: layout.fields.map(({ field }) => field),
      has: (name: string) => slotsOf(layout, [name])[0]?.fields[0] !== undefined,
    }));
  });
}

function problemsWith(application: string, record: string, names: readonly string[]): string[] {
  const forms = layouts(application, record);
  if (forms.length === 0) return [`${application} has no record ${record}`];
  return names
    .map((name) => name.replace(/ [0-9]+-[0-9]+$/, ''))
    .filter((name) => !forms.some(({ has }) => has(name)))
    .map((name) => `${application} ${record} has no field ${name}`);
}

describe('How responses refer to requests', () => {
  it('covers the applications that are answered by condition', () => {
    const covered = maps.map(({ request, response }) => `${request}/${response}`);
    for (const pair of ['AE/AX', 'SE/SX', 'KI/KR', 'QP/QT', 'RE/RX', 'DE/DX', 'TE/TX', 'SF/SN'])
      assert(covered.includes(pair), pair);
  });

  for (const map of maps)
    it(`${map.response} to ${map.request}`, () => {
      const { request, response } = map;
      assert(answeredBy(catalog, response).includes(request));
      const keys = (fields: readonly KeyFields[]): string[] => fields.flat();
      const problems = [
        ...(map.heads ?? []).flatMap((head) => problemsWith(request, head.record, keys(head.keys))),
        ...Object.entries(map.keyed ?? {}).flatMap(([record, fields]) => problemsWith(response, record, keys(fields))),
        ...map.conditions.flatMap(({ record, code, text, severity, outcome, of }) => [
          ...problemsWith(
            response,
            record,
            [code, text, severity?.field, outcome?.field].filter((name) => name !== undefined),
          ),
          ...problemsWith(response, record, Object.keys(of?.keys ?? {})),
          ...[of?.record, ...(of?.instead ?? [])].flatMap((id) =>
            id === undefined ? [] : problemsWith(request, id, []),
          ),
        ]),
        ...Object.entries(map.echoes ?? {}).flatMap(([own, sent]) => [
          ...problemsWith(response, own, []),
          ...problemsWith(request, sent, []),
        ]),
        ...(map.signpost
          ? problemsWith(response, map.signpost.record, [map.signpost.type, map.signpost.occurrence])
          : []),
        ...Object.entries(map.signposts ?? {}).flatMap(
          ([type, { record, instead = [], in: within = [], ends = [], fields = {} }]) => [
            ...[record, ...instead, ...ends].flatMap((id) => problemsWith(request, id, [])),
            ...problemsWith(request, record, Object.values(fields)),
            ...within
              .filter((wider) => map.signposts?.[wider] === undefined)
              .map((wider) => `${type} is in ${wider}, which is none`),
          ],
        ),
      ];
      assert.deepEqual(problems, []);
    });

  it('knows every reference data type that the chapters list', () => {
    for (const { response, signpost, signposts = {} } of maps) {
      if (!signpost) continue;
      const field = layouts(response, signpost.record)[0]?.fields.find(({ name }) => name === signpost.type);
      const listed = Object.keys({ ...field?.codes, ...field?.examples }).filter((type) => type !== 'BLOCK');
      assert.deepEqual(
        listed.filter((type) => signposts[type] === undefined),
        [],
        response,
      );
    }
  });
});
