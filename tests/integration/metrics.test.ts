import { afterEach, expect, test } from '@jest/globals';
import { sampleGraph, type Graph } from '../support/graph.ts';
import { sourceNames, type SourceName } from '../../src/kernel/source-name.ts';
import { Metrics } from '../../src/observability/metrics.ts';

let graph: Graph | undefined;
afterEach(async () => {
  await graph?.close();
  graph = undefined;
});

async function statusOf(development: boolean, headers: Record<string, string> = {}): Promise<number> {
  graph = await sampleGraph({}, { development });
  const response = await fetch(`${await graph.listen()}/metrics`, { headers });
  await response.arrayBuffer();
  return response.status;
}

test('without a token, a developer reads the metrics on the machine itself', async () => {
  expect(await statusOf(true)).toBe(200);
});

test.each(['x-forwarded-for', 'x-forwarded-proto', 'x-real-ip', 'via', 'forwarded'])(
  'without a token, they are not there for whom a proxy speaks, as %s tells',
  async (header) => {
    expect(await statusOf(true, { [header]: '203.0.113.7' })).toBe(404);
  },
);

test('without a token, nobody reads them in production', async () => {
  expect(await statusOf(false)).toBe(404);
});

test('what requests cost is added up by operation', async () => {
  const metrics = new Metrics();
  metrics.request('ProductBoard', 200, new Set(), 0.1, { requested: 40, actual: 12 });
  metrics.request('ProductBoard', 200, new Set(), 0.1, { requested: 40, actual: 30 });
  const text = await metrics.text();
  expect(text).toContain('opsgraph_cost_requested_total{operation="ProductBoard"} 80');
  expect(text).toContain('opsgraph_cost_actual_total{operation="ProductBoard"} 42');
});

test('a breaker is in one state', async () => {
  const metrics = new Metrics();
  const pool = { total: 3, idle: 1, waiting: 2 };
  const bySource = <Value>(of: (source: SourceName) => Value) =>
    Object.fromEntries(sourceNames.map((source) => [source, of(source)])) as Record<SourceName, Value>;
  const isDown = (source: SourceName) => source === 'inventory';
  const states = bySource((source) => ({ pool, breaker: isDown(source) ? 'open' : 'closed' }) as const);
  const probed = bySource((source) => {
    return { status: isDown(source) ? 'DOWN' : source === 'sales' ? 'DEGRADED' : 'UP' } as const;
  });
  metrics.watch({ states: () => states, probed: async () => probed });
  const lines = (await metrics.text()).split('\n');
  expect(lines.filter((line) => line.startsWith('opsgraph_breaker_state{source="inventory"'))).toEqual([
    'opsgraph_breaker_state{source="inventory",state="closed"} 0',
    'opsgraph_breaker_state{source="inventory",state="half-open"} 0',
    'opsgraph_breaker_state{source="inventory",state="open"} 1',
  ]);
  expect(lines).toContain('opsgraph_source_up{source="inventory"} 0');
  expect(lines).toContain('opsgraph_source_up{source="sales"} 1');
  expect(lines).toContain('opsgraph_source_degraded{source="sales"} 1');
  expect(lines).toContain('opsgraph_source_degraded{source="cogs"} 0');
  expect(lines).toContain('opsgraph_pool_connections{source="sales",state="busy"} 2');
  expect(lines).toContain('opsgraph_pool_waiting{source="sales"} 2');
});
