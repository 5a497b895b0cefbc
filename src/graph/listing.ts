import type { GraphQLResolveInfo } from 'graphql';
import { comparisonsIn, isJunction, type Condition } from '../figures/condition.ts';
import type { KeyRow } from '../figures/entity.ts';
import { orderField, orderingOf, orderName, type OrderBy } from '../figures/inputs.ts';
import { NotKept } from '../figures/matcher.ts';
import type { Listing } from '../figures/catalogue.ts';
import type { Page, PageArguments, PageRequest } from '../kernel/page.ts';
import { listings, type ListingName, type ListingSource } from '../sources/index.ts';
import type { SourceReads } from '../sources/open.ts';
import { connection, optionalConnection, type ConnectionOf } from './connection.ts';
import type { RequestContext } from './context.ts';
import { EntityFigures } from './entity-figures.ts';

interface ListingArguments extends PageArguments {
  readonly filter?: object | null;
  readonly orderBy?: OrderBy | null;
  readonly thenBy?: OrderBy | null;
}

interface RowsByKey<Key, Row> {
  load(key: Key): Promise<Row | null>;
}

interface Found<Row> extends KeyRow {
  readonly row: Row;
}

/**
 * The resolver of a list at the root, such as `orders`. Keys are found a page at a time by what the source defines of
 * the listing; their rows come from the loader that shows one by itself.
 */
export const listingOf = <Key extends string, Row extends object>(
  list: ListingName,
  rowsOf: (sources: SourceReads) => RowsByKey<Key, Row>,
) => resolverOf(list, listings[list], list, rowsOf);

/** The same of a listing by the name of its source's matcher; `list` is its name in cursors. */
export function resolverOf<Key extends string, Row extends object>(
  list: string,
  listing: Listing,
  matcher: string,
  rowsOf: (sources: SourceReads) => RowsByKey<Key, Row>,
) {
  const { source, keyedBy, tables, owned } = listing;
  const figures = new EntityFigures<Listing['figures'], string>(
    [listing],
    keyedBy,
    (key) => key,
    ({ sources, now, today, reportingCurrency }) => ({
      owner: source,
      key: keyedBy,
      source: () =>
        sources[source as ListingSource].listingMatcher(matcher, { now, today, reportingCurrency }),
    }),
  );
  const isOptional = tables[owned.table]?.without !== undefined;

  return function answer(
    _: unknown,
    { filter, orderBy, thenBy, ...page }: ListingArguments,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ): ConnectionOf<Row> | Promise<ConnectionOf<Row> | null> {
    const condition = figures.condition(filter, context);
    const ordering = orderingOf(orderBy, thenBy) ?? orderOf(listing, condition);
    const selection = figures.selection(condition, ordering, context);
    const rows = rowsOf(context.sources);
    const connected = {
      list,
      order: { name: orderName(ordering) },
      defaultSize: 50,
      toNode: ({ row }: Found<Row>) => row,
    };
    const pageOf = async (request: PageRequest): Promise<Page<Found<Row>>> =>
      withRows(await selection.page(request), (key) => rows.load(key as Key));
    if (!isOptional) {
      return connection(context, page, { ...connected, page: pageOf, count: () => selection.count() });
    }
    return optionalConnection(context, page, info, {
      ...connected,
      page: (request) => pageOf(request).catch(nullIfNotKept),
      count: () => selection.count().catch(nullIfNotKept),
    });
  };
}

/** Whoever asks for what has changed takes it in that order: what changes meanwhile comes last, and is not missed. */
function orderOf({ figures, keyedBy }: Listing, condition: Condition | null): OrderBy {
  const isOfChanges = figures['updatedAt'] !== undefined && condition !== null && narrows(condition);
  return { field: isOfChanges ? 'UPDATED_AT' : orderField(keyedBy), direction: 'ASC' };
}

const narrows = (condition: Condition): boolean =>
  isJunction(condition)
    ? condition.kind === 'all' && condition.parts.some(narrows)
    : comparisonsIn(condition).some(
        ({ figure, operator, holds }) => figure === 'updatedAt' && operator !== 'isNull' && holds,
      );

/** The rows of a page's keys; what has gone since the keys were read is not on it. */
async function withRows<Row>(
  page: Page<KeyRow>,
  load: (key: string) => Promise<Row | null>,
): Promise<Page<Found<Row>>> {
  const found = await Promise.all(page.rows.map(async (each) => ({ each, row: await load(each.key) })));
  return { ...page, rows: found.flatMap(({ each, row }) => (row === null ? [] : [{ ...each, row }])) };
}

function nullIfNotKept(error: unknown): null {
  if (error instanceof NotKept) return null;
  throw error;
}
