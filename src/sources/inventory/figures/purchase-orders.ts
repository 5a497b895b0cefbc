import { sql } from 'kysely';
import type { Listing } from '../../../figures/catalogue.ts';
import { of, own, withAnyOf } from '../../listings.ts';
import { tables } from '../tables.ts';

const lines = sql.table('inventory.purchase_order_lines');

/** What purchase orders are filtered and ordered by. */
export const purchaseOrders = {
  source: 'inventory',
  of: 'purchase_orders',
  type: 'PurchaseOrder',
  keyedBy: 'number',
  owned: { table: 'purchase_orders', key: 'number' },
  tables,
  relations: {
    withSku: {
      points: 5,
      takes: ['skus'],
      needs: ['purchase_order_lines'],
      rows: ({ argument }) => sql`select distinct purchase_order_number as key, true as has
        from ${lines} where sku = any(${argument('skus')}::text[])`,
    },
    open: {
      points: 10,
      needs: ['purchase_order_lines'],
      rows: ({ within }) => sql`select purchase_order_number as key, min(expected_on) as expected_on
        from ${lines} where received_quantity < quantity and ${within('purchase_order_number')} group by 1`,
    },
  },
  figures: {
    number: {
      ...own('key', 'text'),
      shows: 'PurchaseOrder.number',
      filter: ['PurchaseOrderNumberFilter', 'On the number.'],
      order: 'By number.',
    },
    supplier: {
      ...own('supplier_code', 'text'),
      shows: 'PurchaseOrder.supplier',
      filter: ['ChoiceFilter', 'On the supplier, by its code.'],
    },
    status: {
      ...own('status', 'text'),
      shows: 'PurchaseOrder.status',
      filter: ['PurchaseOrderStatusFilter', 'On how far it has come.'],
    },
    orderedOn: {
      ...own('ordered_on', 'date'),
      alwaysKnown: true,
      shows: 'PurchaseOrder.orderedOn',
      filter: ['DateFilter', 'On the day on which it was ordered.'],
      order: 'By the day on which it was ordered.',
    },
    expectedOn: {
      ...of('open', 'expected_on', 'date'),
      shows: 'PurchaseOrderLine.expectedOn',
      filter: [
        'DateFilter',
        'On the first day on which something is expected that has not come; unknown otherwise.',
      ],
      order: 'By the first day on which something is expected that has not come.',
    },
    late: {
      type: 'boolean',
      from: ['open'],
      value: ({ column, own, parameter }) =>
        sql`(${own('status')} = 'OPEN' and coalesce(${column('open', 'expected_on')} < ${parameter('today', 'date')}, false))`,
      definedWithoutRows: true,
      shows: 'PurchaseOrder.late',
      filter: ['BooleanFilter', 'On whether something of it was expected before today and has not come.'],
    },
    updatedAt: {
      ...own('updated_at', 'timestamptz'),
      shows: 'PurchaseOrder.updatedAt',
      filter: ['DateTimeFilter', 'On the instant of its last change; unknown where inventory keeps none.'],
      order: 'By the instant of its last change.',
    },
    withSku: {
      ...of('withSku', 'has', 'boolean'),
      absent: false,
    },
  },
  clauses: {
    sku: {
      figure: 'withSku',
      shows: 'PurchaseOrderLine.product',
      filter: ['SkuFilter', 'On the products in it: at least one of its lines is of one of these.'],
      condition: withAnyOf('inventory', 'withSku', 'skus'),
    },
  },
} satisfies Listing;
