import { describe, expect, test } from '@jest/globals';
import { parse as parseCsv, type CsvError } from 'csv-parse/sync';
import fc from 'fast-check';
import { parse, type GraphQLError } from 'graphql';
import { SeveralErrors } from '../../src/kernel/errors.ts';
import { OperationCompiler } from '../../src/operations/compiled/compiled-operation.ts';
import { csv } from '../../src/transports/tables/encoders/csv.ts';
import { readParameters } from '../../src/transports/tables/shape/parameters.ts';
import { takesRows } from '../../src/transports/tables/shape/rows.ts';
import { readTable } from '../../src/transports/tables/shape/read-table.ts';
import type { Cell, CellType, TableColumn } from '../../src/transports/tables/shape/table.ts';
import { makeSchema } from '../../src/graph/schema.ts';

const operations = new OperationCompiler(makeSchema());
const table = (text: string) => readTable(operations.ofDocument(parse(text)));
const names = (text: string) => table(text).columns.map(({ name }) => name);

describe('columns', () => {
  test("stand in the operation's order, with dots, aliases, and what is beside the list repeated", () => {
    expect(
      names(`query Q($sku: Sku!, $to: DestinationInput!) { product(sku: $sku) {
        __typename title: name deliveryEstimates(to: $to) { method price: cost { amount } } sku } }`),
    ).toEqual(['product.title', 'method', 'price.amount', 'product.sku']);
  });

  test('are the same by nodes, by edges and through fragments, without what is for paging', () => {
    const rows = ['sku', 'margin.percent'];
    expect(names('query Q { products { totalCount nodes { sku margin { percent } } } }')).toEqual(rows);
    expect(
      names(`query Q { products { pageInfo { endCursor } edges { cursor node { ...P } } } }
        fragment P on Product { __typename sku ... on Product { margin { percent } } }`),
    ).toEqual(rows);
  });

  test('have the types of the schema, and a list of scalars is one cell', () => {
    const { columns } = table(
      'query Q { products { nodes { sku launchedOn features inventory { onHand daysOfCover updatedAt } unitCost { amount } } } }',
    );
    expect(columns.map(({ type }) => type)).toEqual([
      'text',
      'date',
      'list',
      'int',
      'float',
      'datetime',
      'decimal',
    ]);
    expect(columns.every(({ description }) => description)).toBe(true);
  });
});

test.each([
  ['query Q { product(sku: "A") { sku } }', 'it has no list'],
  ['query Q { products { nodes { sku } } sources { name } }', 'products and sources are two lists'],
  ['query Q { products { nodes { sku suppliers { leadTimeDays } } } }', 'suppliers is a list in every row'],
  ['query Q { customers { nodes { orders { nodes { number } } } } }', 'orders is a list in every row'],
  ['query Q { products { nodes { sku } edges { node { name } } } }', 'products in several lists'],
  ['query Q { products { nodes { __typename } } }', 'has no columns'],
  ['query Q($key: String!) { products(search: $key) { nodes { sku } } }', 'its variable key'],
])('%s is no table, and the reason is told', (text, reason) => {
  expect(() => table(text)).toThrow(reason);
});

describe('an error', () => {
  const { rows } = table('query Q { product(sku: "A") { sku suppliers { leadTimeDays } } }');
  const suppliers = [{ sku: 'A' }, null];

  test.each<[boolean, (string | number)[], object | null]>([
    [true, ['product', 'suppliers'], { product: { suppliers: null } }],
    [true, ['product', 'suppliers', 1], { product: { suppliers } }],
    [true, ['product', 'sku'], { product: null }],
    [true, ['sources', 0, 'name'], null],
    [false, ['product', 'suppliers', 0, 'sku'], { product: { suppliers } }],
    [false, ['product', 'sku'], { product: { suppliers: null } }],
  ])('takes rows: %j, at %j of %j', (taken, path, data) => {
    expect(takesRows({ rows }, data as never, path)).toBe(taken);
  });
});

