import { randomBytes } from 'node:crypto';
import { withSession, type Session } from '../../../src/database/session.ts';
import type { RowRules } from '../../../src/kernel/row-rules.ts';
import { sourceNames, type SourceName } from '../../../src/kernel/source-name.ts';
import type { SourceUrls } from '../../../src/sources/open.ts';
import { copyOfDatabase, inDatabase, testCluster } from '../cluster.ts';

/** A world in which what a caller may not see does not exist, and what it was. */
export interface PrunedWorld {
  readonly urls: SourceUrls;
  /** Keys of products, customers, orders, shipments and tickets that are not there any more, by type. */
  readonly hidden: Readonly<
    Record<'Product' | 'Customer' | 'Order' | 'Shipment' | 'Ticket', readonly string[]>
  >;
  drop(): Promise<void>;
}

/** The oracle of the rules: a copy of five databases in one, from which plain joins delete what is hidden. */
export async function prunedWorld(oneUrl: string, rules: RowRules): Promise<PrunedWorld> {
  const { ownerUrl } = testCluster();
  const name = `pruned_${randomBytes(6).toString('hex')}`;
  const url = inDatabase(ownerUrl, name);
  await withSession(ownerUrl, (session) =>
    session.query(copyOfDatabase(name, new URL(oneUrl).pathname.slice(1))),
  );
  const hidden = await withSession(url, async (session) => {
    await session.query('set session_replication_role = replica');
    const found = await prune(session, rules);
    await session.query('analyze');
    return found;
  });
  return {
    urls: Object.fromEntries(sourceNames.map((source) => [source, url])) as Record<SourceName, string>,
    hidden,
    drop: () =>
      withSession(ownerUrl, async (session) => {
        await session.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

async function prune(session: Session, { brands, countries }: RowRules): Promise<PrunedWorld['hidden']> {
  const list = (values: readonly string[]) =>
    `array[${values.map((value) => `'${value}'`).join(', ')}]::text[]`;
  const ofBrand = brands ? `brand = any(${list(brands)})` : 'true';
  const ofCountry = countries ? `country = any(${list(countries)})` : 'true';
  const isSeen = (column: string) => (brands ? `${column} in (select sku from seen_sku)` : 'true');
  await session.query(`
    create temp table seen_sku as select sku from inventory.products where ${ofBrand};
    create temp table seen_customer as select number from sales.customers where ${ofCountry};
    create temp table seen_line as select l.order_number, l.line from sales.order_lines l
      join sales.orders o on o.number = l.order_number join seen_customer c on c.number = o.customer_number
      where ${isSeen('l.sku')};
    create temp table seen_order as select o.number from sales.orders o
      where ${countries ? 'o.customer_number in (select number from seen_customer)' : 'true'}
        and ${brands ? 'o.number in (select order_number from seen_line)' : 'true'};
    create temp table owned as select t.number, t.sku, case
        when t.customer_number is not null then t.customer_number
        when t.order_number is not null then (select o.customer_number from sales.orders o join seen_order using (number) where o.number = t.order_number)
        when btrim(t.email) <> '' then (select min(c.number) from sales.customers c where lower(btrim(c.email, e' \\t')) = lower(btrim(t.email)) having count(*) = 1)
      end as owner from support.tickets t;
    create temp table seen_ticket as select number from owned
      where ${isSeen('sku')} and ${countries ? 'owner in (select number from seen_customer)' : 'true'};
    create temp table seen_shipment as select number from logistics.shipments where order_number in (select number from seen_order);`);
  const keys = async (table: string, key: string, left: string) =>
    (
      await session.query<{ key: string }>(
        `select ${key} as key from ${table} where ${key} not in (select ${key} from ${left}) order by 1`,
      )
    ).rows.map((row) => row.key);
  const hidden = {
    Product: await keys('inventory.products', 'sku', 'seen_sku'),
    Customer: await keys('sales.customers', 'number', 'seen_customer'),
    Order: await keys('sales.orders', 'number', 'seen_order'),
    Shipment: await keys('logistics.shipments', 'number', 'seen_shipment'),
    Ticket: await keys('support.tickets', 'number', 'seen_ticket'),
  };

  if (brands) {
    const { rows } = await session.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
       where column_name = 'sku' and table_schema = any($1) and table_type = 'BASE TABLE'`,
      [sourceNames],
    );
    for (const { name } of rows)
      await session.query(`delete from ${name} where sku is null or not (${isSeen('sku')})`);
    await session.query(`
      delete from inventory.product_variants where not (${isSeen('parent_sku')});
      delete from inventory.suppliers where code not in (select supplier_code from inventory.product_suppliers);
      delete from inventory.purchase_orders where number not in (select purchase_order_number from inventory.purchase_order_lines)`);
  }
  await session.query(`
    delete from sales.order_lines l where (order_number, line) not in (select order_number, line from seen_line);
    delete from sales.returns where (order_number, line) not in (select order_number, line from seen_line);
    delete from sales.refunds where order_number not in (select number from seen_order);
    delete from sales.orders where number not in (select number from seen_order);
    delete from sales.customer_summaries where customer_number not in (select number from seen_customer);
    delete from sales.customers where number not in (select number from seen_customer);
    delete from sales.site_sessions;
    delete from sales.summarized_days;
    delete from logistics.shipments where number not in (select number from seen_shipment);
    delete from logistics.shipment_events where shipment_number not in (select number from seen_shipment);
    delete from support.tickets where number not in (select number from seen_ticket);
    ${countries ? 'delete from support.feedback where customer_number is null or customer_number not in (select number from seen_customer);' : ''}
    ${
      countries
        ? `truncate sales.product_daily_sales;
           select sales.refresh_product_daily_sales('2000-01-01', '2100-01-01');
           delete from sales.summarized_days;
           update sales.product_daily_sales set returned_units = null, returned_minor = null;`
        : ''
    }`);
  if (brands) {
    await session.query(`update sales.orders o set total_minor =
      (select sum(net_minor) from sales.order_lines l where l.order_number = o.number)`);
  }
  return hidden;
}
