import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { getNamedType } from 'graphql';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stories } from '../../sample-data/stories.ts';
import { unrestricted } from '../../src/kernel/caller.ts';
import { globalId } from '../../src/graph/global-id.ts';
import type { PersonalDataRead } from '../../src/observability/audit.ts';
import { SchemaRequirements } from '../../src/operations/access/schema-requirements.ts';
import { graphForCallers, withScopes, type SharedGraph } from '../support/callers.ts';
import { fields, inputs, schema, values } from '../support/contract.ts';
import { sampleGraph, sampleSql, type Graph } from '../support/graph.ts';
import { listed, manifestWith } from '../support/manifests.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { post, send } from '../support/wire.ts';

const { customer, ticket } = stories.loyalAndAngry;
const written: PersonalDataRead[] = [];
let graph: SharedGraph;
beforeAll(async () => {
  graph = await graphForCallers({ audit: { personalDataRead: async (read) => void written.push(read) } });
});
afterAll(() => graph.close());
beforeEach(() => {
  written.length = 0;
});

const requirements = new SchemaRequirements(schema);
const personal = fields.filter(({ path }) => requirements.of(path)?.flat().includes('customer:pii'));

test('names, addresses and what they are matched by are personal data', () => {
  expect(personal.map(({ path }) => path)).toEqual([
    'Customer.name',
    'Customer.email',
    'Customer.hashedEmail',
    'Customer.hashedPhone',
    'Customer.hashedFirstName',
    'Customer.hashedLastName',
    'Customer.hashedPostalCode',
    'Customer.postalCode',
  ]);
});

test.each(personal)(
  'one who reads $path of some customers is written down, without a value',
  async ({ name, path }) => {
    const { data } = await graph.ask(
      unrestricted,
      `query Somebody($n: Int!) { customers(first: $n, filter: { consent: { has: EMAIL } }) { nodes { number ${name} } } }`,
      { n: 60 },
    );
    const values = data.customers.nodes.map((node: Record<string, string>) => node[name]).filter(Boolean);
    expect(values.length).toBeGreaterThan(0);
    expect(written).toEqual([
      {
        caller: 'developer',
        operation: 'Somebody',
        operationHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        people: values.length,
        fields: [path],
        askedBy: [],
      },
    ]);
  },
);

test('however long an operation is named, its line in the audit stays short', async () => {
  const { data } = await graph.ask(
    unrestricted,
    `query ${'n'.repeat(50_000)} { customers(first: 7, filter: { consent: { has: EMAIL } }) { nodes { name } } }`,
  );
  expect(data.customers.nodes.length).toBeGreaterThan(0);
  expect(written).toHaveLength(1);
  expect(written[0]!.operation).toBe('n'.repeat(100));
});

const loyal = async () => {
  const [found] = await sampleSql<{ name: string; email: string }>(
    'sales',
    'select name, email from sales.customers where number = $1',
    [customer],
  );
  return found!;
};

/** What customers can be asked for by that tells who they are, each with a question that finds seven of them or fewer. */
const questions: Readonly<Record<string, [askedBy: string, asked: string]>> = {
  'CustomerFilter.name': ['Customer.name', 'filter: { not: { name: { contains: $who } } }'],
  'CustomerFilter.email': ['Customer.email', 'filter: { or: [{ email: { in: [$who] } }] }'],
  'CustomerOrderField.NAME': [
    'Customer.name',
    'filter: { country: { in: [$who, "DE"] } }, orderBy: { field: NAME }',
  ],
};

test('what tells who somebody is when it is asked by is known', () => {
  const requiring = [...inputs, ...values].filter(({ path }) =>
    requirements.of(path)?.flat().includes('customer:pii'),
  );
  expect(requiring.map(({ path }) => path)).toEqual(Object.keys(questions));
});

describe.each(Object.entries(questions))('one who asks by %s', (_, [askedBy, asked]) => {
  const ask = async (what: string) =>
    graph.ask(unrestricted, `query Who($who: String!) { ${what} }`, { who: (await loyal()).email });
  const list = (inner: string) => `customers(first: 7, ${asked}) { ${inner} }`;
  const line = { caller: 'developer', operation: 'Who', fields: [], askedBy: [askedBy] };

  test('is written down with how many were found, once and without a value', async () => {
    const { data } = await ask(`${list('totalCount nodes { number }')} again: ${list('edges { cursor }')}`);
    expect(data.customers.nodes.length).toBeGreaterThan(0);
    expect(written).toEqual([
      { ...line, people: data.customers.nodes.length, operationHash: expect.any(String) },
    ]);
  });

  test('is written down too where only a number is answered, or nobody', async () => {
    await ask(list('totalCount'));
    expect(written).toMatchObject([{ ...line, people: 0 }]);
    await ask(list('nodes { number }').replace('filter: {', 'filter: { number: { eq: "C-NOBODY" },'));
    expect(written.slice(1)).toMatchObject([{ ...line, people: 0 }]);
  });

  if (asked.includes('orderBy')) return;
  test('in an audience is written down', async () => {
    const whole = `audience(${asked}) { size breakdown(by: COUNTRY) { key } }`;
    await ask(whole);
    const { data } = await ask(whole.replace('size', 'size customers(first: 3) { nodes { number } }'));
    expect(written).toMatchObject([
      { ...line, people: 0 },
      { ...line, people: data.audience.customers.nodes.length },
    ]);
  });
});

