/** One statement a database and answer. JSON objects that go on here come without their last brace. */
const openEnded = (json: string): string => `left(${json}::text, -1)`;
const money = (minor: string, currency: string): string =>
  `json_build_object('amount', ((${minor}) / 100.0)::numeric(20, 2)::text, 'currency', ${currency})`;
const iso = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const levels = `'inventory', (
  select case when count(*) > 0 then json_build_object('levels', json_agg(json_build_object(
    'warehouse', json_build_object('code', warehouse_code),
    'available', available, 'committed', committed, 'incoming', incoming) order by warehouse_code)) end
  from inventory.stock_levels as level where level.sku = product.sku)`;

const boardProduct = `json_build_object(
  'sku', product.sku, 'name', product.name, 'category', product.category, ${levels})`;

export const board = {
  name: 'board',
  text: `select sku, ${openEnded(boardProduct)}
    from inventory.products as product where category = $1 order by name, sku limit $2`,
};

const cardProduct = `json_build_object(
  'sku', product.sku, 'name', product.name, 'category', product.category,
  'description', product.description, 'features', product.features,
  'specifications', (
    select coalesce(json_agg(json_build_object('name', name, 'value', value, 'unit', unit) order by position), '[]')
    from inventory.product_specifications as specification where specification.sku = product.sku),
  ${levels})`;

export const card = {
  name: 'card',
  text: `select ${openEnded(cardProduct)} from inventory.products as product where sku = $1`,
};

const today = `($2::timestamptz at time zone 'UTC')::date`;
const inForce = `effective_from <= ${today} and (effective_to is null or effective_to > ${today})`;
const own = `coalesce(price.currency, 'USD')`;

/** Of each product: its price, what a unit costs, and the offers of others, cheapest in our own currency first. */
export const prices = {
  name: 'prices',
  text: `
    with rates as materialized (
      select distinct on (from_currency, to_currency) from_currency as source, to_currency as target, rate
      from cogs.exchange_rates where day between ${today} - 7 and ${today}
      order by 1, 2, day desc
    )
    select '"price":' || coalesce(price.json, 'null') || ',"unitCost":' || coalesce(cost.json, 'null')
      || ',"competitorPrices":' || coalesce(offers.json, '[]')
    from unnest($1::text[]) with ordinality as given(sku, place)
    left join lateral (
      select currency, json_build_object('current', ${money('amount_minor', 'currency')})::text as json
      from cogs.prices where prices.sku = given.sku and ${inForce} order by effective_from desc limit 1
    ) as price on true
    left join lateral (
      select case
        when count(distinct currency) = 1 then ${money('sum(amount_minor)', 'min(currency)')}
        when count(*) > 0 then ${money(
          `round(sum(amount_minor * case when currency = 'USD' then 1
            else (select rate from rates where source = currency and target = 'USD') end))`,
          `'USD'`,
        )}
      end::text as json
      from (
        select distinct on (component) amount_minor, currency from cogs.cost_records
        where cost_records.sku = given.sku and ${inForce} order by component, effective_from desc
      ) as parts
    ) as cost on true
    left join lateral (
      select json_agg(json_build_object('competitor', competitor, 'price', ${money('amount_minor', 'currency')},
        'observedAt', ${iso('observed_at')}))::text as json
      from (
        select * from (
          select distinct on (competitor) competitor, amount_minor, currency, observed_at
          from cogs.competitor_prices
          where competitor_prices.sku = given.sku and observed_at <= $2::timestamptz
            and observed_at >= (${today} - 30)::timestamp at time zone 'UTC'
          order by competitor, observed_at desc
        ) as latest
        order by amount_minor * case when currency = ${own} then 1 else coalesce(
          (select rate from rates where source = currency and target = ${own}),
          (select 1 / rate from rates where target = currency and source = ${own})) end nulls last, competitor
        limit $3
      ) as cheapest
    ) as offers on true
    order by place`,
};

export const openTickets = {
  name: 'open_tickets',
  text: `select (
      select count(*) from support.tickets
      where tickets.sku = given.sku and status not in ('SOLVED', 'CLOSED'))::text
    from unnest($1::text[]) with ordinality as given(sku, place) order by place`,
};

const order = `json_build_object('number', one.number, 'placedAt', ${iso('one.placed_at')}, 'status', one.status,
  'total', ${money('one.total_minor', 'one.currency')})`;

export const customer = {
  name: 'customer',
  text: `
    select
      ${openEnded(`json_build_object('number', customer.number, 'name', customer.name, 'email', customer.email,
        'segment', (select segment from sales.customer_summaries where customer_number = customer.number))`)},
      coalesce((
        select json_agg(json_build_array(one.number, ${openEnded(order)}, (
          select coalesce(json_agg(json_build_array(line.sku, json_build_object(
            'quantity', line.quantity, 'unitPrice', ${money('line.unit_price_minor', 'one.currency')})::text)
            order by line.line), '[]')
          from sales.order_lines as line where line.order_number = one.number)
        ) order by one.placed_at desc, one.number desc)
        from (
          select * from sales.orders where customer_number = customer.number
          order by placed_at desc, number desc limit $2
        ) as one), '[]'),
      (select array_agg(number) from sales.orders where customer_number = customer.number),
      case when 1 = (
        select count(*) from sales.customers as other
        where lower(btrim(other.email)) = lower(btrim(customer.email))
      ) then nullif(lower(btrim(customer.email)), '') end
    from sales.customers as customer where number = $1`,
};

export const tickets = {
  name: 'tickets',
  text: `
    select coalesce(json_agg(json_build_object('number', number, 'subject', subject, 'status', status,
      'openedAt', ${iso('opened_at')}) order by opened_at desc, number desc), '[]')::text
    from (
      select * from (
        select * from support.tickets where customer_number = $1
        union all
        select * from support.tickets where customer_number is null and order_number = any($2)
        union all
        select * from support.tickets
        where customer_number is null and order_number is null and lower(btrim(email)) = $3
      ) as found
      order by opened_at desc, number desc limit $4
    ) as last`,
};

export const shipments = {
  name: 'shipments',
  text: `
    select order_number,
      json_agg(json_build_object('number', number, 'status', status) order by shipped_at, number)::text
    from logistics.shipments where order_number = any($1) group by order_number`,
};

export const names = {
  name: 'names',
  text: `select sku, json_build_object('sku', sku, 'name', name)::text from inventory.products where sku = any($1)`,
};
