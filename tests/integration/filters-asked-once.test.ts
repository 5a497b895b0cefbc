import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { worldNow } from '../../sample-data/world.ts';
import { readerOf, type Reader } from '../../src/database/reader.ts';
import { SourceDatabase } from '../../src/database/source-database.ts';
import type { Statement } from '../../src/database/statement.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import { unrestricted } from '../../src/kernel/caller.ts';
import type { PageRequest } from '../../src/kernel/page.ts';
import { sourceNames, type SourceName } from '../../src/kernel/source-name.ts';
import type { RequestContext } from '../../src/graph/context.ts';
import type { ProductFilter, ProductOrderField } from '../../src/graph/generated/resolvers.ts';
import { productFigures } from '../../src/graph/product-figures.ts';
import { sourceReads } from '../../src/sources/open.ts';
import { testCluster } from '../support/cluster.ts';

/** A statement as it goes to a database, with its values. */
interface Sent {
  readonly source: SourceName;
  readonly name: string;
  readonly isPlan: boolean;
  readonly whole: string;
}

let databases: readonly SourceDatabase[];
let sent: Sent[] = [];

beforeAll(() => {
  databases = sourceNames.map(
    (source) => new SourceDatabase({ source, url: testCluster().readerUrls[source] }),
  );
});
beforeEach(() => {
  sent = [];
});
afterAll(async () => {
  await Promise.all(databases.map((database) => database.close()));
});

/** A reader of the sample world that notes what is sent. */
function noting(source: SourceName): Reader {
  const read = readerOf(
    databases.find((database) => database.source === source)!,
    {},
  );
  const note = <P>({ name, text, values }: Statement<P, unknown>, parameters: P) =>
    sent.push({
      source,
      name,
      isPlan: text.includes('explain'),
      whole: `${text} ${JSON.stringify(values(parameters))}`,
    });
  return Object.assign(<P, Row>(statement: Statement<P, Row>, parameters: P) => {
    note(statement, parameters);
    return read(statement, parameters);
  }, read);
}

const open: PageRequest = { size: 5, after: null, before: null, backwards: false };

/** Asks for a page and how many match, as a request does that reads both. */
async function ask(filter: ProductFilter, field: ProductOrderField = 'NAME', page = open) {
  const context = {
    sources: sourceReads(noting, unrestricted),
    now: worldNow,
    today: dayOf(worldNow),
    reportingCurrency: 'USD',
    notePlanStep: () => {},
    access: { isPersonal: () => false },
  } as unknown as RequestContext;
  const selection = productFigures.selection(
    productFigures.condition(filter, context),
    { field, direction: 'ASC' },
    context,
  );
  const [{ rows }, count] = await Promise.all([selection.page(page), selection.count()]);
  return { keys: rows.map(({ key }) => key), count };
}

const told = () => sent.map(({ source, name }) => `${source}.${name}`);
const withValue = (value: string) => sent.filter(({ isPlan, whole }) => !isPlan && whole.includes(value));

test('what the owner of the keys has listed is not asked again with what is left', async () => {
  const { count } = await ask({
    category: { eq: 'Tents' },
    available: { gte: 1 },
    marginPercent: { gte: 17 },
    openTickets: { lt: 5 },
  });
  expect(count).toBeGreaterThan(0);
  expect(withValue('"Tents"')).toHaveLength(1);
  expect(withValue('17')).toHaveLength(1);
  expect(new Set(sent.map(({ whole }) => whole)).size).toBe(sent.length);
});

test('no plan is asked for to pass on fewer than a thousand keys', async () => {
  await ask({ category: { eq: 'Tents' }, marginPercent: { gte: 17 }, openTickets: { lt: 5 } });
  expect(sent.filter(({ isPlan }) => isPlan).map(({ source }) => source)).toEqual(['inventory']);
});

test('keys that a filter names are passed on as they are, without a plan or a list of them', async () => {
  const all = await ask({ openTickets: { lt: 1_000 } });
  const [one, another] = all.keys as [string, string];
  sent = [];
  const named = await ask({
    sku: { in: [one, 'NO-SUCH', another, one] },
    openTickets: { lt: 1_000 },
    unitCost: { gte: '0' },
  });
  const each = await ask({
    or: [{ sku: { eq: one } }, { sku: { eq: another } }],
    unitCost: { gte: '0' },
  });
  expect(named).toEqual(each);
  expect(named.count).toBe(2);
  expect(told().slice(0, 3)).toEqual([
    'support.products_matching',
    'cogs.products_matching',
    'inventory.products_counted_page',
  ]);
});

test('what no key can be is compared all the same', async () => {
  const { keys } = await ask({ openTickets: { lt: 1_000 } });
  const named = await ask({ sku: { eq: keys.join('\u001f') }, openTickets: { lt: 1_000 } });
  expect(named).toEqual({ keys: [], count: 0 });
});

test('a page behind the last row and the count of all come in one statement', async () => {
  const whole = await ask({ openTickets: { lt: 5 } });
  sent = [];
  const behind = await ask({ openTickets: { lt: 5 } }, 'NAME', { ...open, after: ['\u{10ffff}', 'ZZZ'] });
  expect(behind).toEqual({ keys: [], count: whole.count });
  expect(told()).toEqual(['support.products_matching', 'inventory.products_counted_page']);
});

test('a condition that stands in a filter twice is asked of its source once', async () => {
  const tickets = { openTickets: { gte: 1 } };
  const twice = await ask({
    or: [
      { and: [tickets, { category: { eq: 'Tents' } }] },
      { and: [tickets, { category: { eq: 'Stoves' } }] },
    ],
  });
  expect(told()).toEqual(['support.products_matching', 'inventory.products_counted_page']);
  sent = [];
  expect(await ask({ ...tickets, category: { in: ['Tents', 'Stoves'] } })).toEqual(twice);
});
