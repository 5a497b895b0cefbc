import { createHash } from 'node:crypto';
import { withSession } from '../../src/database/session.ts';

/**
 * What everybody is asked. The same fields for all, in the schema of the product, which the peers have a part of; and in
 * PostGraphile's words, for it makes a schema of its own.
 */
export interface BenchOperation {
  readonly name: string;
  readonly operationName: string;
  readonly text: string;
  readonly postgraphile: string;
}

const money = '{ amount currency }';

const ofProduct = (offers: number) => `
  inventory { levels { warehouse { code } available committed incoming } }
  price { current ${money} }
  unitCost ${money}
  competitorPrices(first: ${offers}) { competitor price ${money} observedAt }
  support { openTickets }`;

const ofPostgraphileProduct = (offers: number) => `
  levels: stockLevelsBySkuList(orderBy: [WAREHOUSE_CODE_ASC]) { warehouseCode available committed incoming }
  currentPrice ${money}
  unitCost ${money}
  competitorPrices: cheapestOffersList(n: ${offers}) { competitor amount currency observedAt }
  openTickets`;

export const operations = {
  board: {
    name: 'board',
    operationName: 'BenchBoard',
    text: `query BenchBoard($category: String!, $first: Int = 50) {
  products(filter: { category: { eq: $category } }, orderBy: { field: NAME, direction: ASC }, first: $first) {
    nodes { sku name category ${ofProduct(3)} }
  }
}`,
    postgraphile: `query BenchBoard($category: String!, $first: Int = 50) {
  products: allProductsList(condition: { category: $category }, first: $first, orderBy: [NAME_ASC, SKU_ASC]) {
    sku name category ${ofPostgraphileProduct(3)}
  }
}`,
  },
  card: {
    name: 'card',
    operationName: 'BenchCard',
    text: `query BenchCard($sku: Sku!) {
  product(sku: $sku) {
    sku name category description features specifications { name value unit } ${ofProduct(5)}
  }
}`,
    postgraphile: `query BenchCard($sku: String!) {
  product: productBySku(sku: $sku) {
    sku name category description features
    specifications: productSpecificationsBySkuList(orderBy: [POSITION_ASC]) { name value unit }
    ${ofPostgraphileProduct(5)}
  }
}`,
  },
  customer: {
    name: 'customer',
    operationName: 'BenchCustomer',
    text: `query BenchCustomer($number: CustomerNumber!) {
  customer(number: $number) {
    number name email segment
    orders(first: 5) {
      nodes {
        number placedAt status total ${money}
        lines { product { sku name } quantity unitPrice ${money} }
        shipments { number status }
      }
    }
    tickets(first: 3) { nodes { number subject status openedAt } }
  }
}`,
    postgraphile: `query BenchCustomer($number: String!) {
  customer: salesCustomerByNumber(number: $number) {
    number name email
    summary: salesCustomerSummaryByCustomerNumber { segment }
    orders: salesOrdersByCustomerNumberList(first: 5, orderBy: [PLACED_AT_DESC, NUMBER_DESC]) {
      number placedAt status totalMinor currency
      lines: salesOrderLinesByOrderNumberList(orderBy: [LINE_ASC]) {
        product: productBySku { sku name } quantity unitPriceMinor
      }
      shipments: logisticsShipmentsByOrderNumberList(orderBy: [SHIPPED_AT_ASC, NUMBER_ASC]) { number status }
    }
    tickets: lastTicketsList(n: 3) { number subject status openedAt }
  }
}`,
  },
} as const satisfies Record<string, BenchOperation>;

export type OperationName = keyof typeof operations;
export const operationNames = Object.keys(operations) as OperationName[];

export const idOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The variables that an operation is asked with in turn. */
export type Variables = Readonly<Record<OperationName, readonly object[]>>;

/** All 16 categories, 600 products, and 600 customers who have at least three orders and a ticket. */
export const readVariables = (url: string): Promise<Variables> =>
  withSession(url, async (session) => {
    const keys = async (sql: string) =>
      (await session.query<{ key: string }>(sql)).rows.map(({ key }) => key);
    const categories = await keys('select distinct category as key from inventory.products order by 1');
    const skus = await keys('select sku as key from inventory.products order by md5(sku) limit 600');
    const customers = await keys(`
      select customer_number as key from sales.orders
      where customer_number in (select customer_number from support.tickets)
      group by 1 having count(*) >= 3 order by md5(customer_number) limit 600`);
    return {
      board: categories.map((category) => ({ category })),
      card: skus.map((sku) => ({ sku })),
      customer: customers.map((number) => ({ number })),
    };
  });
