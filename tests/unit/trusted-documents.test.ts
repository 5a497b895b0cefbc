import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  TrustedDocuments,
  type UnlistedOperation,
} from '../../src/operations/trusted-documents/trusted-documents.ts';
import { Registry } from '../../src/operations/trusted-documents/registry.ts';
import { schema } from '../support/contract.ts';
import { listed, manifestWith } from '../support/manifests.ts';
import { sha256 } from '../support/wire.ts';

/** What clients have the server keep for them, and what is remembered of it. */
const registry = new Registry(manifestWith(), schema);
const text = '{ __typename }';
const hash = sha256(text);

let news: UnlistedOperation[];
let known: TrustedDocuments;
beforeEach(() => {
  news = [];
  known = new TrustedDocuments('log', { registry }, (each) => news.push(each));
});

test('a text that was kept is found until others fill the cache', () => {
  known.textOf({ text, hash });
  expect(known.textOf({ hash })).toBe(text);
  for (let each = 0; each < 240; each++) {
    const filler = `{ __typename } # ${each} ${'x'.repeat(32_000)}`;
    known.textOf({ text: filler, hash: sha256(filler) });
    // What is asked for stays.
    if (each < 100) expect(known.textOf({ hash })).toBe(text);
  }
  expect(() => known.textOf({ hash })).toThrow('PersistedQueryNotFound');
});

test('a text that is too long for the cache takes no room from others', () => {
  known.textOf({ text, hash });
  const long = `{ __typename } # ${'x'.repeat(100_000)}`;
  expect(known.textOf({ text: long, hash: sha256(long) })).toBe(long);
  expect(known.textOf({ hash })).toBe(text);
  expect(() => known.textOf({ hash: sha256(long) })).toThrow('PersistedQueryNotFound');
});

test('every run of what is not listed is counted, by whatever way it comes', () => {
  expect(() => known.textOf({ hash })).toThrow('PersistedQueryNotFound');
  known.textOf({ text, hash });
  known.textOf({ hash });
  known.textOf({ text });
  expect(news).toEqual([1, 2, 3].map((times) => ({ kind: 'unlisted', id: hash, times })));
});

test('in mode open nothing is counted, for nothing is amiss', () => {
  const open = new TrustedDocuments('open', { registry }, (each) => news.push(each));
  open.textOf({ text, hash });
  open.textOf({ hash });
  open.textOf({ text });
  expect(news).toEqual([]);
});

describe('an operation that becomes listed', () => {
  const fresh = listed('query Fresh { sources { name } }');
  test('is no longer counted, and means what the list says', () => {
    const manifest = { registry };
    const known = new TrustedDocuments('log', manifest, (each) => news.push(each));
    known.textOf({ text: fresh.body, hash: fresh.id });
    manifest.registry = new Registry(manifestWith(fresh), schema);
    expect(known.textOf({ hash: fresh.id })).toBe(manifest.registry.find('fresh')?.body);
    known.textOf({ text: fresh.body });
    expect(news).toHaveLength(1);
  });
});

test('what asks for no operation is left to be answered elsewhere', () => {
  expect(known.textOf({})).toBeNull();
});
