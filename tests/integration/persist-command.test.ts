import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildSchema, parse, print } from 'graphql';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkRegistry } from '../../scripts/registry/check.ts';
import { formats } from '../../scripts/registry/formats.ts';
import {
  buildManifest,
  exportOperations,
  importOperations,
  manifestFile,
} from '../../scripts/registry/manifest.ts';
import { registered, registryFolder } from '../../scripts/registry/folder.ts';
import { parseManifest } from '../../src/operations/trusted-documents/manifest.ts';
import { kebab, Registry } from '../../src/operations/trusted-documents/registry.ts';
import { ourDirectives, schema } from '../support/contract.ts';
import { committed } from '../support/manifests.ts';
import { sha256 } from '../support/wire.ts';

/** What `npm run persist` does, over registries of a test's own. */
const root = mkdtempSync(join(tmpdir(), 'opsgraph-'));
const folder = join(root, 'operations');
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

function persist(...args: string[]) {
  const script = join(import.meta.dirname, '../../scripts/persist.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--folder', folder, ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
/** Checks the registry and writes its manifest. */
function write(): void {
  writeFileSync(manifestFile(folder), buildManifest(folder).text);
}
function put(path: string, text: string): string {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  return join(folder, path);
}
const names = 'query Names { products(first: 1) { nodes { name } } }';
const other = 'query Other { sources { name } }';
const readManifest = () => readFileSync(join(folder, 'manifest.json'), 'utf8');
const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');

test('the committed manifest is what the committed operations make', () => {
  cpSync(registryFolder, folder, { recursive: true });
  // Its consumers ask it by these names still.
  const old = ['medianDays', 'p90Days'].map((name) =>
    expect.stringContaining(`DeliveryPerformance.${name} is deprecated`),
  );
  const checked = persist('--check');
  expect({ ...checked, stderr: checked.stderr.trim().split('\n') }).toEqual({
    status: 0,
    stdout: '',
    stderr: old,
  });
  put('crm/names.graphql', names);
  expect(persist('--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('npm run persist') });
  expect(persist().status).toBe(0);
  expect(persist('--check').status).toBe(0);
});

test('an operation that is no table is named with the reason, and registered all the same', () => {
  put('crm/names.graphql', names);
  put('crm/both.graphql', 'query Both { products { nodes { sku } } sources { name } }');
  const { status, stdout } = persist();
  expect(status).toBe(0);
  expect(stdout).toContain('no table for BI: crm/both.graphql: products and sources are two lists');
  expect(stdout).not.toContain('names.graphql');
  expect(readManifest()).toContain('Both');
});

test('an operation is listed as written and as clients send it, whatever its layout', () => {
  put('crm/names.graphql', `# The names\n# of things.\n\n${names}\n`);
  write();
  const written = 'query Names {\n  products(first: 1) {\n    nodes {\n      name\n    }\n  }\n}';
  const sent =
    'query Names {\n  products(first: 1) {\n    nodes {\n      name\n      __typename\n    }\n    __typename\n  }\n}';
  expect(JSON.parse(readManifest()).operations).toEqual([
    { id: sha256(written), name: 'Names', type: 'query', body: written, description: 'The names of things.' },
    { id: sha256(sent), name: 'Names', type: 'query', body: sent },
  ]);
});

describe('an operation is refused, by its file, for', () => {
  test.each([
    [
      'a field that the schema has not',
      'crm/names.graphql',
      'query Names { secrets }',
      'crm/names.graphql:1: ',
    ],
    [
      'a fragment that nobody uses',
      'crm/names.graphql',
      `${names} fragment F on Product { sku }`,
      'never used',
    ],
    ['no GraphQL', 'crm/names.graphql', 'query Names {', 'crm/names.graphql: Syntax Error'],
    [
      'two operations',
      'crm/names.graphql',
      `${names} query Others { __typename }`,
      'must hold one operation, not 2',
    ],
    ['no operation', 'crm/names.graphql', 'fragment F on Product { sku }', 'must hold one operation, not 0'],
    ['no name', 'crm/names.graphql', '{ __typename }', 'must have a name'],
    [
      'the name of another file',
      'crm/labels.graphql',
      names,
      'crm/labels.graphql: Names belongs into names.graphql',
    ],
  ])('%s', (_, path, text, problem) => {
    put(path, text);
    expect(write).toThrow(problem);
  });

  test('the name that another has', () => {
    put('bi/names.graphql', names);
    put('crm/names.graphql', names);
    expect(write).toThrow('bi/names.graphql and crm/names.graphql have the same name');
  });
});

test('what the schema is about to lose is named, and still runs', () => {
  const ageing = buildSchema(
    `${ourDirectives} type Query { products: Int, names: Int @deprecated(reason: "Ask products.") }`,
  );
  expect(checkRegistry([registered('crm/names.graphql', 'query Names {\n  names\n}')], ageing)).toEqual({
    errors: [],
    warnings: ['crm/names.graphql:2: The field Query.names is deprecated. Ask products.'],
  });
});

describe('what costs more than an operation may is refused', () => {
  const histories = ['a', 'b', 'c', 'd'].map((name) => `${name}: costHistory(first: 100) { effectiveFrom }`);
  const inside = `{ nodes { ${histories.join(' ')} lost: lifecycle { stage } } }`;
  const errorsOf = (text: string) => checkRegistry([registered('crm/names.graphql', text)], schema).errors;
  test.each([
    ['as it stands', `query Names { products(first: 500) ${inside} }`],
    ['by its defaults', `query Names($n: Int = 500) { products(first: $n) ${inside} }`],
    [
      'by its defaults, whatever it needs besides',
      `query Names($sku: Sku!, $n: Int! = 500) { product(sku: $sku) { sku } products(first: $n) ${inside} }`,
    ],
    [
      'if what it leaves to its callers is asked for',
      `query Names($with: Boolean!) { products(first: 500) @include(if: $with) ${inside} }`,
    ],
    [
      'however little is given for what makes it longer',
      `query Names($discounts: [Percent!]!, $last: PeriodInput!) {
        salesReport(last: $last, by: [SKU]) { units }
        products(first: 500) { nodes { promotions(discountPercents: $discounts) { profitable } ${histories.join(' ')} } } }`,
    ],
  ])('%s', (_, text) => {
    expect(errorsOf(text)).toEqual([
      expect.stringMatching(/^crm\/names.graphql: it costs \d+; at most 7000 is allowed$/),
    ]);
  });

  test('and what costs as much as its callers ask for is not', () => {
    expect(errorsOf(`query Names($n: Int!) { products(first: $n) ${inside} }`)).toEqual([]);
  });
});

describe('other tools', () => {
  const apollo = `${names.replace('}', '__typename }')}`;
  const relay = names.replaceAll(' ', '\n');
  const manifests = {
    Apollo: JSON.stringify({
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: sha256(apollo), name: 'Names', type: 'query', body: apollo }],
    }),
    'Relay (md5)': JSON.stringify({ [hash('md5', relay)]: relay }),
    'Relay (sha256)': JSON.stringify({ [sha256(relay)]: relay }),
    'client-preset': JSON.stringify({ [`sha256:${sha256(apollo)}`]: apollo }),
    'client-preset (sha1)': JSON.stringify({ [hash('sha1', apollo)]: apollo }),
  };

  test.each(Object.entries(manifests))('the manifest of %s comes in: its ids mean its texts', (_, text) => {
    put('crm/names.graphql', names);
    expect(importOperations(folder, 'web', text)).toBe(1);
    write();
    const [imported] = globSync('web/*.graphql', { cwd: folder });
    const id = imported!.replace(/^web.|\.graphql$/g, '');
    const registry = new Registry(readManifest(), schema);
    expect(text).toContain(id);
    expect(text).toContain(JSON.stringify(registry.find(id)?.body));
    // The name stays that of the operation somebody wrote for us.
    expect(registry.find('names')?.body).toContain('query Names {\n');
    expect(importOperations(folder, 'web', text)).toBe(0);
  });

  test('a name means what people wrote, however those that come in are called', () => {
    const written = put('crm/product-names.graphql', names.replace('Names', 'productNames'));
    const texts = ['ProductNames', 'productNames', 'AllNames', 'allNames'].map((name) =>
      relay.replace('Names', name),
    );
    const theirs = put(
      '../theirs.json',
      JSON.stringify(Object.fromEntries(texts.map((t) => [sha256(t), t]))),
    );
    const { status, stdout } = persist('--import', theirs, '--tool', 'web');
    expect(status).toBe(0);
    const registry = new Registry(readManifest(), schema);
    expect(registry.find('product-names')?.body).toBe(print(parse(readFileSync(written, 'utf8'))));
    expect(registry.find('productNames')).toBe(registry.find('product-names'));
    expect(registry.find('ProductNames')).toBeUndefined();
    for (const text of texts) expect(registry.find(sha256(text))?.body).toBe(text);
    expect(registry.operations.map(({ name }) => kebab(name))).toEqual(['all-names', 'product-names']);
    const alone = stdout.split('\n').filter((line) => line.startsWith('asked for by id alone: '));
    expect(alone).toHaveLength(3);
    for (const text of texts.slice(0, 2)) {
      expect(alone).toContain(
        `asked for by id alone: web/${sha256(text)}.graphql: product-names means crm/product-names.graphql`,
      );
    }
  });

  test.each(formats)('a manifest for %s goes out and comes in again', (format) => {
    cpSync(registryFolder, folder, { recursive: true });
    const text = exportOperations(folder, format);
    const all = new Set(committed.operations.map(({ name }) => name)).size;
    expect(importOperations(folder, 'again', text)).toBe(0);

    for (const path of globSync('*/*.graphql', { cwd: folder })) rmSync(join(folder, path));
    expect(importOperations(folder, 'again', text)).toBe(all);
    write();
    const known = new Map(committed.operations.map(({ id, body }) => [id, body]));
    const returned = parseManifest(readManifest()).operations;
    expect(returned).toHaveLength(all);
    expect(returned.filter(({ id, body }) => known.get(id) !== body)).toEqual([]);
  });

  test.each([
    [
      'an id that is no hash of its text',
      JSON.stringify({ [sha256('x')]: names }),
      'is not the md5, sha1 or sha256',
    ],
    ['an id that leads elsewhere', JSON.stringify({ '../../x': names }), 'is not the md5, sha1 or sha256'],
    ['an entry that is no text', JSON.stringify({ [sha256(names)]: 1 }), 'has no text'],
    [
      'an operation that the schema has not',
      JSON.stringify({ [sha256('query Q { q }')]: 'query Q { q }' }),
      'Cannot query field "q"',
    ],
    ['no JSON', '{', 'JSON'],
    ['nothing', 'null', 'no list of operations'],
    ['a list', '[]', 'no list of operations'],
    ['a number', '7', 'no list of operations'],
  ])('a manifest with %s is refused whole', (_, text, problem) => {
    expect(() => importOperations(folder, 'web', text)).toThrow(problem);
    expect(globSync('**/*.graphql', { cwd: folder })).toEqual([]);
  });
});

test.each(['a/b', 'a\\b', '.', '..', '../a', '.hidden', '', ' '])(
  'what comes in is not put where nobody reads it: into %j',
  (tool) => {
    const theirs = JSON.stringify({ [sha256(other)]: other });
    expect(() => importOperations(folder, tool, theirs)).toThrow("cannot be a tool's folder");
    const everything = readdirSync(root, { recursive: true, encoding: 'utf8' });
    expect(everything.filter((path) => path.endsWith('.graphql'))).toEqual([]);
  },
);

test('the command imports, exports, and names what it cannot read', () => {
  put('crm/names.graphql', names);
  const theirs = put('../theirs.json', JSON.stringify({ [sha256(other)]: other }));
  expect(persist('--import', theirs, '--tool', 'web')).toEqual({
    status: 0,
    stdout: '1 operations imported into web/\n2 operations, written\n',
    stderr: '',
  });
  const ours = join(root, 'ours.json');
  expect(persist('--export', 'relay', '--to', ours)).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(JSON.parse(readFileSync(ours, 'utf8'))).toMatchObject({ [sha256(other)]: other });
  expect(persist('--import', join(root, 'nowhere.json'))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^ENOENT.*nowhere\.json'\n$/),
  });
  expect(persist('--import', put('../nothing.json', 'null'))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^It is no list of operations.*\n$/),
  });
});
