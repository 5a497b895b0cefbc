import type { Graph } from './graph.ts';

const measures =
  'orders units unitsWithoutCost revenue { amount } cost { amount } costCoveragePercent grossProfit { amount } marginPercent returnsPercent';
const columns = 'category brand sku country segment channel period complete';

/** Every column of a sales report, and the names of the statements that it cost. */
export const askReport = async (on: Graph, last: string, by: string) => {
  const { data, errors, unknown, statements } = await on.query(
    `{ salesReport(last: ${last}, by: [${by}]) { ${columns} ${measures} } }`,
  );
  const names = statements.map(({ source, name }) => `${source}.${name}`);
  return { rows: data.salesReport, errors, unknown, names };
};
