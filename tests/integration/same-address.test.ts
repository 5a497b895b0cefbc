import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { withSession } from '../../src/database/session.ts';
import { plainEmail, spellingsOf } from '../../src/domain/email.ts';
import { unrestricted } from '../../src/kernel/caller.ts';
import { addressLookup } from '../../src/sources/email.ts';
import { testCluster } from '../support/cluster.ts';
import { openGraph, ownWorld, type Graph, type OwnWorld } from '../support/graph.ts';
import { put } from '../support/rows.ts';

/** Each customer's address as sales keeps it, as a ticket has it, and as addresses are compared. */
const people: Readonly<Record<string, readonly [kept: string, onTicket: string, plain: string]>> = {
  CRLF: ['bob3@example.com\r\n', 'bob3@example.com', 'bob3@example.com'],
  TAB: ['  Bob@Example.com\t', '\u3000BOB@example.com', 'bob@example.com'],
  NBSP: ['\u00a0bob5@example.com\u00a0', 'bob5@example.com\u200b', 'bob5@example.com'],
  MARK: ['\ufeffbob6@example.com', 'Bob6@example.com', 'bob6@example.com'],
  ANGLES: ['Bob Seven <bob7@example.com>', ' <BOB7@example.com> ', 'bob7@example.com'],
  TURKISH: ['İREM@example.com', 'i̇rem@example.com', 'i̇rem@example.com'],
  LATIN: ['IRIS@EXAMPLE.COM', 'iris@example.com', 'iris@example.com'],
  FORMS: ['José@example.com', 'JOSE\u0301@example.com', 'josé@example.com'],
  GREEK: ['ΟΔΟΣ@example.gr', 'οδος@example.gr', 'οδος@example.gr'],
  DOMAIN: ['info@münchen.de', 'info@xn--mnchen-3ya.de', 'info@xn--mnchen-3ya.de'],
  ASCII: ['sales@xn--strae-oqa.de', 'Sales@STRASSE.de'.replace('SS', 'ß'), 'sales@xn--strae-oqa.de'],
  PLUS: ['jane.doe+shop@gmail.com', 'Jane.Doe+Shop@gmail.com', 'jane.doe+shop@gmail.com'],
};
const numbers = Object.keys(people);
/** Tickets that lead to nobody: another address, no address at all, or one that two customers have. */
const strangers = [
  'janedoe@gmail.com',
  'jane.doe@gmail.com',
  'n/a',
  ' <> ',
  'twin@ärzte.de',
  'irem@example.com',
];

let world: OwnWorld;
let own: Graph;

beforeAll(async () => {
  world = await ownWorld();
  await put(
    world,
    'sales',
    'customers',
    [
      ...Object.entries(people).map(([number, [email]]) => ({ number, email, country: 'DE' })),
      { number: 'TWIN1', email: 'twin@Ärzte.de', country: 'DE' },
      { number: 'TWIN2', email: 'twin@xn--rzte-koa.de', country: 'DE' },
      { number: 'NONE', email: 'N/A', country: 'DE' },
      { number: 'SWISS', email: 'info@zürich.ch', country: 'CH' },
    ].map((customer) => ({ ...customer, consent_email: true, consent_profiling: true })),
  );
  await put(
    world,
    'sales',
    'customer_summaries',
    numbers.map((customer_number) => ({
      customer_number,
      currency: 'USD',
      orders: 0,
      rfm_frequency: 0,
      lifetime_value_minor: 0,
      segment: 'PROSPECTS',
      computed_at: '2026-11-19T00:00:00Z',
      as_of: '2026-11-18',
    })),
  );
  await put(world, 'support', 'tickets', [
    ...Object.entries(people).map(([number, [, email]]) => ({ number, email })),
    ...strangers.map((email, place) => ({ number: `STRANGER${place}`, email })),
    { number: 'SWISS', email: 'info@xn--zrich-kva.ch' },
  ]);
  own = await openGraph(world.urls);
});
afterAll(async () => {
  await own.close();
  await world.drop();
});

async function answer(document: string, variables: Record<string, unknown> = {}, graph = own) {
  const { data, errors } = await graph.query(document, variables);
  expect(errors).toBeUndefined();
  return data;
}

interface Ticketed {
  readonly number: string;
  readonly tickets: {
    readonly nodes: readonly { readonly number: string; readonly customer: { number: string } | null }[];
  };
}

test('tickets and customers find each other, and both ways agree', async () => {
  const { customers } = await answer(
    '{ customers { nodes { number tickets { nodes { number customer { number } } } support { openTickets } } } }',
  );
  const led = customers.nodes.map(({ number, tickets }: Ticketed) => [number, tickets.nodes]);
  expect(Object.fromEntries(led)).toEqual({
    ...Object.fromEntries(
      [...numbers, 'SWISS'].map((number) => [number, [{ number, customer: { number } }]]),
    ),
    TWIN1: [],
    TWIN2: [],
    NONE: [],
  });
});

