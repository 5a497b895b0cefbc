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

const isInterval = (dimension: SalesDimension): dimension is Interval => columns[dimension] === 'period';

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

/** Orders rows by the dimensions in turn; what is unknown comes last. */
export const byDimensions =
  (by: readonly SalesDimension[]) =>
  (a: Dimensioned, b: Dimensioned): number => {
    for (const dimension of by) {
      const [x, y] = [a[columns[dimension]], b[columns[dimension]]];
      if (x === y) continue;
      if (x === null || y === null) return x === null ? 1 : -1;
      return x < y ? -1 : 1;
    }
    return 0;
  };
