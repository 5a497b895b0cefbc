import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { ConfigurationError, readConfig, urlVariable, variableNames } from '../../src/config/config.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import { startChild, send, until, type Child } from '../support/child.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// A process of its own takes a while to start on a loaded machine.
jest.setTimeout(120_000);

/** What a process says of its settings when it is started: everything that is wrong, and nothing that is secret. */
const mark = 'marked-secret-value';

let child: Child | undefined;
afterEach(() => child?.[Symbol.asyncDispose]());

/** Those in which any text is possible. */
const anyText = [
  'HOST',
  'OPSGRAPH_DATA_DIR',
  'OTEL_SERVICE_NAME',
  'OTEL_RESOURCE_ATTRIBUTES',
  'AUTH_AUDIENCE',
];
const secrets = ['METRICS_TOKEN', 'CURSOR_SECRET'];

test('every setting that is wrong is named at once, and none of their values', async () => {
  child = await startChild({
    ...Object.fromEntries(variableNames.map((name) => [name, mark])),
    AUDIT_LOG_FILE: `/${mark}/audit.log`,
  });
  expect(await child.ended).toBe(1);
  expect(child.output()).not.toContain(mark);
  const said = child.output();
  const named = variableNames.filter((name) => said.includes(`  ${name}`));
  expect(named).toEqual(variableNames.filter((name) => ![...anyText, ...secrets].includes(name)));
});

test('what a file holds is told together with what the environment holds', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'thresholds.json');
  await writeFile(file, '{"shelfDays": {"value": "many"}}');
  child = await startChild({ CAMPAIGN_THRESHOLDS_FILE: file, PORT: '70000', METRICS_TOKEN: 'short' });
  expect(await child.ended).toBe(1);
  expect(child.output()).toMatch(/ {2}PORT .*\n(.*\n)* {2}METRICS_TOKEN must have at least 16 characters\n/);
  expect(child.output()).toContain('  CAMPAIGN_THRESHOLDS_FILE: shelfDays.value must be a number');
});

test('files that cannot be read or written are named together, without what their paths hold', async () => {
  const nowhere = `/${mark}/nothing`;
  child = await startChild({
    API_KEYS_FILE: nowhere,
    AUDIT_LOG_FILE: nowhere,
    PERSISTED_MANIFEST_FILE: nowhere,
    CAMPAIGN_THRESHOLDS_FILE: nowhere,
  });
  expect(await child.ended).toBe(1);
  const said = child.output();
  expect(said).not.toContain(mark);
  expect(said.match(/^ {2}\w+/gm)?.map((name) => name.trim())).toEqual([
    'CAMPAIGN_THRESHOLDS_FILE',
    'PERSISTED_MANIFEST_FILE',
    'API_KEYS_FILE',
    'AUDIT_LOG_FILE',
  ]);
});

test.each([
  ['LIMIT_DEPHT', 'LIMIT_DEPTH'],
  ['COST_MAXIMAL', 'COST_MAXIMUM'],
  ['AUTH_JWKS_URI', 'AUTH_JWKS_URL'],
  ['PERSISTED_OPERATION', 'PERSISTED_OPERATIONS'],
  ['SALES_REPLICA_URL', 'SALES_REPLICA_URLS'],
  ['AUDIT_LOG_FILES', 'AUDIT_LOG_FILE'],
])('%s, which is none of the settings, is refused with the one that was meant', (name, meant) => {
  expect(() => readConfig({ [name]: mark })).toThrow(
    new RegExp(`^.*\n  ${name} is not a setting: did you mean ${meant}\\?$`),
  );
});

test('what others set is no mistake', () => {
  const others = [
    'AUTH_SERVICE_HOST',
    'AUTH_SERVICE_PORT_HTTP',
    'AUTH_PORT_80_TCP_ADDR',
    'LIMITS',
    'OTEL_BSP_X',
  ];
  expect(() => readConfig(Object.fromEntries(others.map((name) => [name, 'x'])))).not.toThrow();
});

test('settings that do not go together are refused, also while others are wrong', () => {
  expect(() => readConfig({ REUSE_PORT: '1' })).toThrow('REUSE_PORT needs a PORT');
  expect(() => readConfig({ REUSE_PORT: 'yes', PORT: '0' })).toThrow('REUSE_PORT needs a PORT');
  expect(() => readConfig({ REUSE_PORT: '1', NODE_ENV: 'live' })).toThrow(/NODE_ENV .*\n.*REUSE_PORT needs/);
});

