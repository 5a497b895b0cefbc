import { badUserInput } from '../../kernel/errors.ts';
import { once } from '../../kernel/once.ts';
import type { PageArguments } from '../../kernel/page.ts';
import type { Sku } from '../../domain/ids.ts';
import { meaning, type Synonyms } from '../../domain/search-text.ts';
import type { Condition } from '../../figures/condition.ts';
import type { Selection } from '../../figures/selection.ts';
import { productOrders, searchOrder, type Words } from '../../sources/inventory/index.ts';
import { connection, type ConnectionOf } from '../connection.ts';
import type { RequestContext } from '../context.ts';
import { findProduct } from '../entities.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { orderingOf, orderName, type Ordering } from '../../figures/inputs.ts';
import { productFigures } from '../product-figures.ts';
import { loadAlong } from '../row-fields.ts';
import type { ProductKey } from './parent.ts';

const list = { list: 'products', defaultSize: 50 };
const byName: Ordering = { field: 'NAME', direction: 'ASC' };

/** The words of a search, each with those that mean the same. Throws BAD_USER_INPUT for a text without any. */
function wordsOf(text: string, synonyms: Synonyms): Words {
  const words = text.split(/[\s\0]+/).filter((word) => word !== '');
  if (words.length === 0) {
    throw badUserInput('search must hold at least one word.', {
      argument: 'search',
      got: text,
      wanted: 'at least one word',
    });
  }
  return words.map((word) => meaning(word, synonyms));
}

export const productQueries = {
  product(_, { sku }, context, info) {
    loadAlong({ sku }, context, info);
    return findProduct(sku, context);
  },

  products(_, { filter, orderBy, thenBy, search, ...page }, context) {
    const ordering = orderingOf(orderBy, thenBy);
    const words = search == null ? null : wordsOf(search, context.searchSynonyms);
    const condition = productFigures.condition(filter, context);
    const among = words && once(() => context.sources.inventory.productSearchKeys(words));
    const chosen = { condition, among };
    if (words && !ordering) return Object.assign(bestMatches(words, condition, page, context), { chosen });
    const order = ordering ?? byName;
    const { field, direction, second } = order;
    const isPlain = condition === null && among === null && !second && (field === 'NAME' || field === 'SKU');
    const listed = isPlain
      ? all(`${field}_${direction}`, page, context)
      : selected(productFigures.selection(condition, order, context, among), orderName(order), page, context);
    return Object.assign(listed, { chosen });
  },
} satisfies Partial<QueryResolvers>;

/** What the words of a search are found in, best match first. */
function bestMatches(
  words: Words,
  condition: Condition | null,
  page: PageArguments,
  context: RequestContext,
): ConnectionOf<ProductKey> {
  const { inventory } = context.sources;
  const selection = condition && productFigures.selection(condition, byName, context);
  const among = async () => selection && selection.keys();
  return connection(context, page, {
    ...list,
    // What matches best depends on the words, so a cursor is good for these alone.
    order: { name: `${searchOrder.name} ${words.map(([typed]) => typed).join(' ')}` },
    page: async (request) => inventory.productSearchPage(words, await among(), request),
    count: async () => inventory.productSearchCount(words, await among()),
    toNode: ({ sku }) => ({ sku }),
  });
}

/** Every product, by the table's own order. */
function all(
  name: keyof typeof productOrders,
  page: PageArguments,
  context: RequestContext,
): ConnectionOf<ProductKey> {
  const { inventory } = context.sources;
  const order = productOrders[name];
  return connection(context, page, {
    ...list,
    order,
    page: (request) => inventory.productPage(order, request),
    count: () => inventory.productCount(),
    toNode: ({ sku }) => ({ sku }),
  });
}

function selected(
  selection: Selection,
  order: string,
  page: PageArguments,
  context: RequestContext,
): ConnectionOf<ProductKey> {
  return connection(context, page, {
    ...list,
    order: { name: order },
    page: (request) => selection.page(request),
    count: () => selection.count(),
    toNode: ({ key }) => ({ sku: key as Sku }),
  });
}
