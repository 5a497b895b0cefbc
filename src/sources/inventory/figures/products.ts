import { sql } from 'kysely';
import { matchersOf } from '../../../figures/matcher.ts';
import type { Catalogue, Values } from '../../../figures/catalogue.ts';
import type { Reader } from '../../../database/reader.ts';
import { trailingDays, type CalendarDate } from '../../../domain/calendar.ts';
import { receiptRange } from '../../../domain/lead-time.ts';
import { gtinForms } from '../../../domain/gtin.ts';
import { lifecycleThresholds } from '../../../domain/lifecycle.ts';
import { placeArgumentNames } from '../../../domain/place.ts';
import { paceDays } from '../../../domain/stock.ts';
import { trendWindows } from '../../../domain/trend.ts';
import { leadTimes, parents, stock, affected } from './products-relations.ts';
import {
  clauses,
  featured,
  specificationArguments,
  specified,
  tagged,
  wordArguments,
} from './products-words.ts';
import { of } from '../../listings.ts';
import type { ReckonedOn } from '../../source.ts';
import { tables } from '../tables.ts';

const own = (column: string) => ({ type: 'text', value: (values: Values) => values.own(column) }) as const;

/** A column of the units over all warehouses. */
const units = (name: string) =>
  ({ type: 'bigint', value: ({ column }: Values) => sql`${column('stock', name)}::bigint` }) as const;

const heldBy = (relation: string) => of(relation, 'has', 'boolean');

const { introductionDays, growthPercent, declinePercent } = lifecycleThresholds;

/** The days whose sales tell how fast stock goes. */
const pace = (today: CalendarDate) => trailingDays(today, paceDays);
const soldADay = ({ column }: Values) =>
  sql`(${column('unitsSold', 'units')}::float8 / ${sql.lit(paceDays)})`;

/** What a product's stage is told from: its launch, and how its sales have changed since the days compared with. */
function life({ column, own, parameter }: Values) {
  const launchedOn = sql`coalesce(${own('launched_on')}, ${column('trend', 'first_sold_on')})`;
  const comparesYears = sql`(${launchedOn} is null or ${launchedOn} <= ${parameter('yearAgo', 'date')})`;
  const base = sql`case when ${comparesYears} then ${column('trend', 'year_ago')} else ${column('trend', 'before')} end`;
  const trendPercent = sql`((${column('trend', 'recent')} - (${base}))::float8 / nullif(${base}, 0) * 100)`;
  const today = sql`${parameter('today', 'date')}`;
  const stage = sql`case when ${own('discontinued_on')} <= ${today} then 'DECLINE'
          when ${launchedOn} > ${today} - ${sql.lit(introductionDays)} then 'INTRODUCTION'
          when ${trendPercent} >= ${sql.lit(growthPercent)} then 'GROWTH'
          when ${trendPercent} <= ${sql.lit(declinePercent)} then 'DECLINE'
          else 'MATURITY' end`;
  return { launchedOn, comparesYears, trendPercent, stage };
}

