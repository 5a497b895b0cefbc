import { affecting } from '../domain/affecting.ts';
import type { RequestContext } from './context.ts';
import type { DisruptionRow } from './disruption/parent.ts';
import type { ProductKey } from './product/parent.ts';

/** Disruptions that touch the product; null where the company records none, or not who supplies what. */
export async function disruptionsOf({ sku }: ProductKey, active: boolean | null, context: RequestContext) {
  const { inventory, logistics } = context.sources;
  const [supplier, lanes] = await Promise.all([
    inventory.preferredSupplier.load(sku),
    inventory.inboundLanes.load(sku),
  ]);
  if (!supplier) return null;
  const activity = { active, today: context.today };
  const [ofSupplier, ofLanes] = await Promise.all([
    supplier.supplier_code === null
      ? []
      : logistics.disruptionsOfSupplier(activity).load(supplier.supplier_code),
    Promise.all((lanes ?? []).map(({ lane_code }) => logistics.disruptionsOfLane(activity).load(lane_code))),
  ]);
  return affecting<DisruptionRow>(ofSupplier, ofLanes);
}
