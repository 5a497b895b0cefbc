import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import {
  discoverOAuthProtectedResourceMetadata,
  extractWWWAuthenticateParams,
} from '@modelcontextprotocol/sdk/client/auth.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { CallToolResult, Tool } from '@modelcontextprotocol/sdk/types.js';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { stories } from '../../sample-data/stories.ts';
import { unrestricted, type Caller } from '../../src/kernel/caller.ts';
import { unauthenticated } from '../../src/kernel/errors.ts';
import { defaultLimits } from '../../src/kernel/limits.ts';
import { kebab } from '../../src/operations/trusted-documents/registry.ts';
import { sampleGraph, type Graph } from '../support/graph.ts';
import { operations } from '../support/operations.ts';
import { send } from '../support/wire.ts';

/** The protocol's own client, unmodified, against a running server. */
const callers: Record<string, Caller> = {
  everything: unrestricted,
  nothing: { ...unrestricted, id: 'nothing', scopes: new Set() },
  products: { ...unrestricted, id: 'products', scopes: new Set(['product:read']) },
};
let graph: Graph;
let origin: string;
let client: Client;
let tools: Tool[];
beforeAll(async () => {
  graph = await sampleGraph(
    {},
    {
      identify: async ({ headers }) => {
        const caller = callers[String(headers['x-api-key'] ?? 'everything')];
        if (!caller) throw unauthenticated('Who asks?', false);
        return caller;
      },
    },
  );
  origin = await graph.listen();
  client = await connect('everything');
  ({ tools } = await client.listTools());
});
const toClose: Graph[] = [];
afterAll(async () => {
  await Promise.all(toClose.map((each) => each.close()));
  await client.close();
  await graph.close();
});

async function connect(key: string, server = origin): Promise<Client> {
  const connected = new Client({ name: 'test', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL(`${server}/mcp`), {
    requestInit: { headers: { 'x-api-key': key } },
  });
  await connected.connect(transport as never);
  return connected;
}

const withoutTimes = (answer: unknown) =>
  JSON.parse(JSON.stringify(answer).replace(/"latencyMs":[\d.]+/g, '"latencyMs":0'));

const toolOf = (name: string) => tools.find((tool) => kebab(tool.name) === name)!;

const answerOf = ({ content, structuredContent }: CallToolResult) => {
  const [block] = content;
  expect(JSON.parse(block?.type === 'text' ? block.text : '')).toEqual(structuredContent);
  return structuredContent as { data?: unknown; errors?: { extensions: { code: string } }[] };
};

test('Every registered query is a tool that only reads, explained by its leading comment', () => {
  expect(tools.map(({ name }) => kebab(name)).toSorted()).toEqual(operations.map(({ name }) => name));
  for (const { name, text } of operations) {
    const { description, annotations } = toolOf(name);
    expect(text.replaceAll('\n# ', ' ')).toContain(`# ${description?.replaceAll('\n', ' ')}`);
    expect(annotations?.readOnlyHint).toBe(true);
  }
});

test.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s answers as it does at /graphql, and its input fits the schema that the tool gives',
  async (name, { text, variables }) => {
    const tool = toolOf(name);
    expect(new AjvJsonSchemaValidator().getValidator(tool.inputSchema)(variables)).toMatchObject({
      valid: true,
    });
    const result = await client.callTool({ name: tool.name, arguments: variables });
    const { data, errors, unknown } = await graph.query(text, variables);
    const extensions = unknown.length > 0 && { extensions: { unknown } };
    expect(result.isError).toBeUndefined();
    expect(withoutTimes(answerOf(result as CallToolResult))).toEqual(
      withoutTimes({ data, ...(errors && { errors }), ...extensions }),
    );
  },
);

test('The schema of an input names what is needed, its bounds and its words', () => {
  const { inputSchema } = toolOf('product-card');
  expect(inputSchema.required).toEqual(['sku', 'country']);
  expect(inputSchema.properties?.['sku']).toMatchObject({ type: 'string' });
  const check = toolOf('campaign-check').inputSchema as { $defs?: Record<string, { properties: object }> };
  expect(check.$defs?.['CampaignCheckInput']?.properties).toMatchObject({
    startsOn: { type: 'string', format: 'date' },
    skus: { type: 'array', maxItems: expect.any(Number) },
  });
  const valid = new AjvJsonSchemaValidator().getValidator(inputSchema);
  expect(valid({}).valid).toBe(false);
  expect(valid({ sku: 7, country: 'DE' }).valid).toBe(false);
  expect(valid({ sku: 'A-1', country: 'DE', nothing: true }).valid).toBe(false);
});

