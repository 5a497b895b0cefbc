import { sql } from 'kysely';
import { finite } from '../../../database/statement.ts';
import { enoughReceipts } from '../../../domain/lead-time.ts';
import type { RelationScope } from '../../../figures/catalogue.ts';

/** Units added up, unknown as soon as they are in one warehouse. */
const total = (units: string, parts: readonly string[] = [units]) => {
  const each = sql.join(
    parts.map((part) => sql`${sql.ref(part)}::bigint`),
    sql` + `,
  );
  return sql`case when count(*) = count(${each}) then sum(${each}) end as ${sql.ref(units)}`;
};
const onHand = total('on_hand', ['available', 'committed', 'reserved', 'safety_stock']);

/** Only what lies in the place that is asked of; nothing where it is everywhere. */
function inPlace({ given, argument }: RelationScope) {
  if (given('warehouses')) return sql` and warehouse_code = any(${argument('warehouses')}::text[])`;
  if (!given('country')) return sql``;
  return sql` and warehouse_code in (select warehouse_code from ${sql.table('inventory.warehouse_countries')}
      where country = ${argument('country')}::text)`;
}

/** Units over all warehouses, or those of a place. */
export const stock = (scope: RelationScope) =>
  sql`select sku as key, sum(available) as available, ${total('committed')}, ${total('reserved')},
      ${total('safety_stock')}, ${total('incoming')}, ${onHand}, max(updated_at) as updated_at
    from ${sql.table('inventory.stock_levels')} where ${scope.within('sku')}${inPlace(scope)} group by sku`;

/** What each product is a variant of; what is no product of inventory has none. */
export const parents = ({ within }: RelationScope) =>
  sql`select sku as key, parent_sku as parent from ${sql.table('inventory.product_variants')}
    where parent_sku <> sku and parent_sku in (select sku from ${sql.table('inventory.products')}) and ${within('sku')}`;

/** The preferred supplier's lead time: measured over enough receipts, else as quoted. */
export function leadTimes({ within, parameter, has }: RelationScope) {
  const measured = sql`select receipt.sku, ordered.supplier_code,
      percentile_cont(0.5) within group (order by receipt.received_on - ${finite(sql.ref('ordered.ordered_on'))}) as days
    from ${sql.table('inventory.receipts')} as receipt
    join ${sql.table('inventory.purchase_orders')} as ordered on ordered.number = receipt.purchase_order_number
    where receipt.received_on >= ${parameter('receiptsFrom', 'date')}
      and receipt.received_on < ${parameter('receiptsUntil', 'date')} and ${within('receipt.sku')}
    group by receipt.sku, ordered.supplier_code having count(*) >= ${sql.lit(enoughReceipts)}`;
  const unmeasured = sql`select null::text as sku, null::text as supplier_code, null::float8 as days where false`;
  const records = has('receipts') && has('purchase_orders') ? measured : unmeasured;
  return sql`select distinct on (terms.sku) terms.sku as key, coalesce(record.days, terms.quoted_lead_time_days) as days
    from ${sql.table('inventory.product_suppliers')} as terms
    left join (${records}) as record on record.sku = terms.sku and record.supplier_code = terms.supplier_code
    where terms.preferred and ${within('terms.sku')}
    order by terms.sku, terms.supplier_code`;
}

/** Products that a disruption touches: by their preferred supplier, or by every one of their inbound lanes. */
export function affected({ within, imported, has }: RelationScope) {
  const bySupplier = sql`select sku from ${sql.table('inventory.product_suppliers')}
    where preferred and supplier_code in (select supplier from ${imported}) and ${within('sku')}`;
  const byLanes = sql`select way.sku
    from (select sku, array_agg(lane_code) as lanes from ${sql.table('inventory.inbound_lanes')}
      where ${within('sku')} and sku in (
        select sku from ${sql.table('inventory.inbound_lanes')} where lane_code in (select lane from ${imported})) group by sku) as way
    join (select array_agg(lane) as lanes from ${imported} where lane is not null group by disruption) as blocked
      on way.lanes <@ blocked.lanes`;
  const skus = has('inbound_lanes')
    ? sql`${bySupplier} union ${byLanes}`
    : sql`select distinct sku from (${bySupplier}) as supplied`;
  return sql`select sku as key, true as affected from (${skus}) as hit`;
}
