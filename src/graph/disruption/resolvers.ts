import { maximumKeys } from '../../figures/bounds.ts';
import { listSeparator } from '../../figures/condition.ts';
import { once } from '../../kernel/once.ts';
import { affectedOrder } from '../../sources/inventory/index.ts';
import { optionalConnection } from '../connection.ts';
import type { RequestContext } from '../context.ts';
import type { DisruptionResolvers } from '../generated/resolvers.ts';
import { globalId } from '../global-id.ts';
import type { DisruptionRow } from './parent.ts';
import { ofParent } from '../told.ts';

export { disruptionQueries } from './queries.ts';

/** A disruption with what it hits, as far as the company records it. */
async function reachOf({ number }: DisruptionRow, { sources: { logistics } }: RequestContext) {
  const [suppliers, lanes] = await Promise.all([
    logistics.suppliersHit.load(number),
    logistics.lanesHit.load(number),
  ]);
  return {
    disruption: number,
    suppliers: suppliers?.map(({ supplier_code }) => supplier_code) ?? [],
    lanes: lanes?.map(({ lane_code }) => lane_code) ?? [],
  };
}

/** The rows of what is hit; null where the company does not record what, or none of them. */
async function rowsOf<Row>(
  codes: readonly string[] | undefined,
  load: (code: string) => Promise<Row | null>,
): Promise<readonly Row[] | null> {
  if (!codes?.length) return codes ? [] : null;
  const rows = (await Promise.all(codes.map(load))).filter((row) => row !== null);
  return rows.length ? rows : null;
}

export const Disruption = {
  ...ofParent<DisruptionResolvers>()({
    id: ({ number }) => globalId('Disruption', number),
    startedOn: ({ started_on }) => started_on,
    expectedEndOn: ({ expected_end_on }) => expected_end_on,
    endedOn: ({ ended_on }) => ended_on,
    delayDays: ({ delay_days }) => delay_days,
  }),

  async suppliers({ number }, _, { sources: { logistics, inventory } }) {
    const hit = await logistics.suppliersHit.load(number);
    const codes = hit?.map(({ supplier_code }) => supplier_code);
    const suppliers = await rowsOf(codes, (code) => inventory.supplier.load(code));
    return suppliers?.toSorted((a, b) => (a.name < b.name ? -1 : 1)) ?? null;
  },

  async lanes({ number }, _, { sources: { logistics } }) {
    const hit = await logistics.lanesHit.load(number);
    const codes = hit?.map(({ lane_code }) => lane_code);
    const lanes = await rowsOf(codes, (code) => logistics.lane.load(code));
    return lanes?.map(({ code, from_place, to_place }) => ({ code, from: from_place, to: to_place })) ?? null;
  },

  async products(disruption, page, context, info) {
    const { inventory } = context.sources;
    const reach = await reachOf(disruption, context);
    const everyOne = { size: maximumKeys, after: null, before: null, backwards: false };
    const among = once(async () => {
      const { rows = [] } = (await inventory.productsAffected({ page: everyOne }).load(reach)) ?? {};
      return { count: rows.length, keys: rows.map(({ sku }) => sku).join(listSeparator) };
    });
    const listed = await optionalConnection(context, page, info, {
      list: 'Disruption.products',
      order: affectedOrder,
      defaultSize: 20,
      async page(request) {
        const page = await inventory.productsAffected({ page: request }).load(reach);
        // Their own fields need not ask for them again.
        for (const row of page?.rows ?? []) inventory.product.keep(row.sku, row);
        return page;
      },
      count: () => inventory.productsAffectedCount.load(reach),
      toNode: ({ sku }) => ({ sku }),
    });
    return listed && Object.assign(listed, { chosen: { condition: null, among } });
  },
} satisfies Partial<DisruptionResolvers>;
