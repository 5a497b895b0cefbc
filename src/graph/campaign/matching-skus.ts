import { badUserInput, filterTooBroad } from '../../kernel/errors.ts';
import type { Sku } from '../../domain/ids.ts';
import type { RequestContext } from '../context.ts';
import type { ProductFilter } from '../generated/resolvers.ts';
import { productFigures } from '../product-figures.ts';

const mostProducts = 1_000;

/** The products that a filter lets through, by SKU. Throws BAD_USER_INPUT for none and FILTER_TOO_BROAD for too many. */
export async function matchingSkus(filter: ProductFilter, context: RequestContext): Promise<readonly Sku[]> {
  const condition = productFigures.condition(filter, context, 'input.filter');
  const selection = productFigures.selection(condition, { field: 'SKU', direction: 'ASC' }, context);
  const page = { size: mostProducts, backwards: false, after: null, before: null };
  const { rows, hasNextPage } = await selection.page(page);
  if (hasNextPage) {
    throw filterTooBroad(
      `input.filter lets through more than ${mostProducts} products; a campaign has at most ${mostProducts}.`,
    );
  }
  if (rows.length === 0) {
    throw badUserInput('input.filter lets no product through.', {
      argument: 'input.filter',
      got: filter,
      wanted: 'a filter that lets some product through',
    });
  }
  return rows.map(({ key }) => key as Sku);
}
