import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createCallers } from '../../src/callers/callers.ts';
import { sampleGraph, type Graph } from '../support/graph.ts';
import { openIssuer, type Issuer } from '../support/issuer.ts';
import { load, slowest } from '../support/load.ts';
import { until } from '../support/until.ts';

/** Whoever issues the tokens is down while callers go on asking. */
let issuer: Issuer;
let graph: Graph;
let origin: string;

beforeAll(async () => {
  const now = Date.now;
  jest.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
  issuer = await openIssuer();
  const named = { url: issuer.url, audience: issuer.audience, jwksUrl: null };
  const callers = await createCallers({ issuer: named, keysFile: null, demo: false }, () => {});
  graph = await sampleGraph({}, { identify: ({ headers }) => callers.identify(headers) });
  origin = await graph.listen();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await graph.close();
  await issuer.close();
});

async function ask(token: string) {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ product(sku: "BAC-0001") { name } }' }),
  });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    code: errors?.[0]?.extensions.code,
  };
}

/** How far the time has gone on after which keys are asked for again. */
let ahead = 0;
function later(milliseconds: number): void {
  ahead += milliseconds;
}

test('while the issuer is down those whose keys are known go on, others are 503 for now, and later are let in', async () => {
  const known = await issuer.token({ scope: 'product:read' });
  const requests = load(() => ask(known), 4);
  await requests.more(20);

  issuer.fail(500);
  await issuer.rotate();
  later(31_000);
  const newcomer = await issuer.token({ scope: 'product:read' });
  const turnedAway = load(() => ask(newcomer), 2);
  await Promise.all([turnedAway.more(20), requests.more(20)]);
  for (const { status, retryAfter, code } of await turnedAway.stop()) {
    expect([status, code]).toEqual([503, 'AUTHENTICATION_UNAVAILABLE']);
    expect(retryAfter).toMatch(/^[1-5]$/);
  }

  issuer.fail(null);
  later(6_000);
  await until(async () => (await ask(newcomer)).status === 200);
  await requests.more(20);
  const answers = await requests.stop();
  expect(answers.filter(({ status, code }) => status !== 200 || code)).toEqual([]);
  expect(slowest([...answers, ...turnedAway.answers])).toBeLessThan(10_000);
  // However many were turned away, nothing stays open to the issuer but what it is asked by.
  expect(await issuer.connections()).toBeLessThanOrEqual(2);
});

test('who comes with a new key just after a token of nobody is told to wait, and then let in', async () => {
  const stranger = await openIssuer();
  await stranger.rotate();
  await stranger.rotate();
  await stranger.rotate();
  const bogus = await stranger.token({ iss: issuer.url, aud: issuer.audience });
  await stranger.close();
  later(6_000);
  const before = issuer.reads();
  // However many come at once, the keys are read for all of them. Who comes later is not refused for good.
  const refused = await Promise.all(Array.from({ length: 20 }, () => ask(bogus)));
  expect(refused.map(({ status }) => status)).toContain(401);
  for (const { status } of refused) expect([401, 503]).toContain(status);
  expect(issuer.reads()).toBe(before + 1);

  await issuer.rotate();
  const honest = await issuer.token({ scope: 'product:read' });
  const { status, retryAfter, code } = await ask(honest);
  expect([status, code]).toEqual([503, 'AUTHENTICATION_UNAVAILABLE']);
  expect(retryAfter).toMatch(/^[1-5]$/);
  expect(issuer.reads()).toBe(before + 1);
  later(Number(retryAfter) * 1_000);
  expect((await ask(honest)).status).toBe(200);
  expect((await ask(bogus)).status).toBe(503);
  expect(issuer.reads()).toBe(before + 2);
});