/** What inventory knows of each product; what it needs of others is imported. */
export const products = {
  source: 'inventory',
  of: 'products',
  owned: {
    table: 'products',
    key: 'sku',
  },
  tables,
  relations: {
    stock: {
      points: 11,
      rows: stock,
      takes: placeArgumentNames,
      needsFor: { country: ['warehouse_countries'] },
    },
    preferred: {
      points: 4,
      needs: ['product_suppliers'],
      rows: ({ within }) =>
        sql`select sku as key, min(supplier_code) as supplier from ${sql.table('inventory.product_suppliers')}
          where preferred and ${within('sku')} group by sku`,
    },
    content: {
      points: 3,
      needs: ['product_content'],
      rows: ({ within }) =>
        sql`select sku as key, gtin, mpn from ${sql.table('inventory.product_content')} where ${within('sku')}`,
    },
    parents: { points: 6, needs: ['product_variants'], rows: parents },
    featured: { points: 5, takes: wordArguments, rows: featured },
    tagged: { points: 10, takes: wordArguments, needs: ['product_content'], rows: tagged },
    specified: {
      points: 11,
      takes: specificationArguments,
      needs: ['product_specifications'],
      rows: specified,
    },
    leadTimes: { points: 30, rows: leadTimes, needs: ['product_suppliers', 'suppliers'] },
    unitsSold: {
      points: 1,
      takes: ['from', 'until', 'country'],
      imports: { source: 'sales', rows: 'units', columns: { key: 'text', units: 'bigint' } },
    },
    trend: {
      points: 5,
      imports: {
        source: 'sales',
        rows: 'trend',
        columns: {
          key: 'text',
          recent: 'bigint',
          before: 'bigint',
          year_ago: 'bigint',
          first_sold_on: 'date',
        },
      },
    },
    unitCost: {
      points: 1,
      imports: { source: 'cogs', rows: 'cost', columns: { key: 'text', minor: 'numeric' } },
    },
    affected: {
      points: 17,
      rows: affected,
      needs: ['product_suppliers'],
      imports: {
        source: 'logistics',
        rows: 'hits',
        columns: { disruption: 'text', supplier: 'text', lane: 'text' },
      },
    },
  },
  figures: {
    sku: {
      type: 'text',
      value: (values) => values.own('key'),
      shows: 'Product.sku',
      filter: ['TextFilter', 'On the SKU.'],
      order: 'By SKU.',
    },
    name: {
      ...own('name'),
      alwaysKnown: true,
      shows: 'Product.name',
      filter: ['TextFilter', "On the product's name."],
      order: 'By name, letter by letter: capitals come before small letters.',
    },
    brand: {
      ...own('brand'),
      shows: 'Product.brand',
      filter: ['TextFilter', 'On the brand.'],
      order: 'By brand.',
    },
    category: {
      ...own('category'),
      shows: 'Product.category',
      filter: ['TextFilter', "On the product's category."],
      order: 'By category.',
    },
    gtin: {
      type: 'text',
      from: ['content'],
      value: ({ column }) => column('content', 'gtin'),
      shows: 'Product.gtin',
      operand: (gtin) => gtinForms(String(gtin)),
      filter: ['GtinFilter', 'On its Global Trade Item Number; unknown where not recorded.'],
    },
    mpn: {
      type: 'text',
      from: ['content'],
      value: ({ column }) => column('content', 'mpn'),
      shows: 'Product.mpn',
      filter: ['TextFilter', "On its maker's part number; unknown where not recorded."],
    },
    parent: {
      type: 'text',
      from: ['parents'],
      value: ({ column }) => column('parents', 'parent'),
      shows: 'Product.parent',
      filter: ['SkuFilter', 'On the product that it is a variant of; unknown where it is of none.'],
    },
    supplier: {
      type: 'text',
      from: ['preferred'],
      value: ({ column }) => column('preferred', 'supplier'),
      shows: 'Supplier.code',
      filter: ['TextFilter', "On the preferred supplier's code; unknown where none is preferred."],
      order: "By the preferred supplier's code.",
    },
    launchedOn: {
      type: 'date',
      value: (values) => values.own('launched_on'),
      shows: 'Product.launchedOn',
      filter: ['DateFilter', 'On the first day it was on sale; unknown where not recorded.'],
      order: 'By the first day it was on sale.',
    },
    discontinuedOn: {
      type: 'date',
      value: (values) => values.own('discontinued_on'),
      shows: 'Product.discontinuedOn',
      filter: [
        'DateFilter',
        'On the day it was or will be taken out of the range; unknown while that is not decided.',
      ],
      order: 'By the day it was or will be taken out of the range.',
    },
    updatedAt: {
      type: 'timestamptz',
      value: (values) => values.own('updated_at'),
      alwaysKnown: true,
      shows: 'Product.updatedAt',
      filter: ['DateTimeFilter', "On the instant at which inventory's own record of it last changed."],
      order: "By the instant at which inventory's own record of it last changed.",
    },
    lifecycleStage: {
      type: 'text',
      from: ['trend'],
      definedWithoutRows: true,
      value: (values) => life(values).stage,
      shown: {
        stage: { type: 'text', value: (values) => life(values).stage },
        trendPercent: { type: 'double precision', value: (values) => life(values).trendPercent },
        launchedOn: { type: 'date', value: (values) => life(values).launchedOn },
        discontinuedOn: { type: 'date', value: (values) => values.own('discontinued_on') },
        comparesYears: { type: 'boolean', value: (values) => life(values).comparesYears },
      },
      shows: 'Lifecycle.stage',
      filter: ['LifecycleStageFilter', 'On the stage of its life (see `Lifecycle.stage`).'],
      order: 'By the stage of its life: introduction, growth, maturity, decline.',
      orderedBy: 'lifecyclePlace',
    },
    lifecyclePlace: {
      type: 'integer',
      from: ['trend'],
      definedWithoutRows: true,
      value: (values) =>
        sql`array_position(array['INTRODUCTION', 'GROWTH', 'MATURITY', 'DECLINE'], ${life(values).stage})`,
    },
    available: {
      type: 'bigint',
      from: ['stock'],
      ofPlaces: true,
      value: ({ column }) => column('stock', 'available'),
      shown: {
        available: units('available'),
        committed: units('committed'),
        reserved: units('reserved'),
        safetyStock: units('safety_stock'),
        incoming: units('incoming'),
        onHand: units('on_hand'),
        updatedAt: { type: 'timestamptz', value: ({ column }) => column('stock', 'updated_at') },
      },
      shows: 'ProductInventory.available',
      filter: [
        'IntFilter',
        'On the units that can be sold now, over all warehouses or those of `in`; unknown where no stock is kept there.',
      ],
      order: 'By the units that can be sold now, over all warehouses or those of `in`.',
    },
    stockUpdatedAt: {
      type: 'timestamptz',
      from: ['stock'],
      value: ({ column }) => column('stock', 'updated_at'),
      shows: 'ProductInventory.updatedAt',
      filter: [
        'DateTimeFilter',
        'On the latest count of its stock in any warehouse; unknown where no stock is kept. How to take what has changed: docs/bi.md.',
      ],
      order: 'By the latest count of its stock in any warehouse.',
    },
    daysOfCover: {
      type: 'double precision',
      from: ['stock', 'unitsSold'],
      days: pace,
      ofPlaces: true,
      value: (values) =>
        sql`case when ${values.column('unitsSold', 'units')} > 0 then ${values.column('stock', 'available')}::float8 / ${soldADay(values)} end`,
      shows: 'ProductInventory.daysOfCover',
      filter: [
        'FloatFilter',
        'On the days that the stock lasts, everywhere or in the place of `in` (see `ProductInventory.daysOfCover`); unknown without sales.',
      ],
      order: 'By the days that the stock lasts, everywhere or in the place of `in`.',
    },
    leadTimeDays: {
      type: 'double precision',
      from: ['leadTimes'],
      value: ({ column }) => column('leadTimes', 'days'),
      shows: 'Product.leadTimeDays',
      filter: [
        'FloatFilter',
        "On the preferred supplier's days from order to receipt (see `Product.leadTimeDays`).",
      ],
      order: "By the preferred supplier's lead time.",
    },
    stockoutBeforeReplenishment: {
      type: 'boolean',
      from: ['stock', 'unitsSold', 'leadTimes'],
      days: pace,
      value: (values) => {
        const [available, units] = [values.column('stock', 'available'), values.column('unitsSold', 'units')];
        return sql`case when ${available} is null then null when coalesce(${units}, 0) <= 0 then false else ${available}::float8 / ${soldADay(values)} < ${values.column('leadTimes', 'days')} end`;
      },
      shows: 'Product.stockoutBeforeReplenishment',
      filter: [
        'BooleanFilter',
        'On whether the stock runs out before a new order could arrive (see `Product.stockoutBeforeReplenishment`).',
      ],
    },
    sellThroughPercent: {
      type: 'double precision',
      from: ['stock', 'unitsSold'],
      days: pace,
      value: ({ column }) => {
        const [onHand, units] = [
          column('stock', 'on_hand'),
          sql`coalesce(${column('unitsSold', 'units')}, 0)`,
        ];
        return sql`case when ${units} + ${onHand} > 0 then (${units} * 100)::float8 / (${units} + ${onHand}) end`;
      },
      shows: 'Product.sellThroughPercent',
      filter: [
        'FloatFilter',
        'On the share of its units that sold in the trailing 28 days (see `Product.sellThroughPercent`).',
      ],
      order: 'By the share of its units that sold in the trailing 28 days.',
    },
    stockValue: {
      type: 'numeric',
      from: ['stock', 'unitCost'],
      value: ({ column }) => sql`round(${column('stock', 'available')} * ${column('unitCost', 'minor')})`,
      isMinor: true,
      shows: 'Product.stockValue',
      filter: [
        'AmountFilter',
        'On what the units that can be sold now have cost (see `Product.stockValue`).',
      ],
      order: 'By what the units that can be sold now have cost.',
    },
    disrupted: {
      type: 'boolean',
      from: ['affected'],
      value: ({ column }) => column('affected', 'affected'),
      absent: false,
      shows: 'Product.disrupted',
      filter: ['BooleanFilter', 'On whether an active disruption touches it (see `Product.disruptions`).'],
    },
    withFeature: { ...heldBy('featured'), absent: false },
    withTag: { ...heldBy('tagged'), absent: false },
    withSpecification: { ...heldBy('specified'), absent: false },
  },
  clauses,
} satisfies Catalogue;

const matchers = matchersOf(products);

export const productMatcher = (read: Reader, { today }: ReckonedOn) =>
  matchers(read, {
    today: () => today,
    yearAgo: () => trendWindows(today).yearAgo.from,
    receiptsFrom: () => receiptRange(today).from,
    receiptsUntil: () => receiptRange(today).until,
  });
