import type { RequestContext } from '../context.ts';
import type { DeliveryEstimateResolvers } from '../generated/resolvers.ts';
import { meanCost } from './mean-cost.ts';
import type { DeliveryEstimateParent } from './parent.ts';

/** The costs of the shipments that an estimate stands on. */
async function costsOf({ carrier, method, lane, evidence }: DeliveryEstimateParent, context: RequestContext) {
  const { cogs, logistics } = context.sources;
  const { destination, delivered, ordered, warehouses, everywhere } = evidence;
  const rates = await cogs.rates(ordered).load(context.reportingCurrency);
  const ofService = (row: { readonly carrier: string; readonly method: string }) =>
    row.carrier === carrier && row.method === method;
  if (lane === 'ALL') {
    const costs = await logistics.costsAnywhere({ services: everywhere, ...delivered, rates, ordered });
    return costs.filter(ofService);
  }
  const costs = (await logistics.costsTo({ ...destination, ...delivered, rates, ordered })).filter(ofService);
  if (lane === 'COUNTRY') return costs;
  return costs.filter(
    ({ warehouse_code, in_region }) =>
      in_region && warehouse_code !== null && warehouses.includes(warehouse_code),
  );
}

export const DeliveryEstimate = {
  cost: async (estimate, _, context) => meanCost(await costsOf(estimate, context), context.reportingCurrency),
} satisfies Partial<DeliveryEstimateResolvers>;
