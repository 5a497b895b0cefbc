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
export interface DisruptionReach {
  readonly disruption: string;
  readonly suppliers: readonly string[];
  readonly lanes: readonly string[];
}

/** What disruptions hit, as pairs: the n-th disruption of a list hits the n-th supplier or lane. */
interface HitPairs {
  readonly supplierDisruptions: readonly string[];
  readonly suppliers: readonly string[];
  readonly laneDisruptions: readonly string[];
  readonly lanes: readonly string[];
}

function hitsOf(reaches: readonly DisruptionReach[]): HitPairs {
  return {
    supplierDisruptions: reaches.flatMap(({ disruption, suppliers }) => suppliers.map(() => disruption)),
    suppliers: reaches.flatMap(({ suppliers }) => suppliers),
    laneDisruptions: reaches.flatMap(({ disruption, lanes }) => lanes.map(() => disruption)),
    lanes: reaches.flatMap(({ lanes }) => lanes),
  };
}

type Db = QueryCreator<InventoryTables>;

const hit = (disruptions: readonly string[], codes: readonly string[]) =>
  sql<{ disruption: string; code: string }>`unnest(${disruptions}::text[], ${codes}::text[])`.as<'hit'>(
    sql`hit(disruption, code)`,
  );

/** Products whose preferred supplier a disruption hits. */
const bySupplier = (db: Db, { supplierDisruptions, suppliers }: HitPairs) =>
  db
    .selectFrom(hit(supplierDisruptions, suppliers))
    .innerJoin('product_suppliers as supply', 'supply.supplier_code', 'hit.code')
    .where('supply.preferred', '=', true)
    .select(['hit.disruption', 'supply.sku']);

/**
 * Products of which a disruption hits every inbound lane. Many products come in by the same few lanes, so each such
 * set of lanes is held against the disruptions once, not once a product.
 */
const byLanes = (db: Db, { laneDisruptions, lanes }: HitPairs) => {
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
    .crossJoinLateral(sql<{ sku: Sku }>`unnest(way.skus)`.as<'affected'>(sql`affected(sku)`))
    .select(['blocked.disruption', 'affected.sku']);
};

const bySupplierOrLanes = (db: Db, hits: HitPairs) => bySupplier(db, hits).union(byLanes(db, hits));

type AffectedProducts = typeof bySupplier | typeof bySupplierOrLanes;

export const affectedOrder = {
  name: 'sku_asc',
  steps: [{ column: 'sku', type: 'text', direction: 'asc' }],
} satisfies ListOrder;

const affectedPage = (name: string, affected: AffectedProducts) =>
  paged(name, [affectedOrder], (db, p: PageParameters & HitPairs, keyset) =>
    db
      .with('affected', (tables) => affected(tables, p))
      .with('numbered', (tables) =>
        tables
          .selectFrom('affected')
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

const pagesBySupplierOrLanes = affectedPage('affected_page', bySupplierOrLanes);
const pagesBySupplier = affectedPage('affected_page_by_supplier', bySupplier);

/**
 * The products that disruptions affect: by their preferred supplier or by all of their inbound lanes. A company without
 * inbound lanes still has the suppliers'; without preferred suppliers nothing is known: null.
 */
export const productsAffected = (read: Reader) =>
  perArguments(({ page }: { readonly page: PageRequest }) =>
    rowsPerKey(
      async (reaches: readonly DisruptionReach[]) => {
        const parameters = { ...pageParameters(page), ...hitsOf(reaches) };
        return (
          (await read.optional(pagesBySupplierOrLanes(affectedOrder, page), parameters)) ??
          (await read.optional(pagesBySupplier(affectedOrder, page), parameters))
        );
      },
      (row) => row.disruption,
      (rows) => toPage(rows, page),
      ({ disruption }) => disruption,
    ),
  );

const affectedCount = (name: string, affected: AffectedProducts) =>
  statement(name, (db, p: HitPairs) =>
    db
      .with('affected', (tables) => affected(tables, p))
      .selectFrom('affected')
      .groupBy('disruption')
      .select(({ fn }) => ['disruption', fn.countAll<number>().as('products')]),
  );

const countBySupplierOrLanes = affectedCount('affected_count', bySupplierOrLanes);
const countBySupplier = affectedCount('affected_count_by_supplier', bySupplier);

export const productsAffectedCount = (read: Reader) =>
  rowsPerKey(
    async (reaches: readonly DisruptionReach[]) => {
      const hits = hitsOf(reaches);
      return (
        (await read.optional(countBySupplierOrLanes, hits)) ?? (await read.optional(countBySupplier, hits))
      );
    },
    (row) => row.disruption,
    ([row]) => row?.products ?? 0,
    ({ disruption }) => disruption,
  );
