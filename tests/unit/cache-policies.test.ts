import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { CacheHints } from '../../src/operations/compiled/cache-policy.ts';
import { OperationCompiler } from '../../src/operations/compiled/compiled-operation.ts';
import { fields, operations, ourDirectives, schema } from '../support/contract.ts';

const hints = new CacheHints(schema);
const compiler = new OperationCompiler(schema);

function policyOf(document: DocumentNode, of = compiler) {
  const { maxAge, scope } = of.ofDocument(document).cachePolicy;
  return `${scope === 'PRIVATE' ? 'private ' : ''}${maxAge}`;
}
const policyOfText = (text: string) => policyOf(parse(text));

test('every field says how long it may be kept, or stands on a type that says it', () => {
  const silent = fields.filter(({ on, ...field }) => {
    const said = hints.on(schema.getType(on) as never, field);
    return !said.some(({ maxAge, inheritMaxAge }) => maxAge != null || inheritMaxAge);
  });
  expect(silent.filter(({ on }) => on !== 'Query').map(({ path }) => path)).toEqual([]);
});

test('every question says how long its answer may be kept, but for what any id stands for', () => {
  const asked = fields.filter(({ on }) => on === 'Query');
  const silent = asked.filter(
    (field) => !hints.on(schema.getQueryType()!, field).some(({ maxAge }) => maxAge != null),
  );
  expect(silent.map(({ name }) => name)).toEqual(['node', 'nodes']);
});

test('whatever needs a scope to read of a person is private', () => {
  const personal = fields.filter(({ astNode, on }) => {
    const requirements = [astNode, schema.getType(on)?.astNode].flatMap((node) => node?.directives ?? []);
    return JSON.stringify(requirements).includes('"customer:');
  });
  expect(personal.length).toBeGreaterThan(50);
  const shared = personal.filter(
    ({ on, ...field }) =>
      !hints.on(schema.getType(on) as never, field).some(({ scope }) => scope === 'PRIVATE'),
  );
  // How much each group of customers bought, and how many they are: figures over all who are in it.
  const overAll = shared.filter(({ on }) => on === 'SalesReportRow' || on.startsWith('Metrics'));
  expect(shared.filter((field) => !overAll.includes(field)).map(({ path }) => path)).toEqual([]);
});

test('names and addresses are never kept, nor who has agreed to what', () => {
  const never = ['name', 'email', 'hashedEmail', 'hashedPhone', 'postalCode', 'consent { profiling }'];
  for (const field of never) {
    expect(policyOfText(`{ customer(number: "C1") { number ${field} } }`)).toBe('private 0');
  }
});

describe('an answer is kept', () => {
  test.each([
    ['for the least of its fields', '{ product(sku: "A") { name price { current { amount } } } }', '300'],
    ['for an hour where it only describes', '{ product(sku: "A") { specifications { value } } }', '3600'],
    ['for seconds where it tells of stock', '{ product(sku: "A") { inventory { onHand } } }', '15'],
    ['not at all where it tells of sources', '{ product(sku: "A") { sku } sources { status } }', '0'],
    ['for a minute where it tells the schema', '{ __schema { queryType { name } } }', '60'],
    ['not at all where it tells nothing', '{ __typename }', '0'],
    ['as long beside a __typename', '{ __typename product(sku: "A") { __typename name } }', '3600'],
    ['for seconds where a list may be asked for by stock', '{ products { totalCount } }', '15'],
    [
      'by what hides in a fragment',
      'query Q { product(sku: "A") { ...F } } fragment F on Product { disrupted }',
      '60',
    ],
    ['by what a condition leaves out', '{ product(sku: "A") { name disrupted @skip(if: true) } }', '60'],
    ['by another name', '{ a: product(sku: "A") { b: disrupted } }', '60'],
    ['by the type that an id stands for', '{ node(id: "x") { ... on Product { name } } }', '3600'],
    ['privately where an id may stand for a person', '{ node(id: "x") { id } }', 'private 60'],
    [
      'privately where a person is told of',
      '{ product(sku: "A") { name tickets { totalCount } } }',
      'private 60',
    ],
    [
      'privately where a fragment tells of one',
      '{ node(id: "x") { ... on Order { status } } }',
      'private 60',
    ],
  ])('%s', (_, text, policy) => {
    expect(policyOfText(text)).toBe(policy);
  });

  test('by its own operation alone', () => {
    const document = parse('query A { sources { name } } query B { product(sku: "A") { name } }');
    const [first, second] = document.definitions as OperationDefinitionNode[];
    expect(compiler.of(first!, document).cachePolicy.maxAge).toBe(0);
    expect(compiler.of(second!, document).cachePolicy.maxAge).toBe(3600);
  });

  test('not at all where nobody said anything about a field', () => {
    const types = 'type Query { said: A @cacheControl(maxAge: 9) silent: A } type A { b: Int }';
    const other = new OperationCompiler(buildSchema(`${ourDirectives} ${types}`));
    expect(policyOf(parse('{ said { __typename } }'), other)).toBe('9');
    expect(policyOf(parse('{ said { b } }'), other)).toBe('0');
    expect(policyOf(parse('{ silent { __typename } }'), other)).toBe('0');
  });
});

test('what the registry lists is kept like this', () => {
  const kept = Object.fromEntries(
    (operations ?? []).map((document) => [
      (document.definitions[0] as OperationDefinitionNode).name?.value,
      policyOf(document),
    ]),
  );
  expect(kept).toMatchInlineSnapshot(`
   {
     "Budgets": "60",
     "CampaignCheck": "15",
     "CompetitorPrices": "300",
     "Customer360": "private 0",
     "CustomerFeed": "private 0",
     "DeliveryPerformance": "300",
     "DeliveryPromise": "300",
     "DisruptionAnnounced": "15",
     "Disruptions": "15",
     "FeedbackFeed": "private 60",
     "HighValueCustomers": "private 60",
     "MarginReport": "300",
     "OrderFeed": "private 60",
     "OrderLookup": "private 60",
     "PriceHistory": "300",
     "PricePosition": "15",
     "ProductBoard": "private 15",
     "ProductBrowser": "15",
     "ProductCard": "15",
     "ProductChanges": "15",
     "ProductSearch": "15",
     "ProductsAtRisk": "15",
     "ProductsToPromote": "15",
     "PromotionSimulator": "300",
     "Refetch": "private 60",
     "SalesCompared": "300",
     "Scorecard": "300",
     "Segments": "private 0",
     "Sources": "0",
     "StockChanged": "15",
     "StockFeed": "15",
     "StockHistory": "300",
     "StockInPlace": "15",
     "StockLevelFeed": "15",
     "TicketFeed": "private 60",
     "TopIssues": "300",
     "UnitsByDay": "300",
     "WinBackAudience": "private 0",
   }
  `);
});