describe('parameters', () => {
  const { parameters } = table(`query Q($last: PeriodInput! = { days: 30 }, $by: [SalesDimension!]!) {
    salesReport(last: $last, by: $by) { units } }`);
  const read = (search: string, guesses?: boolean) =>
    readParameters(parameters, new URLSearchParams(search), guesses);

  test.each([
    ['by=SKU&by=MONTH&last.days=90', { by: ['SKU', 'MONTH'], last: { days: 90 } }],
    ['by=SKU,MONTH', { by: ['SKU', 'MONTH'] }],
    ['by=["SKU"]&last={"weeks":2}', { by: ['SKU'], last: { weeks: 2 } }],
  ])('%s', (search, variables) => {
    expect(read(search)).toEqual(variables);
  });

  test.each([
    ['by=SKU&By=MONTH', 'no parameter By.'],
    ['last.days=1', 'The parameter by is missing'],
    ['by=NOTHING', 'by is one of'],
    ['by=SKU&last.days=1e3', 'last.days is a whole number'],
    ['by=SKU&last.fortnights=1', 'last has no fortnights'],
    ['by=SKU&last={', 'last is not JSON'],
    ['by=SKU&last={}&last.days=1', 'whole or in parts'],
    ['by=SKU&last.days=1&last.days=2', 'last.days is given twice'],
    ['by.x=SKU', 'by has no parts'],
    ['by=SKU&__proto__.x=1', 'no parameter __proto__'],
  ])('%s is refused: %s', (search, reason) => {
    expect(() => read(search)).toThrow(reason);
  });

  test('what was meant is guessed at only for whoever may be told of names', () => {
    const said = (search: string, guesses: boolean) => {
      try {
        return String(read(search, guesses));
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(said('by=SKU&lasst=1', true)).toBe(
      'There is no parameter lasst. Did you mean last? There are last, by, all, partial, key.',
    );
    expect(said('by=SKU&last.day=1', true)).toBe('last has no day. Did you mean days?');
    expect(said('by=SKU&lasst=1', false)).toBe('There is no parameter lasst.');
    expect(said('by=SKU&last.day=1', false)).toBe('last has no day.');
    expect(said(`by=SKU&${'a'.repeat(100_000)}=1`, true)).not.toContain('Did you mean');
  });

  test('each parameter that is wrong is told, with what came and what is wanted', () => {
    const wrong = 'Bye=1&last.days=1e3&last.fortnights=2&by=NOTHING';
    const refused = () => read(wrong);
    expect(refused).toThrow(SeveralErrors);
    let all: readonly GraphQLError[] = [];
    try {
      refused();
    } catch (error) {
      all = [error as SeveralErrors, ...(error as SeveralErrors).others];
    }
    expect(all.map(({ extensions }) => extensions)).toEqual([
      { code: 'BAD_USER_INPUT', parameter: 'Bye', got: 'Bye', wanted: 'a parameter of this table' },
      { code: 'BAD_USER_INPUT', parameter: 'last.days', got: '1e3', wanted: 'a whole number' },
      {
        code: 'BAD_USER_INPUT',
        parameter: 'last.fortnights',
        got: 'last.fortnights',
        wanted: 'a part of last',
      },
      {
        code: 'BAD_USER_INPUT',
        parameter: 'by',
        got: 'NOTHING',
        wanted: expect.stringMatching(/^one of .*SKU/),
      },
    ]);
  });

  test('numbers and booleans are typed, and scalars of our own take text or numbers', () => {
    const { parameters: promotion } = table(`query Q($sku: Sku!, $discounts: [Percent!]!) {
      product(sku: $sku) { promotions(discountPercents: $discounts) { profitable } } }`);
    expect(readParameters(promotion, new URLSearchParams('sku=123&discounts=10,20.5'))).toEqual({
      sku: '123',
      discounts: [10, 20.5],
    });
  });
});

describe('CSV', () => {
  const column = (type: CellType, name = 'c'): TableColumn => ({
    name,
    type,
    description: null,
    of: 'row',
    path: [name],
    fields: [],
  });
  const cell = (type: CellType, value: Cell) =>
    csv([column(type), column('int', 'n')])
      .rows([[value, 1]])
      .toString();

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\n=x', '＝1'])('%j does not run', (text) => {
    expect(cell('text', text)).toMatch(/^"?'/);
    expect(cell('list', [text])).toMatch(/^"?\[/);
  });

  test('a number is no formula, quotes are doubled, null is empty', () => {
    expect(cell('decimal', '-5.00')).toBe('-5.00,1\r\n');
    expect(cell('int', -5)).toBe('-5,1\r\n');
    expect(cell('text', 'a "b", c')).toBe('"a ""b"", c",1\r\n');
    expect(cell('text', null)).toBe(',1\r\n');
    expect(cell('boolean', false)).toBe('false,1\r\n');
  });

  const separators = [',', ';', '\t', '|'];
  /** Texts of what parts cells, opens them and begins formulas, many of them close to one another. */
  const texts = fc.array(
    fc.array(fc.constantFrom(...separators, '"', '\n', '\r', '=', '-', '＋', "'", 'a', ' '), {
      maxLength: 8,
    }),
    { minLength: 3, maxLength: 3 },
  );
  const rows = fc.array(
    texts.map((row) => row.map((letters) => letters.join(''))),
    { minLength: 1, maxLength: 3 },
  );
  const sheet = (cells: readonly (readonly Cell[])[]) =>
    csv(['a', 'b', 'c'].map((name) => column('text', name)))
      .rows(cells)
      .toString();

  /** As spreadsheets read: quotes that do not begin a cell are letters, and the end closes what is open. */
  function sheetBy(delimiter: string, text: string): string[][] {
    try {
      return parseCsv(text, { delimiter, relax_quotes: true, relax_column_count: true });
    } catch (error) {
      if ((error as CsvError).code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
      return sheetBy(delimiter, `${text}"`);
    }
  }

  test.each([
    [[';=1+1', 'b', 'c']],
    [['a', ';=1+1;', 'c']],
    [['a', 'b;"=1+1"', 'c']],
    [['a;"', 'b', '\n=1+1;']],
    [['a', '|-1|', '\t@SUM(A1)']],
  ])('no separator makes a formula of %j', (row) => {
    for (const delimiter of separators) {
      expect(
        sheetBy(delimiter, sheet([row]))
          .flat()
          .filter((value) => /^[=+\-@＝＋－＠]/.test(value)),
      ).toEqual([]);
    }
  });

  test('whatever a reader parts by, no cell of texts is a formula', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...separators), (cells, delimiter) => {
        const read = sheetBy(delimiter, sheet(cells)).flat();
        expect(read.filter((value) => /^[=+\-@＝＋－＠]/.test(value))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('who parts by commas, or by everything, reads each text as one cell, but for apostrophes before formulas', () => {
    const bare = (cells: readonly (readonly string[])[]) =>
      cells.map((row) => row.map((value) => value.replaceAll("'", '')));
    fc.assert(
      fc.property(rows, fc.constantFrom(',', separators), (cells, delimiter) => {
        const read = parseCsv(sheet(cells), { delimiter, record_delimiter: '\r\n' }) as string[][];
        expect(bare(read)).toEqual(bare(cells));
      }),
      { numRuns: 2_000 },
    );
    const harmless = [['red; blue', 'a|b\tc', 'x-1; "y" = z']];
    expect(parseCsv(sheet(harmless))).toEqual(harmless);
  });

  test('an empty cell that is alone in its line is no empty line', () => {
    expect(
      csv([column('text')])
        .rows([[null]])
        .toString(),
    ).toBe('""\r\n');
  });
});
