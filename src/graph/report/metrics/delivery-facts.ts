import Big from 'big.js';
import { exactTotal } from '../../../domain/converted-sum.ts';
import type { Facts, SumOf } from '../../../figures/measures.ts';
import type { ParcelPart, ParcelGroup } from '../../../sources/logistics/index.ts';
import type { RequestContext } from '../../context.ts';
import type { MetricsDimension } from '../../generated/resolvers.ts';
import { ratesIn } from '../sales.ts';
import { isStep } from './dimensions.ts';
import { parcelLeads } from './leads.ts';
import { salesValue } from './sales-facts.ts';
import { inGroups, type FactScope, type GroupedFacts } from './scope.ts';

type Shipments = Partial<Facts['shipments']>;

/** Parcels that were ordered, fell due or arrived in the period. */
export const parcelFacts =
  (day: ParcelPart) =>
  async (
    scope: FactScope,
    sums: ReadonlySet<SumOf<'shipments'>>,
    context: RequestContext,
  ): Promise<GroupedFacts<Shipments> | null> => {
    const { range, priced, steps, by, carriers, methods, warehouses } = scope;
    const [leads, { rates, failure }] = await Promise.all([
      parcelLeads(scope, day, context),
      ratesIn(priced, context, sums.has('cost')),
    ]);
    if (!leads) return null;
    const { orders, only } = leads;
    const rows = await context.sources.logistics.groupedParcels({
      part: day,
      days: range,
      ...steps,
      by: by.filter((dimension) => !isStep(dimension)),
      orderGroups: orders?.packed ?? [],
      ofOrders: only,
      carriers,
      methods,
      warehouses,
      rates: sums.has('cost') ? rates : null,
    });
    const valueOf = (row: ParcelGroup, dimension: MetricsDimension): string | null => {
      if (isStep(dimension)) return row.step_from;
      if (dimension === 'CARRIER') return row.carrier;
      if (dimension === 'METHOD') return row.method;
      if (dimension === 'WAREHOUSE') return row.warehouse;
      const group = orders?.rowOf(row.order_group);
      return group
        ? salesValue(scope)(group as Parameters<ReturnType<typeof salesValue>>[0], dimension)
        : null;
    };
    const sumsOf = (some: readonly ParcelGroup[]) => shipments(some, rates.to, failure);
    return { groups: inGroups(rows, scope, valueOf, sumsOf), nothing: sumsOf([]) };
  };

/** Groups are told apart by all that is grouped by, so that one row has the days of its group. */
function shipments(rows: readonly ParcelGroup[], currency: string, failure: Error | null): Shipments {
  const sum = (name: 'shipments' | 'due' | 'on_time' | 'on_time_in_full' | 'fullness_known' | 'costs') =>
    rows.reduce((total, row) => total + (row[name] ?? 0), 0);
  return {
    shipments: sum('shipments'),
    due: sum('due'),
    on_time: sum('on_time'),
    on_time_in_full: sum('on_time_in_full'),
    fullness_known: sum('fullness_known'),
    costs: sum('costs'),
    typical_days: rows[0]?.typical_days ?? null,
    late_days: rows[0]?.late_days ?? null,
    cost() {
      if (failure) throw failure;
      if (rows.length === 0) return new Big(0);
      return exactTotal(
        rows.map(({ cost_minor, without_rate }) => ({
          minor: cost_minor ?? '0',
          without_rate: without_rate ?? null,
        })),
        currency,
      );
    },
  };
}
