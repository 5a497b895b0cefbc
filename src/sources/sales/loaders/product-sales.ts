import DataLoader from 'dataloader';
import { manyPerKey, onePerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { startOfDay, type CalendarDate, type DayRange } from '../../../domain/calendar.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import type { Sku } from '../../../domain/ids.ts';
import type { TrendWindows } from '../../../domain/trend.ts';
import { productMatcher } from '../criteria.ts';
import { boughtTogether } from '../queries/bought-with.ts';
import * as queries from '../queries/product-sales.ts';

/** Rates are told apart by their target alone: within a request there is one table of them. */
interface ConvertedDays extends DayRange {
  readonly rates: ExchangeRates;
}

const converted = ({ rates, ...range }: ConvertedDays) => ({
  ...range,
  ...rates.arrays(range),
  currency: rates.to,
});

/** A figure of each product over some days: 0 without sales, null where the company keeps no daily sales. */
const figure = <Row extends { readonly sku: Sku }>(
  load: (skus: readonly Sku[]) => Promise<readonly Row[] | null>,
  figureOf: (row: Row) => number,
) =>
  new DataLoader<Sku, number | null>(async (skus) => {
    const rows = await load(skus);
    const figures = new Map(rows?.map((row) => [row.sku, figureOf(row)]));
    return skus.map((sku) => figures.get(sku) ?? (rows ? 0 : null));
  });

export const productSalesLoaders = {
  /** Which products meet what sales knows of them. */
  productMatcher: (read: Reader) => perArguments((today: CalendarDate) => productMatcher(read, today)),
  unitsSold: (read: Reader) =>
    perArguments(({ from, until }: DayRange) =>
      figure(
        (skus) => read.optional(queries.unitsSold, { skus, from, until }),
        (row) => row.units,
      ),
    ),
  /** Orders with a product. */
  ordersWith: (read: Reader) =>
    perArguments(({ from, until }: DayRange) =>
      figure(
        (skus) => read.optional(queries.ordersWithProduct, { skus, from, until }),
        (row) => row.orders,
      ),
    ),
  /** Null where the company keeps no daily sales. */
  productTotals: (read: Reader) =>
    perArguments(({ from, until }: DayRange) =>
      onePerKey(
        (skus: readonly Sku[]) => read.optional(queries.productTotals, { skus, from, until }),
        (row) => row.sku,
      ),
    ),
  /** Units of each day on which something was sold. */
  dailyUnits: (read: Reader) =>
    perArguments(({ from, until }: DayRange) =>
      manyPerKey(
        (skus: readonly Sku[]) => read.optional(queries.dailyUnits, { skus, from, until }),
        (row) => row.sku,
      ),
    ),
  /** Units of each step in which something was sold. */
  unitsBySteps: (read: Reader) =>
    perArguments(({ from, until, by }: DayRange & { by: queries.Step }) =>
      manyPerKey(
        (skus: readonly Sku[]) => read.optional(queries.unitsBySteps, { skus, from, until, by }),
        (row) => row.sku,
      ),
    ),
  /** Null without sales. */
  revenue: (read: Reader) =>
    perArguments((days: ConvertedDays) =>
      onePerKey(
        (skus: readonly Sku[]) => read(queries.revenue, { skus, ...converted(days) }),
        (row) => row.sku,
      ),
    ),
  /** Revenue of each step in which something was sold. */
  revenueBySteps: (read: Reader) =>
    perArguments(({ by, ...days }: ConvertedDays & { by: queries.Step }) =>
      manyPerKey(
        (skus: readonly Sku[]) => read(queries.revenueBySteps, { skus, by, ...converted(days) }),
        (row) => row.sku,
      ),
    ),
  /** Units of the days that a trend compares; null where the company keeps no daily sales. */
  trendUnits: (read: Reader) =>
    perArguments(({ recent, before, yearAgo }: TrendWindows) =>
      onePerKey(
        (skus: readonly Sku[]) =>
          read.optional(queries.trendUnits, {
            skus,
            until: recent.until,
            recent: recent.from,
            before: before.from,
            yearAgo: yearAgo.from,
            yearAgoUntil: yearAgo.until,
          }),
        (row) => row.sku,
      ),
    ),
  boughtTogether: (read: Reader) =>
    perArguments(({ from, until, first }: DayRange & { first: number }) =>
      manyPerKey(
        (skus: readonly Sku[]) =>
          read(boughtTogether, { skus, from: startOfDay(from), until: startOfDay(until), first }),
        (row) => row.sku,
      ),
    ),
};