test('who reads beside asking is written down in one line, and those who were not asked for are not counted', async () => {
  const { email } = await loyal();
  await graph.ask(
    unrestricted,
    'query ($who: String!) { customers(filter: { email: { eq: $who } }) { nodes { name } } all: customers(first: 9) { nodes { number } } }',
    { who: ` ${email.toUpperCase()} ` },
  );
  expect(written).toMatchObject([{ people: 1, fields: ['Customer.name'], askedBy: ['Customer.email'] }]);
});

test('a second order by names is written down as the first would be', async () => {
  const { data } = await graph.ask(
    withScopes('customer:read', 'customer:pii'),
    '{ customers(first: 4, orderBy: { field: ORDERS }, thenBy: { field: NAME }) { nodes { number } } }',
  );
  expect(data.customers.nodes).toHaveLength(4);
  expect(written).toMatchObject([{ people: 4, askedBy: ['Customer.name'] }]);
});

test('who may not read names and addresses and asks by them leaves no line', async () => {
  await graph.ask(
    withScopes('customer:read'),
    '{ customers(orderBy: { field: NAME }) { totalCount } audience(filter: { email: { eq: "a@b.c" } }) { size } }',
  );
  expect(written).toEqual([]);
});

test('what customers were asked for by is repeated neither by the answer nor by its cursors nor by its trace', async () => {
  const { name, email } = await loyal();
  const open = await sampleGraph();
  const query =
    'query ($name: String!, $email: String!) { customers(first: 1, filter: { name: { eq: $name }, email: { eq: $email } }, orderBy: { field: NAME }) { edges { cursor } } }';
  const traced = { 'x-opsgraph-trace': '1', 'x-opsgraph-cost': '1' };
  const answer = await post(await open.listen(), { query, variables: { name, email } }, traced);
  await open.close();
  const [{ cursor }] = answer.json.data.customers.edges;
  expect(answer.json.extensions.trace.statements.length).toBeGreaterThan(0);
  const told = `${answer.body} ${Buffer.from(cursor, 'base64url').toString('latin1')}`.toLowerCase();
  for (const value of [name, email]) expect(told).not.toContain(value.toLowerCase());
});

/** Every field that leads to customers, and a question that reaches their names by it. */
const ways: Readonly<Record<string, string>> = {
  'Query.customer': `customer(number: "${customer}") { name }`,
  'CustomerConnection.nodes': 'customers(first: 1) { nodes { name } }',
  'CustomerEdge.node': 'customers(first: 1) { edges { node { name } } }',
  'Order.customer': `customer(number: "${customer}") { orders(first: 1) { nodes { customer { name } } } }`,
  'Feedback.customer':
    'feedback(first: 1, filter: { customer: { isNull: false } }) { nodes { customer { name } } }',
  'Ticket.customer': `node(id: "${globalId('Ticket', ticket)}") { ... on Ticket { customer { name } } }`,
  'Query.node': `node(id: "${globalId('Customer', customer)}") { ... on Customer { name } }`,
  'Query.nodes': `nodes(ids: ["${globalId('Customer', customer)}"]) { ...Somebody }`,
  'Query._entities': `_entities(representations: [{ __typename: "Customer", number: "${customer}" }]) { ...Somebody }`,
};

test('the ways to a customer are known', () => {
  const leading = fields.filter(({ type }) => ['Customer', 'Node'].includes(getNamedType(type).name));
  expect([...leading.map(({ path }) => path), 'Query._entities'].toSorted()).toEqual(
    Object.keys(ways).toSorted(),
  );
});

