import { expect, test } from '@jest/globals';
import type { Condition } from '../../src/figures/condition.ts';
import { readFilter, type FilterTable } from '../../src/figures/read.ts';

interface Filter {
  readonly and?: readonly Filter[] | null;
  readonly or?: readonly Filter[] | null;
  readonly not?: Filter | null;
  readonly name?: object | null;
  readonly stock?: object | null;
  readonly price?: object | null;
  readonly day?: object | null;
}

const table: FilterTable<Filter, number> = {
  name: { source: 'inventory', figure: 'name', kind: 'text' },
  stock: { source: 'inventory', figure: 'stock', kind: 'number' },
  price: {
    source: 'cogs',
    figure: 'price',
    kind: 'decimal',
    operand: (value, scale) => `${value}e${scale}`,
  },
  day: { source: 'sales', figure: 'day', kind: 'day', args: (asked) => ({ asked }) },
};

const read = (filter: Filter | null) => readFilter(table, filter, 2);

/** The condition in few words, to be compared at a glance. */
function told(condition: Condition | null): string | null {
  if (!condition) return null;
  if ('parts' in condition) return `${condition.kind}(${condition.parts.map(told).join(' ')})`;
  if (condition.kind === 'membership') return `set ${condition.set}`;
  const { figure, operator, operand, holds } = condition;
  return `${holds ? '' : '!'}${figure}.${operator}:${JSON.stringify(operand)}`;
}

test.each<[Filter | null, string | null]>([
  [null, null],
  [{}, null],
  [{ name: null }, null],
  [{ name: { eq: null, in: null } }, null],
  [{ not: {} }, null],
  [{ not: { name: { eq: null } } }, null],
  [{ and: [{}, { or: [{}] }] }, null],
  [{ name: { eq: 'A' } }, 'name.eq:"A"'],
  [{ name: { in: [] } }, 'name.in:[]'],
  [{ or: [{}, { name: { eq: 'A' } }] }, 'name.eq:"A"'],
  [{ name: { eq: 'A' }, stock: { gt: 1, lt: 3 } }, 'all(name.eq:"A" stock.lt:3 stock.gt:1)'],
  [{ and: [{ name: { eq: 'A' } }, { and: [{ stock: { eq: 1 } }] }] }, 'all(name.eq:"A" stock.eq:1)'],
  [{ or: [{ name: { eq: 'A' } }, { or: [{ stock: { eq: 1 } }] }] }, 'any(name.eq:"A" stock.eq:1)'],
  [{ not: { name: { eq: 'A' } } }, '!name.eq:"A"'],
  [{ not: { not: { name: { eq: 'A' } } } }, 'name.eq:"A"'],
  [{ not: { stock: { gte: 1, lt: 3 } } }, 'any(!stock.lt:3 !stock.gte:1)'],
  [
    { not: { or: [{ name: { eq: 'A' } }, { stock: { gt: 1 } }] }, name: { eq: 'B' } },
    'all(name.eq:"B" !name.eq:"A" !stock.gt:1)',
  ],
  [{ price: { eq: '1.5', isNull: false } }, 'all(price.eq:"1.5e2" price.isNull:false)'],
])('%j is read as %j', (filter, expected) => {
  expect(told(read(filter))).toBe(expected);
});

test('what a figure needs beside is worked out from the whole of what is asked of it', () => {
  expect(read({ day: { gte: '2026-01-01' } })).toMatchObject({ args: { asked: { gte: '2026-01-01' } } });
});

test.each<[Filter, string]>([
  [{ and: [] }, 'filter.and'],
  [{ not: { or: [] } }, 'filter.not.or'],
  [{ and: [{ name: { eq: 'A' } }, { or: [] }] }, 'filter.and[1].or'],
  [{ stock: { gt: 5, lt: 3 } }, 'filter.stock'],
  [{ stock: { gt: 5, lt: 5 } }, 'filter.stock'],
  [{ stock: { gte: 5, lt: 5 } }, 'filter.stock'],
  [{ stock: { gte: 5.1, lte: 5 } }, 'filter.stock'],
  [{ or: [{ price: { gt: '100000000000.01', lte: '100000000000.01' } }] }, 'filter.or[0].price'],
  [{ day: { gte: '2026-02-01', lt: '2026-01-31' } }, 'filter.day'],
  [{ name: { gt: 'b', lt: 'a' } }, 'filter.name'],
  [{ name: { gte: 'b', lt: 'b' } }, 'filter.name'],
  [{ and: [{ name: { gte: 'Tents', lte: 'Stoves' } }] }, 'filter.and[0].name'],
  [{ name: { isNull: true, eq: 'A' } }, 'filter.name'],
  [{ name: { contains: 'A\0' } }, 'filter.name.contains'],
  [{ name: { in: ['A', '\0'] } }, 'filter.name.in'],
])('%j is refused, naming %s', (filter, part) => {
  const extensions = expect.objectContaining({
    code: 'BAD_USER_INPUT',
    argument: part,
    wanted: expect.any(String),
  });
  expect(() => read(filter)).toThrow(expect.objectContaining({ extensions }));
  expect(() => read(filter)).toThrow(new RegExp(`^${part.replaceAll(/[.[\]]/g, String.raw`\$&`)} `));
});

test('bounds that leave one value, and texts that databases order either way, are taken', () => {
  expect(told(read({ stock: { gte: 5, lte: 5 } }))).toBe('all(stock.lte:5 stock.gte:5)');
  expect(told(read({ price: { gte: '1.50', lte: '1.5' } }))).not.toBeNull();
  expect(told(read({ name: { gte: 'b', lte: 'b' } }))).not.toBeNull();
  expect(told(read({ name: { gt: 'b', lt: 'C' } }))).not.toBeNull();
  expect(told(read({ name: { gt: 'B', lt: 'a' } }))).not.toBeNull();
  expect(told(read({ name: { gt: 'a', lt: 'B' } }))).not.toBeNull();
});