test.each([
  ['is missing', {}],
  ['is of the wrong type', { sku: 7, country: 'DE' }],
  ['cannot be one', { sku: 'A\n-1', country: 'DE' }],
])('A tool says so where its input %s, and reads nothing', async (_, variables) => {
  const result = await client.callTool({ name: toolOf('product-card').name, arguments: variables });
  expect(result.isError).toBe(true);
  expect(answerOf(result as CallToolResult).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

test('A variable in a filter is explained by what it is compared with, and none in words of GraphQL', () => {
  expect(toolOf('product-board').inputSchema.properties?.['category']).toMatchObject({
    type: 'string',
    description: "On the product's category. Exactly this text, letter case included.",
    maxLength: 200,
  });
  expect(JSON.stringify(tools)).not.toContain('scalar type');
});

test.each([
  ['customer-feed', 'everything', { after: 'xx' }, 'BAD_USER_INPUT'],
  ['customer-360', 'products', { number: stories.loyalAndAngry.customer }, 'FORBIDDEN'],
])('%s says so to %s where nothing of it can be answered', async (name, key, variables, code) => {
  const asking = await connect(key);
  const result = await asking.callTool({ name: toolOf(name).name, arguments: variables });
  await asking.close();
  expect(result.isError).toBe(true);
  const { data, errors } = answerOf(result as CallToolResult);
  expect(Object.values(data as object)).toEqual([null]);
  expect(errors?.[0]?.extensions.code).toBe(code);
});

test('A question that finds nothing is answered', async () => {
  const result = await client.callTool({
    name: toolOf('product-card').name,
    arguments: { sku: 'NOT-0000', country: 'DE' },
  });
  expect(result.isError).toBeUndefined();
  expect(answerOf(result as CallToolResult)).toEqual({ data: { product: null } });
});

test('An input that a tool does not have is named, with those that it has', async () => {
  const result = await client.callTool({
    name: toolOf('product-search').name,
    arguments: { text: 'tent', limit: 5 },
  });
  expect(result.isError).toBe(true);
  expect(answerOf(result as CallToolResult).errors).toEqual([
    {
      message: 'ProductSearch has no input limit: its inputs are text, first.',
      extensions: {
        code: 'BAD_USER_INPUT',
        variable: '$limit',
        got: 'limit',
        wanted: 'one of text, first',
      },
    },
  ]);
});

test('A caller is shown the tools that answer it something', async () => {
  const namesFor = async (key: string) => {
    const asking = await connect(key);
    const { tools: shown } = await asking.listTools();
    await asking.close();
    return shown.map(({ name }) => kebab(name));
  };
  expect(await namesFor('nothing')).toEqual(['refetch', 'sources']);
  const ofProducts = await namesFor('products');
  // Some of the board is forbidden, and the rest is worth asking for.
  expect(ofProducts).toEqual(expect.arrayContaining(['sources', 'product-board', 'product-card']));
  expect(ofProducts).not.toContain('budgets');
  expect(ofProducts).not.toContain('customer-360');
});

test('There is no tool but those of the registry', async () => {
  await expect(client.callTool({ name: 'Nothing', arguments: {} })).rejects.toThrow('no tool');
  await expect(client.callTool({ name: '{ sources { name } }', arguments: {} })).rejects.toThrow('no tool');
});

test('A caller gets by a tool what its scopes open, and nobody unknown gets in', async () => {
  const narrow = await connect('products');
  const { sku } = stories.thinMargin;
  const result = await narrow.callTool({
    name: toolOf('product-card').name,
    arguments: { sku, country: 'DE' },
  });
  const { data, errors } = answerOf(result as CallToolResult);
  expect(data).toMatchObject({ product: { name: expect.any(String), margin: null } });
  expect(errors?.map(({ extensions }) => extensions.code)).toContain('FORBIDDEN');
  await narrow.close();
  await expect(connect('stranger')).rejects.toThrow('Who asks?');
});

test('An answer longer than any may be is an error that says what to do', async () => {
  const small = await sampleGraph({}, { limits: { ...defaultLimits, responseBytes: 20_000 } });
  const narrow = await connect('everything', await small.listen());
  const tool = toolOf('stock-feed').name;
  const long = (await narrow.callTool({ name: tool, arguments: { first: 100 } })) as CallToolResult;
  expect(JSON.stringify(long).length).toBeLessThan(20_000);
  expect(long.isError).toBe(true);
  expect(answerOf(long).errors).toEqual([
    {
      message: expect.stringContaining('Ask for smaller pages'),
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'responseBytes', maximum: 20_000 },
    },
  ]);
  const short = (await narrow.callTool({ name: tool, arguments: { first: 5 } })) as CallToolResult;
  expect(short.isError).toBeUndefined();
  await narrow.close();
  await small.close();
});

test.each([
  ['nobody', { 'x-api-key': 'stranger' }, '{}', 401, -32_000, 'UNAUTHENTICATED'],
  ['a page elsewhere', { origin: 'https://elsewhere.example' }, '{}', 403, -32_000, 'FORBIDDEN'],
  ['what is no JSON', {}, '{', 400, -32_700, 'BAD_REQUEST'],
  ['a batch', {}, '[]', 400, -32_600, 'BAD_REQUEST'],
  ['what is no JSON by its type', { 'content-type': 'text/plain' }, '{}', 415, -32_000, 'BAD_REQUEST'],
  ['too long a body', {}, `"${'x'.repeat(300_000)}"`, 413, -32_000, 'LIMIT_EXCEEDED'],
  ['what the protocol itself refuses', { accept: 'text/html' }, '{}', 406, -32_000, undefined],
])('%s is refused in the form of the protocol', async (_, headers, body, status, code, ours) => {
  const answer = await fetch(`${origin}/mcp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...headers,
    } as Record<string, string>,
    body,
  });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('www-authenticate')).toBe(
    status === 401
      ? `Bearer realm="opsgraph", resource_metadata="${origin}/.well-known/oauth-protected-resource"`
      : null,
  );
  const data = ours && { data: expect.objectContaining({ code: ours }) };
  expect(await answer.json()).toEqual({
    jsonrpc: '2.0',
    error: { code, message: expect.any(String), ...data },
    id: null,
  });
});

const wellKnown = '/.well-known/oauth-protected-resource';

test('Whoever is not let in is told where tokens come from, and finds there the address that it asked', async () => {
  const issuer = 'https://login.example.com/';
  const guarded = await sampleGraph(
    {},
    {
      issuer,
      identify: async () => {
        throw unauthenticated('The access token has expired.', true);
      },
    },
  );
  toClose.push(guarded);
  const server = await guarded.listen();
  const asked = await fetch(`${server}/mcp`, { method: 'POST' });
  const challenge = asked.headers.get('www-authenticate') ?? '';
  const { resourceMetadataUrl } = extractWWWAuthenticateParams(asked);
  expect(challenge).toMatch(/^Bearer realm="opsgraph", error="invalid_token", resource_metadata="/);
  expect(String(resourceMetadataUrl)).toBe(`${server}${wellKnown}`);
  const named = { resource: `${server}/mcp`, authorization_servers: [issuer] };
  expect(await (await fetch(resourceMetadataUrl!)).json()).toMatchObject(named);
  // The protocol's own client, which looks below the path that it asks at.
  expect(await discoverOAuthProtectedResourceMetadata(`${server}/mcp`)).toMatchObject({
    ...named,
    bearer_methods_supported: ['header'],
    scopes_supported: expect.arrayContaining(['product:read']),
  });
});

test('Where no tokens are taken, the page names no issuer of them', async () => {
  const metadata = await discoverOAuthProtectedResourceMetadata(`${origin}/mcp`);
  expect(metadata.resource).toBe(`${origin}/mcp`);
  expect(metadata).not.toHaveProperty('authorization_servers');
});

test.each([
  ['ops.example.com', 'https://ops.example.com'],
  ['ops.example.com:8443', 'https://ops.example.com:8443'],
  ['localhost:4000', 'http://localhost:4000'],
  ['[::1]:4000', 'http://[::1]:4000'],
  ['OPS.example.com', 'https://ops.example.com'],
  ['a", error="x', 'https://localhost'],
  ['evil.example.com/path', 'https://localhost'],
  ['user@ops.example.com', 'https://localhost'],
])('Asked as %s, the page and the challenge name %s', async (host, named) => {
  const page = await send(origin, { path: wellKnown, headers: { host } });
  expect(page.json.resource).toBe(`${named}/mcp`);
  const headers = { host, 'x-api-key': 'nobody' };
  const refused = await send(origin, { method: 'POST', path: '/mcp', headers });
  const metadata = `resource_metadata="${named}${wellKnown}"`;
  expect(refused.headers['www-authenticate']).toBe(`Bearer realm="opsgraph", ${metadata}`);
});
