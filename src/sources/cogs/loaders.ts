import DataLoader from 'dataloader';
import { lazily, manyPerKey, onePerKey, perArguments } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import { readerThrough, type SeenKeys } from '../../database/views.ts';
import { addDays, type CalendarDate, type DayRange } from '../../domain/calendar.ts';
import { ExchangeRates, rateValidDays, type RateRow } from '../../domain/exchange.ts';
import type { BudgetCode, Sku } from '../../domain/ids.ts';
import { allCostStretches } from './cost-stretches.ts';
import { productMatcher, type MatchedOn } from './criteria.ts';
import * as queries from './queries/index.ts';
import { views } from './views.ts';

/** Everything the graph asks of cogs, for one request; `skus` are those of a caller who is held to some. */
export function cogsReads(whole: Reader, skus: SeenKeys | null) {
  const read = skus ? readerThrough(whole, views, { skus }) : whole;
  const ratesInForce = perArguments(async (day: CalendarDate): Promise<readonly RateRow[]> => {
    const oldest = addDays(day, -rateValidDays);
    return (await read.optional(queries.ratesInForce, { oldest, day })) ?? [];
  });
  return lazily({
    /** The price in force on a day. */
    priceOn: () =>
      perArguments((day: CalendarDate) =>
        onePerKey(
          (skus: readonly Sku[]) => read(queries.pricesInForce, { skus, day }),
          (row) => row.sku,
        ),
      ),

    /** The components of the unit cost in force on a day. */
    costsOn: () =>
      perArguments((day: CalendarDate) =>
        manyPerKey(
          (skus: readonly Sku[]) => read.optional(queries.costsInForce, { skus, day }),
          (row) => row.sku,
        ),
      ),

    /** All cost records of a product, with the rates into a currency for the days up to `day` on which they changed. */
    costHistory: () =>
      perArguments(
        ({ currency, day }: { readonly currency: string; readonly day: CalendarDate }) =>
          new DataLoader(async (skus: readonly Sku[]) => {
            const [records, rates] = await Promise.all([
              read.optional(queries.costHistory, { skus }),
              read.optional(queries.costHistoryRates, { skus, currency, day }),
            ]);
            const recordsBySku = records && Map.groupBy(records, ({ sku }) => sku);
            const ratesInto = new ExchangeRates(currency, rates ?? []);
            return skus.map(
              (sku) => recordsBySku && { records: recordsBySku.get(sku) ?? [], rates: ratesInto },
            );
          }),
      ),

    /** What every product cost over some days; null where the company keeps no costs. */
    costStretches: () => perArguments((days: DayRange) => allCostStretches(read, days)),

    /** Each competitor's latest price seen from `since` to `now`. */
    competitorPrices: () =>
      perArguments(({ since, now }: { readonly since: Date; readonly now: Date }) =>
        manyPerKey(
          (skus: readonly Sku[]) => read.optional(queries.competitorPricesSeen, { skus, since, now }),
          (row) => row.sku,
        ),
      ),

    /** Rates into a currency, good for each day of the range; no rates at all where the company keeps none. */
    rates: () =>
      perArguments(
        ({ from, until }: DayRange) =>
          new DataLoader<string, ExchangeRates>(async (currencies) => {
            const rows = await read.optional(queries.ratesBetween, {
              currencies,
              from: addDays(from, -rateValidDays),
              until,
            });
            return currencies.map((currency) => new ExchangeRates(currency, rows ?? []));
          }),
      ),

    /** Rates into any currency, good for one day: one statement, whichever currencies turn up. */
    ratesOn: () =>
      perArguments(async (day: CalendarDate) => {
        const rows = await ratesInForce(day);
        return perArguments((currency: string) => new ExchangeRates(currency, rows));
      }),

    /** Which products meet what cogs knows of them, with amounts in the reporting currency. */
    productMatcher: () => perArguments((on: MatchedOn) => productMatcher(read, on, ratesInForce)),

    budgetsOn: () => perArguments((day: CalendarDate) => read.optional(queries.budgetsInForce, { day })),

    budget: () =>
      onePerKey(
        (codes: readonly BudgetCode[]) => read.optional(queries.budgetsByCode, { codes }),
        (row) => row.code,
      ),
  });
}

export type CogsReads = ReturnType<typeof cogsReads>;

type LoadedBy<Loader extends { load(key: never): Promise<unknown> }> = NonNullable<
  Awaited<ReturnType<Loader['load']>>
>;
export type PriceRow = LoadedBy<ReturnType<CogsReads['priceOn']>>;
export type CostRow = LoadedBy<ReturnType<CogsReads['costsOn']>>[number];
export type CompetitorPriceRow = LoadedBy<ReturnType<CogsReads['competitorPrices']>>[number];
export type BudgetRow = LoadedBy<CogsReads['budget']>;
