/**
 * The limit: what somebody gets who writes these three answers by hand. One prepared statement a database, pipelined on
 * two connections each; Postgres makes the JSON, and here it is joined as text. Nothing else is answered.
 */
import { createServer } from 'node:http';
import pg from 'pg';
import * as sql from './sql.ts';

const connections = 2;
const now = process.env['WORLD_NOW'];

interface Statement {
  readonly name: string;
  readonly text: string;
}

type Ask = <Row>(statement: Statement, values: readonly unknown[]) => Promise<Row[]>;

async function connect(database: string): Promise<Ask> {
  const connectionString = process.env[`${database.toUpperCase()}_DATABASE_URL`];
  const clients = Array.from(
    { length: connections },
    () => new pg.Client({ connectionString, pipeline: true } as pg.ClientConfig),
  );
  await Promise.all(clients.map((client) => client.connect()));
  let turn = 0;
  return async (statement, values) => {
    const client = clients[(turn = (turn + 1) % connections)] as pg.Client;
    const { rows } = await client.query({ ...statement, values: [...values], rowMode: 'array' });
    return rows as never;
  };
}

const [inventory, logistics, cogs, support, sales] = (await Promise.all(
  ['inventory', 'logistics', 'cogs', 'support', 'sales'].map(connect),
)) as [Ask, Ask, Ask, Ask, Ask];

/** The rest of each product, as text that follows its own columns'. */
async function restOf(skus: readonly string[], first: number): Promise<string[]> {
  const [prices, tickets] = await Promise.all([
    cogs<[string]>(sql.prices, [skus, now, first]),
    support<[string]>(sql.openTickets, [skus]),
  ]);
  return prices.map(([price], index) => `,${price},"support":{"openTickets":${tickets[index]?.[0]}}}`);
}

async function board({ category, first = 50 }: { category: string; first?: number }): Promise<string> {
  const products = await inventory<[sku: string, json: string]>(sql.board, [category, first]);
  const rest = await restOf(
    products.map(([sku]) => sku),
    3,
  );
  return `{"data":{"products":{"nodes":[${products.map(([, json], index) => json + rest[index]).join()}]}}}\n`;
}

async function card({ sku }: { sku: string }): Promise<string> {
  const [[product], [rest]] = await Promise.all([inventory<[string]>(sql.card, [sku]), restOf([sku], 5)]);
  return `{"data":{"product":${product ? product[0] + rest : 'null'}}}\n`;
}

type OrderRow = [number: string, json: string, lines: readonly [sku: string, json: string][]];
type CustomerRow = [
  json: string,
  orders: readonly OrderRow[],
  orderNumbers: string[] | null,
  ownEmail: string | null,
];

async function customer({ number }: { number: string }): Promise<string> {
  const [row] = await sales<CustomerRow>(sql.customer, [number, 5]);
  if (!row) return '{"data":{"customer":null}}\n';
  const [json, orders, orderNumbers, ownEmail] = row;
  const skus = new Set(orders.flatMap(([, , lines]) => lines.map(([sku]) => sku)));
  const [tickets, shipments, products] = await Promise.all([
    support<[string]>(sql.tickets, [number, orderNumbers ?? [], ownEmail, 3]),
    logistics<[order: string, json: string]>(sql.shipments, [orders.map(([order]) => order)]),
    inventory<[sku: string, json: string]>(sql.names, [[...skus]]),
  ]);
  const [shipmentsOf, productOf] = [new Map(shipments), new Map(products)];
  const nodes = orders.map(([order, json, lines]) => {
    const all = lines.map(([sku, line]) => `{"product":${productOf.get(sku) ?? 'null'},${line.slice(1)}`);
    return `${json},"lines":[${all.join()}],"shipments":${shipmentsOf.get(order) ?? '[]'}}`;
  });
  return `{"data":{"customer":${json},"orders":{"nodes":[${nodes.join()}]},"tickets":{"nodes":${tickets[0]?.[0]}}}}}\n`;
}

const answers: Readonly<Record<string, (variables: never) => Promise<string>>> = {
  BenchBoard: board,
  BenchCard: card,
  BenchCustomer: customer,
};

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (piece: string) => (body += piece));
  request.on('end', async () => {
    try {
      const { operationName, variables } = JSON.parse(body) as { operationName: string; variables: never };
      const answer = Buffer.from((await answers[operationName]?.(variables)) ?? '');
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': answer.length,
      });
      response.end(answer);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
});
server.listen({ host: '127.0.0.1', port: Number(process.env['PORT']) });