describe('as a subgraph and by itself', () => {
  let subgraph: SharedGraph;
  beforeAll(async () => {
    subgraph = await graphForCallers({
      federation: true,
      audit: { personalDataRead: async (read) => void written.push(read) },
    });
  });
  afterAll(() => subgraph.close());

  test.each(Object.entries(ways))('whoever comes by %s is written down', async (_, way) => {
    const fragment = way.includes('...Somebody') ? ' fragment Somebody on Customer { other: name }' : '';
    const { data, errors } = await subgraph.ask(unrestricted, `query Who { ${way} }${fragment}`);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toMatch(/"(name|other)":"[^"]+"/);
    expect(written).toMatchObject([
      { caller: 'developer', operation: 'Who', people: 1, fields: ['Customer.name'] },
    ]);
  });
});

test('a customer who is met twice in one operation counts once', async () => {
  await graph.ask(
    unrestricted,
    `{ a: customer(number: "${customer}") { name email } b: customer(number: "${customer}") { email orders(first: 3) { nodes { customer { name } } } } }`,
  );
  expect(written).toMatchObject([
    { people: 1, fields: ['Customer.email', 'Customer.name'], operation: null },
  ]);
});

test('one who reads nothing personal, or may not, leaves no line', async () => {
  await graph.ask(unrestricted, '{ customers(first: 5) { nodes { number segment } } }');
  await graph.ask(
    withScopes('customer:read'),
    '{ customers(first: 5) { nodes { number name email hashedEmail } } }',
  );
  await graph.ask(unrestricted, '{ customer(number: "C-NOBODY") { name } }');
  expect(written).toEqual([]);
});

describe('while readings cannot be written down', () => {
  const defects: unknown[] = [];
  const table =
    'query Names($first: Int!, $after: String) { customers(first: $first, after: $after) { nodes { number name } } }';
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let unaudited: Graph;
  let origin: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
    const persistedManifestFile = join(folder.path, 'manifest.json');
    await writeFile(persistedManifestFile, manifestWith(listed(table, 'Names')));
    unaudited = await sampleGraph(
      {},
      {
        persistedManifestFile,
        audit: {
          async personalDataRead() {
            throw new Error('no space is left');
          },
        },
        onDefect: (error) => defects.push(error),
      },
    );
    origin = await unaudited.listen();
  });
  afterAll(async () => {
    await unaudited.close();
    await folder[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    defects.length = 0;
  });

  const query = `{ customer(number: "${customer}") { number name email } }`;
  const names = () =>
    sampleSql<{ name: string; email: string }>(
      'sales',
      'select name, email from sales.customers where number = $1',
      [customer],
    );

  test('none are given out, whoever asked is told why, and so are we', async () => {
    const answer = await post(origin, { query });
    expect(answer).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5', 'cache-control': 'no-store' },
    });
    expect(answer.json).toEqual({
      errors: [
        {
          message: expect.stringContaining('cannot be written down'),
          extensions: { code: 'AUDIT_UNAVAILABLE' },
        },
      ],
    });
    const [{ name, email } = { name: '', email: '' }] = await names();
    expect(answer.body).not.toMatch(new RegExp(`${name}|${email}`));
    expect(defects.map(String)).toEqual(['Error: no space is left']);
  });

  test('a trace gives none of them out either', async () => {
    const answer = await post(origin, { query }, { 'x-opsgraph-trace': '1', 'x-opsgraph-cost': '1' });
    const [{ name, email } = { name: '', email: '' }] = await names();
    expect(answer.status).toBe(503);
    expect(answer.body).not.toMatch(new RegExp(`${name}|${email}`));
  });

  test('an assistant and a table get none', async () => {
    const tool = await post(
      origin,
      {
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: 'Customer360', arguments: { number: customer } },
      },
      { accept: 'application/json, text/event-stream' },
      '/mcp',
    );
    expect(tool.json.result).toMatchObject({
      isError: true,
      structuredContent: { errors: [{ extensions: { code: 'AUDIT_UNAVAILABLE' } }] },
    });
    expect(tool.json.result.structuredContent.data).toBeUndefined();
    for (const all of ['', '&all=1']) {
      const rows = await send(origin, { path: `/q/names.csv?first=5${all}` });
      expect(rows).toMatchObject({ status: 503, body: expect.stringMatching(/^AUDIT_UNAVAILABLE: /) });
    }
  });

  test.each(Object.values(questions))('nobody can be asked for by %s (%s)', async (_, asked) => {
    const find = `query ($who: String!) { customers(${asked}) { totalCount } }`;
    const answer = await post(origin, { query: find, variables: { who: 'nobody@example.com' } });
    expect(answer.json).toEqual({
      errors: [expect.objectContaining({ extensions: { code: 'AUDIT_UNAVAILABLE' } })],
    });
  });

  test('all else is answered', async () => {
    const { json } = await post(origin, { query: query.replace('name email', 'segment') });
    expect(json).toMatchObject({ data: { customer: { number: customer } } });
    expect(defects).toEqual([]);
  });
});
