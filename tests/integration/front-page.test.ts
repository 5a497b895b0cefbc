import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sampleGraph, type Graph } from '../support/graph.ts';
import { until } from '../support/until.ts';

let graph: Graph;
let deployed: Graph;
let origin: string;
let elsewhere: string;

beforeAll(async () => {
  [graph, deployed] = await Promise.all([sampleGraph(), sampleGraph({}, { development: false })]);
  [origin, elsewhere] = await Promise.all([graph.listen(), deployed.listen()]);
});
afterAll(() => Promise.all([graph.close(), deployed.close()]));

interface Question {
  readonly operation: string;
  readonly variables: Record<string, unknown>;
  readonly rows: string;
  readonly total?: string;
  readonly columns: readonly { readonly path: string }[];
}

const read = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, step) => (inner as Record<string, unknown> | null)?.[step], value);
const links = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, address = '']) => address);

test('the page asks three questions, and this very server answers them with all that it shows', async () => {
  const html = await (await fetch(origin)).text();
  const questions = [...html.matchAll(/data-question="([^"]*)"/g)].map(
    ([, json = '']) => JSON.parse(json.replaceAll('&quot;', '"')) as Question,
  );
  expect(questions).toHaveLength(3);
  for (const { operation, variables, rows, total, columns } of questions) {
    const sent = new URLSearchParams({ documentId: operation, variables: JSON.stringify(variables) });
    const { data, errors } = (await (await fetch(`${origin}/graphql?${sent}`)).json()) as Record<
      string,
      unknown
    >;
    expect(errors).toBeUndefined();
    const found = read(data, rows) as unknown[];
    expect(found).toHaveLength(3);
    for (const { path } of columns) expect([path, read(found[0], path)]).toEqual([path, expect.anything()]);
    if (total) expect(read(data, total)).toBeGreaterThan(3);
  }
});

test('it leads to what there is, and takes nothing from elsewhere', async () => {
  const page = await fetch(origin);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; .*frame-ancestors 'none'; script-src 'sha256-[^']+'; .*connect-src 'self'$/,
  );
  const html = await page.text();
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
  const addresses = links(html).filter((address) => address.startsWith('/'));
  expect(addresses).toEqual(
    expect.arrayContaining(['/explorer', '/graphql', '/q', '/schema.graphql', '/health/ready']),
  );
  for (const address of addresses) {
    const status = await until(async () => {
      const found = await fetch(origin + address, { headers: { accept: 'text/html' } });
      // While all cores are taken by others it says that the server stands still.
      const standsStill = address === '/health/ready' && found.status === 503;
      return !standsStill && found.status;
    });
    expect([address, status]).toEqual([address, 200]);
  }
});

test('whoever is not on a developer’s own machine is told how to get a key, and led nowhere that is closed', async () => {
  for (const [address, headers] of [
    [elsewhere, {}],
    [origin, { 'x-forwarded-for': '192.0.2.1' }],
  ] as const) {
    const page = await fetch(address, { headers });
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).not.toMatch(/data-question|<script/);
    expect(html).toContain('npm run keys -- create');
    expect(links(html)).toEqual(['data:,', '/health/ready']);
    const schema = await fetch(`${address}/schema.graphql`, { headers });
    expect(schema.status).toBe(404);
  }
});
