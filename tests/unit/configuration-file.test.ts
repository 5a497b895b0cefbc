import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, settingFiles } from '../../src/config/config.ts';
import { settings } from '../../src/config/environment.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(async () => {
  await folder[Symbol.asyncDispose]();
});

/** A configuration file of this content, as the environment names it. */
function file(content: unknown): { readonly OPSGRAPH_CONFIG_FILE: string } {
  const path = join(folder.path, 'opsgraph.config.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return { OPSGRAPH_CONFIG_FILE: path };
}

/** What is said to be wrong, a line each. */
function problems(variables: Record<string, string>): readonly string[] {
  try {
    readConfig(variables);
    return [];
  } catch (error) {
    return (error as { problems: readonly string[] }).problems;
  }
}

test('a file sets what the environment does not, and the environment comes first', () => {
  const given = file({
    $schema: './config/opsgraph.schema.json',
    server: { port: 4100, host: '127.0.0.2', reusePort: false },
    federation: true,
    callers: { corsOrigins: ['https://one.example', 'https://two.example'], keysFile: 'keys.json' },
    limits: { depth: 7, tokens: 900 },
  });
  const config = readConfig({ ...given, LIMIT_DEPTH: '9', HOST: '' });
  expect(config).toMatchObject({
    port: 4100,
    host: '127.0.0.2',
    federation: true,
    corsOrigins: ['https://one.example', 'https://two.example'],
    limits: { depth: 9, tokens: 900 },
    callers: { keysFile: 'keys.json' },
  });
  expect(settingFiles(given).apiKeys).toBe('keys.json');
});

test('a source has limits of its own where it is given some, and those of all where it is not', () => {
  const given = file({
    everySource: { connections: 4, statementTimeoutMs: 3_000 },
    sources: { sales: { connections: 20, replicaMaxLagSeconds: 5 } },
  });
  const { sourceLimits } = readConfig({ ...given, SALES_STATEMENT_TIMEOUT_MS: '60000' });
  // No statement runs for longer than a request may take.
  expect(sourceLimits.sales).toEqual({ connections: 20, statement: 15_000, replicaLag: 5_000 });
  expect(sourceLimits.cogs).toEqual({ connections: 4, statement: 3_000, replicaLag: 30_000 });
});

test('all that is wrong in file and environment is told at once, by name and without values', () => {
  const given = file({
    server: { port: 'marked', drainSeconds: -1 },
    limits: { dept: 5 },
    sources: { sales: { databaseUrl: 'marked' } },
    callers: { corsOrigins: ['https://fine.example', 'marked'] },
    reportingCurrency: null,
  });
  const said = problems({
    ...given,
    FEDERATION: 'marked',
    LIMIT_DEPT: '5',
    AUTH_ISSUER: 'https://i.example',
  });
  expect(said).toEqual([
    'OPSGRAPH_CONFIG_FILE: server.port must be a number',
    'OPSGRAPH_CONFIG_FILE: limits.dept is not a setting: did you mean limits.depth?',
    'OPSGRAPH_CONFIG_FILE: sources.sales.databaseUrl is not a setting here: secrets come by the environment',
    'OPSGRAPH_CONFIG_FILE: reportingCurrency must be a text',
    'CORS_ORIGINS (callers.corsOrigins in OPSGRAPH_CONFIG_FILE) must be origins like https://app.example.com, with commas between them',
    'FEDERATION must be 0 or 1',
    'DRAIN_SECONDS (server.drainSeconds in OPSGRAPH_CONFIG_FILE) must be at least 0',
    'AUTH_AUDIENCE must be set beside AUTH_ISSUER',
    'LIMIT_DEPT is not a setting: did you mean LIMIT_DEPTH?',
  ]);
});

test.each([
  ['cannot be read', { OPSGRAPH_CONFIG_FILE: '/nowhere/at/all' }],
  ['is not JSON', '{ "server": '],
  ['must hold an object', '[]'],
])('a file that %s is told of together with the rest', (what, content) => {
  const given = typeof content === 'string' ? file(content) : content;
  expect(problems({ ...given, PORT: 'many' })).toEqual([
    `OPSGRAPH_CONFIG_FILE ${what}`,
    'PORT must be a port number',
  ]);
});

test('every setting but secrets and those that others set stands in the file, and in its schema as what it is', () => {
  const kept = settings.flatMap(({ file: name, holds = 'text' }) => (name ? [{ name, holds }] : []));
  const absent = settings.filter(({ file: name }) => !name).map(({ variable }) => variable);
  expect(absent.toSorted()).toEqual(
    absent
      .filter((name) => /URLS?$|SECRET|TOKEN|^OTEL_|^LISTEN_|^NODE_ENV$|^OPSGRAPH_CONFIG/.test(name))
      .toSorted(),
  );
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../config/opsgraph.schema.json'), 'utf8'),
  );
  const types = { text: 'string', number: 'number', boolean: 'boolean', list: 'array' };
  for (const { name, holds } of kept) {
    const found = name.split('.').reduce((within, step) => within.properties[step], schema);
    expect([name, found.type]).toEqual([name, types[holds]]);
  }
});

test('words that mean the same are told of each of them, and nothing else is taken for such', () => {
  const same = ['rucksack', 'backpack', 'pack'];
  const { searchSynonyms } = readConfig({ SEARCH_SYNONYMS: 'Rücksack=backpack = pack, tent=shelter' });
  expect(searchSynonyms).toEqual({
    rucksack: same,
    backpack: same,
    pack: same,
    tent: ['tent', 'shelter'],
    shelter: ['tent', 'shelter'],
  });
  for (const wrong of ['rucksack', 'rucksack=', 'day pack=bag', 'bag=pack,pack=sack', 'bag=Bag'])
    expect(problems({ SEARCH_SYNONYMS: wrong })).toEqual([expect.stringMatching(/^SEARCH_SYNONYMS must/)]);
});
