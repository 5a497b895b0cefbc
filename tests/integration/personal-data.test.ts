import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { stories } from '../../sample-data/stories.ts';
import { unrestricted } from '../../src/domain/caller.ts';
import type { PersonalDataRead } from '../../src/observability/audit.ts';
import { SchemaDemands } from '../../src/policy/access/schema-demands.ts';
import { graphForCallers, withScopes, type SharedGraph } from '../support/callers.ts';
import { fields, schema } from '../support/contract.ts';

const written: PersonalDataRead[] = [];
let graph: SharedGraph;
beforeAll(async () => {
  graph = await graphForCallers({ audit: { personalDataRead: (read) => written.push(read) } });
});
afterAll(() => graph.close());
beforeEach(() => {
  written.length = 0;
});

const demands = new SchemaDemands(schema);
const personal = fields.filter(({ path }) => demands.of(path)?.flat().includes('customer:pii'));

test('names and e-mail addresses are personal data', () => {
  expect(personal.map(({ path }) => path)).toEqual([
    'Customer.name',
    'Customer.email',
    'Customer.hashedEmail',
  ]);
});

test.each(personal)(
  'one who reads $path of some customers is written down, without a value',
  async ({ name, path }) => {
    const { data } = await graph.ask(
      unrestricted,
      `query Somebody($n: Int!) { customers(first: $n, filter: { consent: { has: EMAIL } }) { nodes { number ${name} } } }`,
      { n: 7 },
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
      },
    ]);
  },
);

test('a customer who is met twice in one operation counts once', async () => {
  const { customer } = stories.loyalAndAngry;
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
