import type { ShownBy } from '../figures/catalogue.ts';
import type { Condition } from '../figures/condition.ts';
import type { Entity } from '../figures/entity.ts';
import { FigureInputs } from '../figures/inputs.ts';
import { Selection } from '../figures/selection.ts';
import { FigureValues } from '../figures/values.ts';
import type { Money } from '../domain/money.ts';
import type { Period } from '../domain/period.ts';
import { productCatalogues, type sources } from '../sources/index.ts';
import type { RequestContext } from './context.ts';
import type { ProductFilter, ProductOrder } from './generated/resolvers.ts';
import type { ProductKey } from './product/parent.ts';

type Sources = typeof sources;
type Figures = Sources['inventory']['products']['figures'] &
  Sources['cogs']['products']['figures'] &
  Sources['support']['products']['figures'] &
  Sources['sales']['products']['figures'];

/** What the sources define of products: their figures, the filter and the orders. */
const inputs = new FigureInputs(productCatalogues, 'sku');

/** What each source knows of products, for one request. */
function productEntity({ sources, now, today, reportingCurrency }: RequestContext): Entity {
  const matchers = {
    inventory: () => sources.inventory.productMatcher(today),
    logistics: () => sources.logistics.productMatcher(today),
    cogs: () => sources.cogs.productMatcher({ now, today, reportingCurrency }),
    support: () => sources.support.productMatcher(today),
    sales: () => sources.sales.productMatcher(today),
  };
  return { owner: 'inventory', key: 'sku', source: (name) => matchers[name]() };
}

const values = new WeakMap<RequestContext['sources'], FigureValues>();

/**
 * What a figure shows of a product, as of today or of the period; null, or nulls, where it is unknown. Products that are
 * asked about together cost one statement a source. Throws as the sources do that it stands on.
 */
export function productFigure<Name extends keyof Figures>(
  { sku }: ProductKey,
  name: Name,
  context: RequestContext,
  period?: Period,
): Promise<ShownBy<Figures[Name]> | null> {
  let ofRequest = values.get(context.sources);
  if (!ofRequest) values.set(context.sources, (ofRequest = new FigureValues(productEntity(context))));
  return ofRequest.load(sku, inputs.use(name, context, period)) as Promise<ShownBy<Figures[Name]> | null>;
}

type FieldValue<F> = F extends { readonly isMinor: true } ? Money | null : ShownBy<F> | null;

/** Resolvers of the fields of a type that show a figure of a product, whose SKU their parent knows. */
type FigureFields<Type extends string> = {
  readonly [
    Name in Exclude<keyof Figures, 'sku'> as Figures[Name] extends {
      readonly shows: `${Type}.${infer Field}`;
    }
      ? Field
      : never
  ]: (product: ProductKey, _: unknown, context: RequestContext) => Promise<FieldValue<Figures[Name]>>;
};

/** A figure that has no resolver of its own is shown as it is, an amount in the reporting currency. */
export const figureFields = <Type extends string>(type: Type): FigureFields<Type> =>
  Object.fromEntries(
    [...inputs.shownOn(type)].map(([field, { name, isMinor }]) => [
      field,
      async (product: ProductKey, _: unknown, context: RequestContext) => {
        const value = await productFigure(product, name as keyof Figures, context);
        return isMinor && value !== null
          ? { minor: Number(value), currency: context.reportingCurrency }
          : value;
      },
    ]),
  ) as FigureFields<Type>;

/** The condition that a filter asks; `path` is where it stands. Throws BAD_USER_INPUT, naming the part. */
export const productCondition = (
  filter: ProductFilter | null | undefined,
  context: RequestContext,
  path?: string,
): Condition | null => inputs.condition(filter, context, path);

/** Products that meet a condition (null: all), in an order. */
export const productSelection = (
  condition: Condition | null,
  orderBy: ProductOrder,
  context: RequestContext,
) => new Selection(productEntity(context), condition, inputs.order(orderBy, context), context.notePlanStep);
