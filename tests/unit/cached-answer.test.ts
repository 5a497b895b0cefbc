import { expect, test } from '@jest/globals';
import { unrestricted, type Caller } from '../../src/kernel/caller.ts';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import { answerKey, type AnswerParts, read, written } from '../../src/edge/answers/cached-answer.ts';

const parts: AnswerParts = {
  caller: unrestricted,
  today: '2026-11-20' as CalendarDate,
  document: '{ product(sku: $sku) { name } }',
  operation: null,
  variables: {},
};
const keyOf = (changes: Partial<AnswerParts>, deployment = 'one') =>
  answerKey(deployment, { ...parts, ...changes });
const keyOfCaller = (changes: Partial<Caller>) => keyOf({ caller: { ...unrestricted, ...changes } });
/** Variables as they come over the wire. */
const keyOfJson = (json: string) => keyOf({ variables: JSON.parse(json) });

test('the same question by callers who see the same has one key, whoever they are', () => {
  const same = [
    keyOf({}),
    keyOfCaller({ id: 'another', costPerSecond: 7 }),
    keyOfCaller({ scopes: new Set([...unrestricted.scopes].toReversed()) }),
  ];
  expect(new Set(same).size).toBe(1);
  expect(keyOfCaller({ brands: ['A', 'B'] })).toBe(keyOfCaller({ brands: ['B', 'A'] }));
  expect(keyOfJson('{"a":{"x":1,"y":[1,2]},"b":2}')).toBe(keyOfJson('{"b":2,"a":{"y":[1,2],"x":1}}'));
});

test('whatever else is different makes another key', () => {
  const keys = [
    keyOf({}),
    keyOf({}, 'two'),
    keyOf({ today: '2026-11-21' as CalendarDate }),
    keyOf({ document: `${parts.document} ` }),
    keyOf({ operation: 'A' }),
    keyOfCaller({ scopes: new Set(['product:read']) }),
    keyOfCaller({ scopes: new Set() }),
    keyOfCaller({ kind: 'anonymous' }),
    keyOfCaller({ countries: [] }),
    keyOfCaller({ countries: ['DE'] }),
    keyOfCaller({ countries: ['DE', 'AT'] }),
    keyOfCaller({ countries: ['DE,AT'] }),
    keyOfCaller({ brands: ['DE'] }),
    keyOfCaller({ brands: ['DE'], countries: ['DE'] }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test('variables that mean something else make another key, however they are written', () => {
  const keys = [
    '{}',
    '{"a":null}',
    '{"a":""}',
    '{"a":"null"}',
    '{"a":1}',
    '{"a":"1"}',
    '{"a":[1]}',
    '{"a":{"0":1}}',
    '{"a":[1,2]}',
    '{"a":[2,1]}',
    '{"__proto__":{"a":1}}',
    '{"__proto__":null}',
    '{"constructor":{"prototype":{"a":1}}}',
    '{"a":{"__proto__":1}}',
    '{"a":"caf\\u00e9"}',
    '{"a":"cafe\\u0301"}',
    '{"a":"\\ud800"}',
    '{"a":"\\ufffd"}',
    '{"a":"x\\",\\"b\\":\\"y"}',
    '{"a":"x","b":"y"}',
  ].map(keyOfJson);
  expect(new Set(keys).size).toBe(keys.length);
  expect(({} as { a?: unknown }).a).toBeUndefined();
});

test('a key tells nothing of what was asked', () => {
  expect(keyOf({ variables: { number: 'C000123' } })).toMatch(/^[\w-]{43}$/);
});

test('a kept answer comes back as it was, for as long as it may', () => {
  const kept = {
    text: '{"z":1,"a":{"__proto__":"x","b":[null,0.1,"\\u2028\\n"]}}',
    unknown: [{ code: 'EXCHANGE_RATE_MISSING', message: 'a\n[b]\n', path: ['z'] }] as const,
    stale: [],
    cost: 12,
    madeAt: 1_000_000,
    maxAge: 10,
  };
  expect(read(written(kept), 1_009_999)).toEqual(kept);
  expect(read(written(kept), 1_010_000)).toBeNull();
});

test('a clock that is behind the one that wrote an answer takes it for new', () => {
  const kept = { text: '{}', unknown: [], stale: [], cost: 1, madeAt: 1_000_000, maxAge: 10 };
  expect(read(written(kept), 990_000)).not.toBeNull();
});

test.each([
  '',
  'x',
  '1 2',
  '1000000 10\n{}',
  '-1 10 1\n[]\n{}',
  '1000000 10 x\n[]\n{}',
  '1000000 10 1\n{}',
  '{}',
])('what a store has that is no answer is none: %j', (text) => {
  expect(read(text, 1_000_000)).toBeNull();
});
