import { sql, type QueryCreator } from 'kysely';
import { pageParameters, type ListOrder, type PageParameters } from '../../../database/keyset.ts';
import { perArguments, rowsPerKey } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf } from '../../../database/statement.ts';
import type { Sku } from '../../../domain/ids.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import { paged, statement } from '../statement.ts';
import type { InventoryTables } from '../tables.ts';
import { productColumns } from './products.ts';

/** A disruption and what it hits. */
export interface Touch {
  readonly disruption: string;
  readonly suppliers: readonly string[];
  readonly lanes: readonly string[];
}

/** What disruptions hit, as pairs: the n-th disruption of a list hits the n-th supplier or lane. */
interface Hits {
  readonly supplierDisruptions: readonly string[];
  readonly suppliers: readonly string[];
  readonly laneDisruptions: readonly string[];
  readonly lanes: readonly string[];
}

function hitsOf(touches: readonly Touch[]): Hits {
  return {
    supplierDisruptions: touches.flatMap(({ disruption, suppliers }) => suppliers.map(() => disruption)),
    suppliers: touches.flatMap(({ suppliers }) => suppliers),
    laneDisruptions: touches.flatMap(({ disruption, lanes }) => lanes.map(() => disruption)),
    lanes: touches.flatMap(({ lanes }) => lanes),
  };
}

type Db = QueryCreator<InventoryTables>;

const hit = (disruptions: readonly string[], codes: readonly string[]) =>
  sql<{ disruption: string; code: string }>`unnest(${disruptions}::text[], ${codes}::text[])`.as<'hit'>(
    sql`hit(disruption, code)`,
  );

/** Products whose preferred supplier a disruption hits. */
const bySupplier = (db: Db, { supplierDisruptions, suppliers }: Hits) =>
  db
    .selectFrom(hit(supplierDisruptions, suppliers))
    .innerJoin('product_suppliers as supply', 'supply.supplier_code', 'hit.code')
    .where('supply.preferred', '=', true)
    .select(['hit.disruption', 'supply.sku']);

/**
 * Products of which a disruption hits every inbound lane. Many products come in by the same few lanes, so each such
 * set of lanes is held against the disruptions once, not once a product.
 */
const byLanes = (db: Db, { laneDisruptions, lanes }: Hits) => {
  const blocked = db
    .selectFrom(hit(laneDisruptions, lanes))
    .select(['hit.disruption', sql<string[]>`array_agg(hit.code)`.as('lanes')])
    .groupBy('hit.disruption');
  const inbound = db
    .selectFrom('inbound_lanes')
    .select(['sku', sql<string[]>`array_agg(lane_code order by lane_code)`.as('lanes')])
    .where('sku', 'in', (part) =>
      part.selectFrom('inbound_lanes as part').select('part.sku').where('part.lane_code', '=', anyOf(lanes)),
    )
    .groupBy('sku');
  const ways = db
    .selectFrom(inbound.as('inbound'))
    .select(['lanes', sql<Sku[]>`array_agg(sku)`.as('skus')])
    .groupBy('lanes');
  return db
    .selectFrom(ways.as('way'))
    .innerJoin(blocked.as('blocked'), (join) => join.onRef('way.lanes', '<@', 'blocked.lanes'))
    .crossJoinLateral(sql<{ sku: Sku }>`unnest(way.skus)`.as<'touched'>(sql`touched(sku)`))
    .select(['blocked.disruption', 'touched.sku']);
};

const bySupplierOrLanes = (db: Db, hits: Hits) => bySupplier(db, hits).union(byLanes(db, hits));

type Touched = typeof bySupplier | typeof bySupplierOrLanes;

export const touchedOrder = {
  name: 'sku_asc',
  steps: [{ column: 'sku', type: 'text', direction: 'asc' }],
} satisfies ListOrder;

const touchedPage = (name: string, touched: Touched) =>
  paged(name, [touchedOrder], (db, p: PageParameters & Hits, keyset) =>
    db
      .with('touched', (tables) => touched(tables, p))
      .with('numbered', (tables) =>
        tables
          .selectFrom('touched')
          .where(keyset.within)
          .select([
            'disruption',
            'sku',
            ...keyset.cursor,
            sql<number>`row_number() over (partition by disruption order by ${keyset.order})`.as('place'),
          ]),
      )
      .selectFrom('numbered')
      .innerJoin('products', 'products.sku', 'numbered.sku')
      .where('place', '<=', p.limit)
      .orderBy('place')
      .select(['disruption', 'cursor_0', 'cursor_1'])
      .select(productColumns.map((column) => `products.${column}` as const)),
  );

const pagesBySupplierOrLanes = touchedPage('touched_page', bySupplierOrLanes);
const pagesBySupplier = touchedPage('touched_page_by_supplier', bySupplier);

/**
 * The products that disruptions touch: by their preferred supplier or by all of their inbound lanes. A company without
 * inbound lanes still has the suppliers'; without preferred suppliers nothing is known: null.
 */
export const productsTouched = (read: Reader) =>
  perArguments(({ page }: { readonly page: PageRequest }) =>
    rowsPerKey(
      async (touches: readonly Touch[]) => {
        const parameters = { ...pageParameters(page), ...hitsOf(touches) };
        return (
          (await read.optional(pagesBySupplierOrLanes(touchedOrder, page), parameters)) ??
          (await read.optional(pagesBySupplier(touchedOrder, page), parameters))
        );
      },
      (row) => row.disruption,
      (rows) => toPage(rows, page),
      ({ disruption }) => disruption,
    ),
  );

const touchedCount = (name: string, touched: Touched) =>
  statement(name, (db, p: Hits) =>
    db
      .with('touched', (tables) => touched(tables, p))
      .selectFrom('touched')
      .groupBy('disruption')
      .select(({ fn }) => ['disruption', fn.countAll<number>().as('products')]),
  );

const countBySupplierOrLanes = touchedCount('touched_count', bySupplierOrLanes);
const countBySupplier = touchedCount('touched_count_by_supplier', bySupplier);

export const productsTouchedCount = (read: Reader) =>
  rowsPerKey(
    async (touches: readonly Touch[]) => {
      const hits = hitsOf(touches);
      return (
        (await read.optional(countBySupplierOrLanes, hits)) ?? (await read.optional(countBySupplier, hits))
      );
    },
    (row) => row.disruption,
    ([row]) => row?.products ?? 0,
    ({ disruption }) => disruption,
  );
