import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createCallers, type Callers } from '../../src/callers/callers.ts';
import { sampleGraph, type Graph } from '../support/graph.ts';
import { openIssuer, type Issuer } from '../support/issuer.ts';

/** Tokens of a real issuer over real HTTP. */
let issuer: Issuer;
let callers: Callers;
let graph: Graph;
let origin: string;
beforeAll(async () => {
  issuer = await openIssuer();
  graph = await sampleGraph({}, { identify: ({ headers }) => callers.identify(headers) });
  origin = await graph.listen();
});
beforeEach(async () => {
  issuer.fail(null);
  const named = { url: issuer.url, audience: issuer.audience, jwksUrl: null };
  callers = await createCallers({ issuer: named, keysFile: null, demo: false }, () => {});
});
afterAll(async () => {
  await graph.close();
  await issuer.close();
});

const post = (headers: Record<string, string>, body: object = { query: '{ sources { name } }' }) =>
  fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('over HTTP', () => {
  test('a good token is let in, as far as its scopes go', async () => {
    const token = await issuer.token({ scope: 'product:read' });
    const answer = await post(bearer(token), {
      query: '{ products { totalCount } customers { totalCount } }',
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      data: { products: { totalCount: 150 }, customers: null },
      errors: [{ extensions: { code: 'FORBIDDEN', requiredScopes: [['customer:read']] } }],
    });
  });

  test('wrong credentials are 401, with what is wrong and nothing of the token', async () => {
    const token = await issuer.token({ exp: 1 });
    const answer = await post(bearer(token));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="opsgraph", error="invalid_token"');
    const said = await answer.text();
    expect(said).toContain('has expired');
    expect(said).not.toContain(token.split('.')[1]!);
  });

  test('an issuer that is down is 503 with Retry-After', async () => {
    issuer.fail(500);
    const answer = await post(bearer(await issuer.token()));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({
      errors: [{ extensions: { code: 'AUTHENTICATION_UNAVAILABLE' } }],
    });
  });

  test('only the operation that is run is looked at, whatever else the document holds', async () => {
    const token = await issuer.token({ scope: 'product:read' });
    const answer = await post(bearer(token), {
      query: `query Mine($first: Int!) { products(first: $first) { totalCount } }
        query Other($sku: Sku!, $by: ProductOrder!) { product(sku: $sku) { name } products(orderBy: $by) { totalCount } }`,
      operationName: 'Mine',
      variables: { first: 1 },
    });
    expect(await answer.json()).toEqual({ data: { products: { totalCount: 150 } } });
  });

  test('what one caller was let in for is not kept for the next', async () => {
    const query = { query: '{ products(first: 1) { nodes { margin { percent } } } }' };
    const rich = bearer(await issuer.token({ scope: 'product:read cost:read' }));
    const poor = bearer(await issuer.token({ scope: 'product:read' }));
    const answers = await Promise.all([
      post(rich, query),
      post(poor, query),
      post(rich, query),
      post(poor, query),
    ]);
    const errors = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { errors?: unknown[] }).errors?.length ?? 0),
    );
    expect(errors).toEqual([0, 1, 0, 1]);
  });
});
