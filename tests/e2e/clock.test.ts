import { expect, jest, test } from '@jest/globals';
import { send, startChild } from '../support/child.ts';

// A process of its own takes a while to start on a loaded machine.
jest.setTimeout(120_000);

const document = `{
  salesReport(last: { days: 3 }, by: [DAY]) { period orders }
  product(sku: "BAC-0001") { stockoutBeforeReplenishment lifecycle { stage } }
}`;
const ask = async (settings: Record<string, string>) => {
  await using child = await startChild(settings);
  const { data } = (await (await send(child.origin, document)).json()) as {
    data: { salesReport: { period: string; orders: number }[]; product: object };
  };
  return { ...data, said: child.output() };
};

test('a clock that is set rules what is today over databases whose data end long ago, and is told at the start', async () => {
  const { salesReport, product, said } = await ask({ OPSGRAPH_CLOCK: '2026-11-20T23:30:00Z' });
  expect(salesReport.map(({ period }) => period)).toEqual(['2026-11-17', '2026-11-18', '2026-11-19']);
  expect(salesReport.every(({ orders }) => orders > 0)).toBe(true);
  expect(product).toMatchObject({ stockoutBeforeReplenishment: true });
  expect(said).toContain('The clock began at 2026-11-20T23:30:00.000Z.');
});

test('it is an instant, and days around it are those of the reporting time zone', async () => {
  const { salesReport } = await ask({
    OPSGRAPH_CLOCK: '2026-11-20T23:30:00Z',
    REPORTING_TIME_ZONE: 'Asia/Tokyo',
  });
  expect(salesReport.map(({ period }) => period)).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
});
