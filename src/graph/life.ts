import { trendWindows } from '../domain/trend.ts';
import type { RequestContext } from './context.ts';
import type { LifecycleParent } from './lifecycle/parent.ts';
import type { ProductKey } from './product/parent.ts';

/** What a product's stage is told from; null where inventory does not know it or daily sales are not recorded. */
export async function lifeOf(
  { sku }: ProductKey,
  { sources, today }: RequestContext,
): Promise<LifecycleParent | null> {
  const [product, sold] = await Promise.all([
    sources.inventory.product.load(sku),
    sources.sales.trendUnits(trendWindows(today)).load(sku),
  ]);
  if (!product || !sold) return null;
  return {
    sku,
    launchedOn: product.launched_on ?? sold.first_sold_on,
    discontinuedOn: product.discontinued_on,
    units: sold,
  };
}
