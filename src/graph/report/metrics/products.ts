import { listSeparator } from '../../../figures/condition.ts';
import type { RequestContext } from '../../context.ts';
import type { LifecycleStage, MetricsDimension } from '../../generated/resolvers.ts';
import { productFigures } from '../../product-figures.ts';

const productDimensions = ['CATEGORY', 'BRAND', 'SUPPLIER', 'LIFECYCLE_STAGE'] as const;
type ProductDimension = (typeof productDimensions)[number];

/** Products that share what they are grouped by: the n-th array literal holds the SKUs of group n. */
export interface ProductGroups {
  readonly packed: readonly string[];
  /** What a group shares; null for products that are in none, and for other dimensions. */
  readonly valueOf: (group: number | null, dimension: MetricsDimension) => string | null;
}

type Words = Partial<Record<ProductDimension, string | null>>;

export async function productGroups(
  by: readonly MetricsDimension[],
  context: RequestContext,
): Promise<ProductGroups> {
  const asked = productDimensions.filter((dimension) => by.includes(dimension));
  if (asked.length === 0) return groupsOf([]);
  if (!asked.includes('SUPPLIER') && !asked.includes('LIFECYCLE_STAGE')) {
    const [byCategory, byBrand] = [asked.includes('CATEGORY'), asked.includes('BRAND')];
    const found = await context.sources.inventory.productGroups({ byCategory, byBrand });
    return groupsOf(found.map(({ category, brand, skus }) => [skus, { CATEGORY: category, BRAND: brand }]));
  }
  return groupsOf(await sharing(asked, context));
}

const groupsOf = (groups: readonly (readonly [packed: string, words: Words])[]): ProductGroups => ({
  packed: groups.map(([packed]) => packed),
  valueOf: (group, dimension) =>
    group === null ? null : (groups[group - 1]?.[1][dimension as ProductDimension] ?? null),
});

/** Where more tells them apart than inventory's columns, products are put together here. */
async function sharing(
  asked: readonly ProductDimension[],
  context: RequestContext,
): Promise<(readonly [string, Words])[]> {
  const { inventory } = context.sources;
  const [products, suppliers, stages] = await Promise.all([
    inventory.productWords(),
    asked.includes('SUPPLIER') ? inventory.suppliersOfAll() : null,
    asked.includes('LIFECYCLE_STAGE') ? stagesOfAll(context) : null,
  ]);
  const supplierOf = new Map<string, string>(suppliers?.map(({ sku, supplier }) => [sku, supplier]));
  const all = products.map(({ sku, category, brand }) => {
    const words: Record<ProductDimension, string | null> = {
      CATEGORY: category,
      BRAND: brand,
      SUPPLIER: supplierOf.get(sku) ?? null,
      LIFECYCLE_STAGE: stages?.get(sku) ?? null,
    };
    return { sku, shared: asked.map((dimension) => words[dimension]) };
  });
  const groups = Map.groupBy(all, ({ shared }) => JSON.stringify(shared));
  return [...groups].map(([name, members]) => {
    const shared = JSON.parse(name) as (string | null)[];
    const quoted = members.map(({ sku }) => `"${sku.replaceAll(/["\\]/g, '\\$&')}"`);
    return [
      `{${quoted.join()}}`,
      Object.fromEntries(asked.map((dimension, place) => [dimension, shared[place] ?? null])),
    ] as const;
  });
}

const lifecycleStages: readonly LifecycleStage[] = ['INTRODUCTION', 'GROWTH', 'MATURITY', 'DECLINE'];

async function stagesOfAll(context: RequestContext): Promise<ReadonlyMap<string, LifecycleStage>> {
  const found = await Promise.all(
    lifecycleStages.map(async (stage) => {
      const condition = productFigures.condition({ lifecycleStage: { eq: stage } }, context);
      const { keys } = await productFigures
        .selection(condition, { field: 'SKU', direction: 'ASC' }, context)
        .keys();
      return keys.split(listSeparator).map((sku) => [sku, stage] as const);
    }),
  );
  return new Map(found.flat());
}
