import { badUserInput } from '../../kernel/errors.ts';
import type { Interval } from '../../domain/steps.ts';
import type { SalesDimension } from '../generated/resolvers.ts';

const columns = {
  CATEGORY: 'category',
  BRAND: 'brand',
  SKU: 'sku',
  COUNTRY: 'country',
  SEGMENT: 'segment',
  CHANNEL: 'channel',
  DAY: 'period',
  WEEK: 'period',
  MONTH: 'period',
  QUARTER: 'period',
} as const satisfies Record<SalesDimension, string>;

const isInterval = (dimension: SalesDimension): dimension is Interval & SalesDimension =>
  columns[dimension] === 'period';

/** The step in time among the dimensions of a report, if any. Throws BAD_USER_INPUT where they do not go together. */
export function intervalIn(by: readonly SalesDimension[]): Interval | null {
  const twice = by.find((dimension, place) => by.indexOf(dimension) !== place);
  if (twice) {
    throw badUserInput(`by names ${twice} twice.`, {
      argument: 'by',
      got: by,
      wanted: 'each dimension once',
    });
  }
  const [interval, another] = by.filter(isInterval);
  if (another) {
    throw badUserInput(`by takes one of DAY, WEEK, MONTH and QUARTER; it has ${interval} and ${another}.`, {
      argument: 'by',
      got: by,
      wanted: 'one of DAY, WEEK, MONTH and QUARTER',
    });
  }
  return interval ?? null;
}

type Dimensioned = Readonly<Record<(typeof columns)[SalesDimension], string | null>>;

/** Behind every text that a database holds, and between any two of them. */
const [last, between] = ['\uffff', '\0'];

/** Rows ordered by the dimensions in turn; what is unknown comes last. One text a row: reports have thousands of them. */
export function inOrderOf<Row extends Dimensioned>(
  by: readonly SalesDimension[],
  rows: readonly Row[],
): Row[] {
  const keyOf = (row: Row) => by.map((dimension) => row[columns[dimension]] ?? last).join(between);
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);
}
