import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MetricsOracle } from '../support/metrics/oracle.ts';

/** Random figures, dimensions, filters, periods, comparisons, orders and pages, to the cent as one SQL over a copy of all five sources. */
/** What fails says it too. */
const seed = 20261120;

let oracle: MetricsOracle;
beforeAll(async () => {
  oracle = await MetricsOracle.open();
}, 120_000);
afterAll(() => oracle.close());

test('500 random questions are told as one SQL over all five databases tells', async () => {
  expect(await oracle.hold(500, seed)).toBeUndefined();
}, 900_000);
