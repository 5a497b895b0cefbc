import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sampleGraph } from '../support/graph.ts';
import { MetricsOracle } from '../support/metrics/oracle.ts';

let oracle: MetricsOracle;
beforeAll(async () => {
  oracle = await MetricsOracle.open();
}, 120_000);
afterAll(() => oracle.close());

test('30 random questions are told as one SQL over all five databases tells', async () => {
  expect(await oracle.hold(30, 7)).toBeUndefined();
}, 120_000);

test('parcels are told as delivery performance tells them', async () => {
  const graph = await sampleGraph();
  const figures = 'shipments onTimePercent onTimeInFullPercent typicalDays lateDays';
  const { data, errors } = await graph.query(`{
    deliveryPerformance(last: { days: 90 }, by: CARRIER) { key ${figures} }
    metrics(by: [CARRIER], period: { days: 90 }, orderBy: { measure: SHIPMENTS, direction: DESC }) { nodes { key: carrier ${figures} } }
  }`);
  await graph.close();
  expect(errors).toBeUndefined();
  expect(data.metrics.nodes).toEqual(data.deliveryPerformance);
  expect(data.metrics.nodes.length).toBeGreaterThan(3);
});