test('filters and reports lead tickets to the same customers', async () => {
  const { customers, customerSegments } = await answer(
    `{ customers(filter: { openTickets: { gte: 1 } }) { nodes { number } }
       customerSegments(last: { days: 30 }) { segment openTickets } }`,
  );
  expect(customers.nodes.map(({ number }: Ticketed) => number)).toEqual([...numbers, 'SWISS'].toSorted());
  expect(customerSegments.at(-1)).toEqual({ segment: 'PROSPECTS', openTickets: numbers.length });
});

test('a filter finds each by the address in any of its forms', async () => {
  const find = 'query ($in: [String!]) { customers(filter: { email: { in: $in } }) { nodes { number } } }';
  const eq = 'query ($eq: String) { customers(filter: { email: { eq: $eq } }) { nodes { number } } }';
  for (const [number, forms] of Object.entries(people)) {
    for (const form of forms) {
      expect(await answer(find, { in: [form, 'nobody'] })).toEqual({ customers: { nodes: [{ number }] } });
      expect(await answer(eq, { eq: form })).toEqual({ customers: { nodes: [{ number }] } });
    }
  }
  expect(await answer(eq, { eq: 'n/a' })).toEqual({ customers: { nodes: [] } });
});

test('hashes are of the address as it is compared, and none of what is no address', async () => {
  const { customers } = await answer('{ customers { nodes { number hashedEmail } } }');
  const hashes = Object.fromEntries(
    customers.nodes.map(({ number, hashedEmail }: Record<string, string>) => [number, hashedEmail]),
  );
  for (const [number, [, , plain]] of Object.entries(people)) {
    expect([number, hashes[number]]).toEqual([number, createHash('sha256').update(plain).digest('hex')]);
  }
  expect(hashes['NONE']).toBeNull();
});

test('callers who may see some countries see the tickets of their customers alone', async () => {
  const german = await openGraph(world.urls, undefined, {
    identify: async () => ({ ...unrestricted, countries: ['DE'] }),
  });
  const seen = await answer(
    '{ nodes(ids: ["' +
      [...numbers, 'SWISS', 'STRANGER4']
        .map((number) => Buffer.from(`Ticket:${number}`).toString('base64url'))
        .join('", "') +
      '"]) { ... on Ticket { number } } }',
    {},
    german,
  );
  await german.close();
  expect(seen.nodes).toEqual([...numbers.map((number) => ({ number })), null, null]);
});

test('SQL makes of an address what TypeScript makes of it, in a database of any locale', async () => {
  const { ownerUrl } = testCluster();
  const name = `turkish_${process.pid}`;
  const turkish = new URL(ownerUrl);
  turkish.pathname = name;
  // Around a name, within it and behind it: all that is older than the ICU of any server.
  const letters = Array.from({ length: 0x52f }, (_, code) => String.fromCharCode(code + 1)).concat(
    ...[[0x1680, 0x180e, 0x205f, 0x2060, 0x3000, 0x212a, 0xfb01, 0xfeff, 0x1f600], range(0x2000, 0x2030)].map(
      (codes) => codes.map((code) => String.fromCodePoint(code)),
    ),
  );
  const texts = letters.flatMap((letter) => [
    `${letter}a${letter}b@x.de`,
    `A@X.DE${letter}>`,
    `<${letter}@x.de`,
  ]);
  try {
    await withSession(ownerUrl, (session) =>
      session.query(
        `create database ${name} template template0 locale_provider icu icu_locale 'tr-TR' locale 'C' encoding 'UTF8'`,
      ),
    );
    await withSession(turkish.href, async (session) => {
      const { rows } = await session.query<{ email: string; sql: string | null }>(
        `select email, ${sqlOf('email')} as sql from unnest($1::text[]) as address(email) where lower('I') = 'ı'`,
        [[...texts, ...strangers, ...Object.values(people).flat()]],
      );
      expect(rows).toHaveLength(texts.length + strangers.length + 3 * numbers.length);
      const unlike = rows.filter(({ email, sql }) => {
        const spellings = spellingsOf(email);
        return sql === null || spellings.length === 0
          ? sql !== null && isPlainDomain(sql)
          : !spellings.includes(sql);
      });
      expect(unlike).toEqual([]);
    });
  } finally {
    await withSession(ownerUrl, (session) => session.query(`drop database if exists ${name}`));
  }
});

test('the same again changes nothing', () => {
  for (const plain of Object.values(people).map(([, , address]) => address))
    expect(plainEmail(plain)).toBe(plain);
});

const range = (from: number, until: number) =>
  Array.from({ length: until - from }, (_, place) => from + place);

/** What TypeScript alone knows is that some domains are none. */
const isPlainDomain = (address: string) => /@[a-z0-9.-]+$/.test(address);

function sqlOf(column: string): string {
  const lookup = addressLookup(column);
  return typeof lookup === 'string' ? lookup : lookup.of(column);
}
