import { describe, expect, test } from '@jest/globals';
import { kebab, Registry } from '../../src/operations/trusted-documents/registry.ts';
import { schema } from '../support/contract.ts';
import { committed, listed, manifestWith } from '../support/manifests.ts';
import { sha256 } from '../support/wire.ts';

describe('a manifest is refused for', () => {
  const body = 'query Fresh { sources { name } }';
  const [known] = committed.operations;
  test.each([
    ['being no JSON', '{', 'it is not JSON'],
    ['another format', '{"format":"relay"}', 'format: '],
    [
      'an operation without a body',
      JSON.stringify({ ...committed, operations: [{ id: 'x' }] }),
      'operations.0.',
    ],
    [
      'the hash of another body',
      manifestWith(listed(body, 'Fresh', sha256(''))),
      'is not the hash of its body',
    ],
    ['an id that is no hash', manifestWith(listed(body, 'Fresh', 'fresh')), 'Fresh: fresh is not the hash'],
    [
      'a field that the schema has not',
      manifestWith(listed('query Fresh { secrets }')),
      'Fresh: Cannot query',
    ],
    ['a body that is no GraphQL', manifestWith(listed('query Fresh {')), 'Fresh: Syntax Error'],
    [
      'two operations in a body',
      manifestWith(listed(`${body} query Other { __typename }`)),
      'is not one query',
    ],
    [
      'the name of another',
      manifestWith(listed(body, 'Stale')),
      'Stale: its body is not one query of that name',
    ],
    ['a mutation', manifestWith(listed('mutation Fresh { drop }')), 'is not one query of that name'],
    ['an id given twice', manifestWith(known!), 'two operations have the same id'],
  ])('%s', (_, text, problem) => {
    expect(() => new Registry(text, schema)).toThrow(problem);
  });

  test('everything that is wrong with it, at once', () => {
    const text = manifestWith(listed('query Fresh { secrets }'), listed('query Stale {', 'Stale'));
    expect(() => new Registry(text, schema)).toThrow(/Fresh: .*\nStale: /);
  });
});

test('the first body of a name is what the name means', () => {
  const first = listed('query Fresh { sources { name } }');
  const second = listed('query Fresh { sources { name __typename } }');
  const registry = new Registry(manifestWith(first, second), schema);
  expect(registry.find('fresh')).toEqual(first);
  expect(registry.find('Fresh')).toEqual(first);
  expect(registry.find(second.id)).toEqual(second);
  expect(registry.find(`sha256:${second.id}`)).toEqual(second);
  expect(registry.operations.filter(({ name }) => name === 'Fresh')).toEqual([first]);
});

test.each(['sources', 'SOURCES'])('names that are written alike mean the first: %s is Sources', (name) => {
  const [sources] = committed.operations.filter((operation) => operation.name === 'Sources');
  const later = listed(`query ${name} { budgets { name } }`, name);
  const registry = new Registry(manifestWith(later), schema);
  for (const asked of ['Sources', 'sources']) expect(registry.find(asked)).toEqual(sources);
  expect(registry.find('SOURCES')).toBeUndefined();
  expect(registry.find(later.id)).toEqual(later);
  expect(registry.operations).not.toContainEqual(later);
  expect(registry.names).toContain(name);
});

test.each([
  ['ProductBoard', 'product-board'],
  ['Customer360', 'customer-360'],
  ['Sources', 'sources'],
  ['AppHomePage2Query', 'app-home-page-2-query'],
])('%s is written %s in an address', (name, written) => {
  expect(kebab(name)).toBe(written);
});
