import {
  boolean,
  businessKey,
  countryCode,
  currencyCode,
  date,
  endless,
  integer,
  minor,
  nullable,
  oneOf,
  optional,
  table,
  text,
  textList,
  timestamp,
  type RowsOf,
} from '../../database/table.ts';
import type { PurchaseOrderNumber, Sku } from '../../domain/ids.ts';
import { deletionsTable } from '../deletions.ts';

/** What Opsgraph reads from the inventory database; migrations/inventory is the reference layout. */
export const tables = {
  products: table({
    columns: {
      sku: businessKey<Sku>(),
      name: text(),
      description: nullable(text()),
      brand: nullable(text()),
      category: nullable(text()),
      features: textList(),
      launched_on: nullable(date()),
      discontinued_on: endless(nullable(date())),
      updated_at: timestamp(),
      search_text: text(),
    },
    key: ['sku'],
    lookups: ['category'],
    doubts: [
      {
        counts: `
          select count(*) filter (where strpos(search_text, lower(features[1])) = 0) as found, count(*) as among
          from probe where features[1] <> '' and octet_length(features[1]) = length(features[1])`,
        fromPercent: 50,
        pattern: 'features are not in search_text',
        cost: 'Neither search nor the filter on features finds a product by them.',
        mend: 'Make search_text with the features, as inventory.search_text does.',
      },
    ],
  }),
  product_specifications: table({
    columns: {
      sku: businessKey<Sku>(),
      position: integer(),
      name: text(),
      value: text(),
      unit: nullable(text()),
      search_text: optional(text(), 'search in specifications'),
    },
    key: ['sku', 'position'],
    without: 'Product.specifications',
  }),
  product_content: table({
    columns: {
      sku: businessKey<Sku>(),
      url: optional(text(), 'Product.url'),
      image_url: optional(text(), 'Product.imageUrl'),
      gtin: optional(text(), 'Product.gtin'),
      mpn: optional(text(), 'Product.mpn'),
      tags: optional(textList(), 'Product.tags'),
    },
    key: ['sku'],
    lookups: ['gtin', 'mpn'],
    without: 'Product.url, imageUrl, gtin, mpn, tags',
  }),
  product_variants: table({
    columns: { sku: businessKey<Sku>(), parent_sku: businessKey<Sku>() },
    key: ['sku'],
    lookups: ['parent_sku'],
    without: 'Product.parent, variants',
  }),
  warehouses: table({
    columns: { code: text(), name: text(), country: nullable(countryCode()), city: nullable(text()) },
    key: ['code'],
  }),
  warehouse_countries: table({
    columns: { warehouse_code: text(), country: countryCode() },
    key: ['warehouse_code', 'country'],
    lookups: ['country'],
    without: 'what can be sold or promised in one country',
  }),
  stock_levels: table({
    columns: {
      sku: businessKey<Sku>(),
      warehouse_code: text(),
      available: integer(),
      committed: nullable(integer()),
      reserved: nullable(integer()),
      safety_stock: nullable(integer()),
      incoming: nullable(integer()),
      updated_at: timestamp(),
    },
    key: ['sku', 'warehouse_code'],
    lookups: ['updated_at', `nullif(sku, '') || '\t' || nullif(warehouse_code, '')`],
    freshness: 'updated_at',
    staleAfterHours: 28,
  }),
  stock_days: table({
    columns: {
      sku: businessKey<Sku>(),
      warehouse_code: text(),
      day: date(),
      on_hand: nullable(integer()),
      available: integer(),
    },
    key: ['sku', 'day', 'warehouse_code'],
    without: 'Product.stockHistory',
  }),
  suppliers: table({
    columns: { code: text(), name: text(), country: nullable(countryCode()) },
    key: ['code'],
    without: 'Product.suppliers, leadTimeDays, stockoutBeforeReplenishment, Disruption.suppliers',
  }),
  product_suppliers: table({
    columns: {
      sku: businessKey<Sku>(),
      supplier_code: text(),
      preferred: boolean(),
      quoted_lead_time_days: nullable(integer()),
      minimum_order_quantity: nullable(integer()),
      unit_cost_minor: nullable(minor()),
      currency: nullable(currencyCode()),
    },
    key: ['sku', 'supplier_code'],
    lookups: ['supplier_code'],
    without:
      'Product.suppliers, leadTimeDays, stockoutBeforeReplenishment, disrupted, disruptions, Disruption.products',
  }),
  inbound_lanes: table({
    columns: { sku: businessKey<Sku>(), lane_code: text() },
    key: ['sku', 'lane_code'],
    lookups: ['lane_code'],
    without: 'what disruptions do to a product by its lanes; by its supplier is still told',
  }),
  purchase_orders: table({
    columns: {
      number: businessKey<PurchaseOrderNumber>(),
      supplier_code: text(),
      status: oneOf('OPEN', 'RECEIVED', 'CANCELLED'),
      ordered_on: date(),
      updated_at: optional(timestamp(), 'PurchaseOrder.updatedAt, and which purchase orders have changed'),
    },
    key: ['number'],
    lookups: ['ordered_on', 'updated_at'],
    without: 'Product.availableToPromise, ProductSupplier.onTimePercent; lead times are the quoted ones',
  }),
  purchase_order_lines: table({
    columns: {
      purchase_order_number: businessKey<PurchaseOrderNumber>(),
      sku: businessKey<Sku>(),
      warehouse_code: text(),
      quantity: integer(),
      received_quantity: integer(),
      expected_on: endless(nullable(date())),
    },
    key: ['purchase_order_number', 'sku', 'warehouse_code'],
    lookups: ['sku where received_quantity < quantity'],
    without: 'Product.availableToPromise',
  }),
  receipts: table({
    columns: {
      number: text(),
      purchase_order_number: text(),
      sku: businessKey<Sku>(),
      warehouse_code: nullable(text()),
      quantity: integer(),
      expected_on: nullable(date()),
      received_on: nullable(date()),
    },
    key: ['number'],
    lookups: ['sku'],
    without: 'ProductSupplier.onTimePercent; lead times are the quoted ones',
  }),
  booked_demand: table({
    columns: {
      sku: businessKey<Sku>(),
      week_starting: date(),
      kind: oneOf('PRE_ORDER', 'CALL_OFF'),
      units: integer(),
    },
    key: ['sku', 'week_starting', 'kind'],
    without: 'Product.availableToPromise',
  }),
  capacity_weeks: table({
    columns: {
      sku: businessKey<Sku>(),
      week_starting: date(),
      planned_units: integer(),
      committed_units: integer(),
    },
    key: ['sku', 'week_starting'],
    without: 'Product.capacity',
  }),
  deletions: deletionsTable('products and purchase orders'),
};

export type InventoryTables = RowsOf<typeof tables>;
