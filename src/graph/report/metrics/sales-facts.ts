import type { Facts, SumOf } from '../../../figures/measures.ts';
import type { SalesGroup, SalesGroups } from '../../../sources/sales/index.ts';
import type { RequestContext } from '../../context.ts';
import type { MetricsDimension } from '../../generated/resolvers.ts';
import { salesIn, salesOf } from '../sales.ts';
import { isStep } from './dimensions.ts';
import { inGroups, type FactScope, type GroupedFacts } from './scope.ts';

/** The column of a group that shows a dimension which sales tells. */
const columns = {
  SKU: 'sku',
  COUNTRY: 'customer_country',
  REGION: 'region',
  SEGMENT: 'segment',
  AGE_BAND: 'age_band',
  ACQUISITION_CHANNEL: 'acquisition_channel',
  CHANNEL: 'channel',
  ORDER_COUNTRY: 'order_country',
} as const satisfies Partial<Record<MetricsDimension, keyof SalesGroup>>;

export const salesDimensions = (by: readonly MetricsDimension[]): SalesGroups['by'] =>
  by.filter((dimension) => dimension in columns) as (keyof typeof columns)[];

type GroupColumns = Pick<SalesGroup, 'product_group' | 'step_from' | (typeof columns)[keyof typeof columns]>;

/** What a group of sales shows of a dimension. */
export const salesValue =
  ({ products }: FactScope) =>
  (row: GroupColumns, dimension: MetricsDimension): string | null => {
    if (dimension in columns) return row[columns[dimension as keyof typeof columns]];
    return isStep(dimension) ? row.step_from : products.valueOf(row.product_group, dimension);
  };

/** Null where segments are asked for and the company keeps none. */
export async function salesFacts(
  scope: FactScope,
  sums: ReadonlySet<SumOf<'sales'>>,
  context: RequestContext,
): Promise<GroupedFacts<Facts['sales']> | null> {
  const { range, steps, by, products, skuKeys, customerKeys, channels, countries } = scope;
  const filter = { skuKeys, customerKeys, channels, countries };
  const groups = {
    ...range,
    ...filter,
    steps,
    by: salesDimensions(by),
    productGroups: products.packed,
    atMost: null,
  };
  const found = await salesIn(groups, sums, context, scope.priced);
  if (!found) return null;
  const { rows, known } = found;
  return {
    groups: inGroups(rows, scope, salesValue(scope), (some) => salesOf(some, known)),
    nothing: salesOf([], known),
  };
}
