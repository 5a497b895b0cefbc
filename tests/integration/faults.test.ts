import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sourceNames, type SourceName } from '../../src/kernel/source-name.ts';
import { lostPaths, nullAt, toldErrors } from '../support/lost-values.ts';
import { nowhere, sampleGraph, type Graph } from '../support/graph.ts';
import { answeredWithNulls } from '../support/operations.ts';

/**
 * One source down costs its own fields and nothing else: every answer is held against the healthy one. A value may
 * only differ by being null, and each such null has exactly one error, which names the source, or is counted among those left out.
 */
let healthy: Graph;
const broken = {} as Record<SourceName, Graph>;

beforeAll(async () => {
  healthy = await sampleGraph();
  for (const source of sourceNames) broken[source] = await sampleGraph({ [source]: nowhere });
});
afterAll(async () => {
  await Promise.all([healthy, ...Object.values(broken)].map((graph) => graph.close()));
});

describe.each(sourceNames)('while %s is down', (source) => {
  test.each(answeredWithNulls)(
    '$name loses its fields of that source and nothing else',
    async ({ text, variables }) => {
      const whole = await healthy.query(text, variables);
      expect(whole.errors).toBeUndefined();
      const part = await broken[source].query(text, variables);
      const { told, leftOut, codes } = toldErrors(part.errors);
      expect(codes).toEqual(part.errors ? ['SOURCE_UNAVAILABLE'] : []);
      const nulled = told.map(({ path }) => nullAt(part.data, path ?? []));
      expect(new Set(nulled).size).toBe(nulled.length);
      const unexplained = lostPaths(whole.data, part.data).filter((path) => !nulled.includes(path));
      expect(unexplained.length).toBeLessThanOrEqual(leftOut);
      for (const { extensions, message } of told) {
        expect(extensions).toEqual({ code: 'SOURCE_UNAVAILABLE', source });
        expect(message).toBe(`The ${source} database did not answer.`);
      }
    },
  );

  test('sources says so, and only so', async () => {
    const { data, errors } = await broken[source].query('{ sources { name status dataAsOf message } }');
    expect(errors).toBeUndefined();
    for (const answer of data.sources) {
      expect(answer.status).toBe(answer.name === source ? 'DOWN' : 'UP');
      expect(answer.message).toEqual(answer.name === source ? expect.any(String) : null);
      expect(answer.dataAsOf).toEqual(answer.name === source ? null : expect.any(String));
    }
  });
});