test('a certificate or key that cannot be read is told by the URL that names it, and without its place', () => {
  const url = `postgres://reader@db.example/sales`;
  const wrong = {
    SALES_DATABASE_URL: `${url}?sslmode=verify-full&sslrootcert=/${mark}/ca.pem`,
    SALES_REPLICA_URLS: `${url},${url}?sslcert=/${mark}/us.pem&sslkey=${import.meta.dirname}`,
  };
  expect(() => readConfig(wrong)).toThrow(
    new ConfigurationError([
      'SALES_DATABASE_URL names a file by sslrootcert that cannot be read',
      'SALES_REPLICA_URLS.1 names a file by sslcert that cannot be read',
      'SALES_REPLICA_URLS.1 names a file by sslkey that cannot be read',
    ]),
  );
  const there = `${url}?sslrootcert=${import.meta.filename}`;
  expect(readConfig({ SALES_DATABASE_URL: there }).databaseUrls.sales).toBe(there);
});

test('a database may have several hosts, and a list of databases too; what its URL asks of TLS must be possible', () => {
  const several = 'postgres://reader:p,w@a:1,b:2/sales';
  const { databaseUrls, replicaUrls } = readConfig({
    SALES_DATABASE_URL: several,
    SALES_REPLICA_URLS: `${several}, ${several}`,
  });
  expect([databaseUrls.sales, replicaUrls.sales]).toEqual([several, [several, several]]);
  expect(() =>
    readConfig({
      SALES_DATABASE_URL: `${several}?sslmode=${mark}`,
      COGS_DATABASE_URL: several,
      PGSSLMODE: 'require',
    }),
  ).toThrow(
    new ConfigurationError([
      'SALES_DATABASE_URL must name by sslmode one of disable, allow, prefer, require, verify-ca, verify-full',
      'PGSSLMODE is not read: COGS_DATABASE_URL must say its sslmode itself',
    ]),
  );
});

test('a statement may run for no longer than a request', () => {
  expect(readConfig({}).sourceLimits.sales.statement).toBe(10_000);
  expect(readConfig({ REQUEST_TIMEOUT_MS: '5000' }).sourceLimits.sales.statement).toBe(5_000);
});

test('the origins of pages are written as browsers send them', () => {
  const read = (CORS_ORIGINS: string) => readConfig({ CORS_ORIGINS }).corsOrigins;
  expect(read('')).toEqual([]);
  expect(read('https://a.example, http://b.example:8080')).toEqual([
    'https://a.example',
    'http://b.example:8080',
  ]);
  for (const wrong of [
    '*',
    'null',
    'a.example',
    'https://a.example/',
    'https://a.example/board',
    'file://a',
  ]) {
    expect(() => read(`https://b.example,${wrong}`)).toThrow('CORS_ORIGINS must be origins');
  }
});

describe('a running process', () => {
  test('tells no secret: neither in what it prints nor in what it answers', async () => {
    const secretUrl = `postgres://${mark}:${mark}@127.0.0.1:1/${mark}`;
    child = await startChild({
      ...Object.fromEntries(sourceNames.map((source) => [urlVariable(source), secretUrl])),
      CURSOR_SECRET: mark,
      METRICS_TOKEN: mark,
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=${mark}`,
      OTEL_BSP_SCHEDULE_DELAY: '10',
    });
    const { origin } = child;
    const answers = [
      await send(
        origin,
        '{ product(sku: "BAC-0001") { name margin { percent } } sources { name status message } }',
      ),
      await send(origin, '{ nope }'),
      await fetch(`${origin}/health/ready`),
      await fetch(`${origin}/metrics`),
      await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${mark}` } }),
      await fetch(`${origin}/nowhere`),
    ];
    const texts = await Promise.all(
      answers.map(async (answer) => `${[...answer.headers].join('\n')}\n${await answer.text()}`),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 503, 404, 200, 404]);
    await until(
      () => child!.output(),
      (text) => text.includes('statement failed'),
    );
    child.process.kill('SIGTERM');
    expect(await child.ended).toBe(0);
    expect([...texts, child.output()].join('\n')).not.toContain(mark);
  });
});
