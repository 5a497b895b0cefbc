import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { callers } from '../support/answers.ts';
import { graphForCallers } from '../support/callers.ts';
import { sampleGraph, sampleSql, type Graph } from '../support/graph.ts';

/** What is asked of one product or customer is asked while it is looked up whether there is one. */
const card = `query ($sku: Sku!, $stock: Boolean! = true) {
  product(sku: $sku) {
    name description specifications { name } inventory @include(if: $stock) { available levels { available } }
  }
}`;
const customer = `query ($number: CustomerNumber!, $first: Int) {
  customer(number: $number) { name segment orders(first: $first) { totalCount nodes { number } } tickets { totalCount } }
}`;

let graph: Graph;
beforeAll(async () => {
  graph = await sampleGraph();
});
afterAll(() => graph.close());

const namesOf = ({ statements }: Awaited<ReturnType<Graph['query']>>, source: string) =>
  statements.filter((statement) => statement.source === source).map(({ name }) => name);

describe('a product', () => {
  const whole = 'product_texts+products_by_sku+products_values_available+specifications+stock_levels';

  test('is one statement of its source, whether there is one or not', async () => {
    const there = await graph.query(card, { sku: 'JKT-0001' });
    expect(there.errors).toBeUndefined();
    expect(there.data).toMatchObject({ product: { name: expect.any(String) } });
    expect(namesOf(there, 'inventory')).toEqual([whole]);
    const none = await graph.query(card, { sku: 'NONE-1' });
    expect(none).toMatchObject({ data: { product: null } });
    expect(none.errors).toBeUndefined();
    expect(namesOf(none, 'inventory')).toEqual([whole]);
  });

  test('is asked nothing that a variable leaves out', async () => {
    for (const run of [1, 2]) {
      const { statements } = await graph.query(card, { sku: 'JKT-0001', stock: false });
      expect([run, statements.map(({ name }) => name)]).toEqual([
        run,
        ['product_texts+products_by_sku+specifications'],
      ]);
    }
  });

  test('of another brand is none for who may not see it, whatever is asked of it', async () => {
    const [other] = await sampleSql(
      'inventory',
      `select sku from inventory.products where brand <> 'Windrose Supply' order by 1 limit 1`,
    );
    const restricted = await graphForCallers();
    const answer = await restricted.ask(callers['brand']!, card, { sku: other?.['sku'] });
    await restricted.close();
    expect(answer).toMatchObject({ data: { product: null } });
    expect(answer.errors).toBeUndefined();
  });
});

describe('a customer', () => {
  const whole =
    'customers_by_number+customers_values_segment+order_counts+order_numbers_of_customers+orders_of_customers_newest_first_on_open_open';

  test('is one statement of its source, and one for who has the address', async () => {
    const [{ number } = {}] = await sampleSql(
      'sales',
      `select customer_number as number from sales.orders where customer_number is not null order by 1 limit 1`,
    );
    const answer = await graph.query(customer, { number, first: 2 });
    expect(answer.errors).toBeUndefined();
    expect(namesOf(answer, 'sales')).toEqual([whole, 'customers_by_email']);
  });

  test('with a page that cannot be is refused where the page stands', async () => {
    const answer = await graph.query(customer, { number: 'C000001', first: -1 });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
