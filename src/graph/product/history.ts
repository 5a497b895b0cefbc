import { addDays, instants, type CalendarDate, type DayRange } from '../../domain/calendar.ts';
import { costPeriods } from '../../domain/costing.ts';
import { newestWithin } from '../../domain/in-force.ts';
import { knownRange, lastDayOf } from '../../domain/period.ts';
import { placeArguments } from '../../domain/place.ts';
import { seenPriceOrder } from '../../sources/cogs/index.ts';
import { optionalConnection } from '../connection.ts';
import type { ProductResolvers } from '../generated/resolvers.ts';

/** Without a period a history goes back from today as far as it goes. */
const untilToday = (today: CalendarDate): DayRange => ({
  from: '0001-01-01' as CalendarDate,
  until: addDays(today, 1),
});

/** So many entries of a history that is asked for without a period. */
const fewest = 10;

export const history = {
  async costHistory({ sku }, { period, first }, { sources, today, reportingCurrency }) {
    const days = period ? knownRange(period, today) : untilToday(today);
    const costs = await sources.cogs.costHistory({ currency: reportingCurrency, day: today }).load(sku);
    if (!costs) return null;
    const found = newestWithin(costPeriods(costs.records), days);
    return found
      .slice(0, first ?? (period ? found.length : fewest))
      .map((each) => ({ ...each, rates: costs.rates, knownUntil: lastDayOf(days) }));
  },

  async priceHistory({ sku }, { period }, { sources, today }) {
    const days = knownRange(period, today);
    const prices = await sources.cogs.priceHistory.load(sku);
    return prices && newestWithin(prices, days).map((each) => ({ ...each, knownUntil: lastDayOf(days) }));
  },

  async stockHistory({ sku }, { period, in: place }, { sources, today }) {
    const days = knownRange(period, today);
    const kept = await sources.inventory
      .stockDays({ ...days, place: placeArguments(place) ?? null })
      .load(sku);
    return (
      kept &&
      kept.map(({ day, on_hand, available }) => ({
        on: day,
        onHand: on_hand,
        available,
        knownUntil: lastDayOf(days),
      }))
    );
  },

  async competitorPriceHistory({ sku }, { period, ...page }, context, info) {
    const { cogs } = context.sources;
    const days = knownRange(period, context.today);
    const times = instants(days);
    const found = await optionalConnection(context, page, info, {
      list: 'Product.competitorPriceHistory',
      order: seenPriceOrder,
      defaultSize: 100,
      page: (request) => cogs.seenPrices({ ...times, page: request }).load(sku),
      count: () => cogs.seenPriceCount(times).load(sku),
      toNode: (row) => row,
    });
    return found && Object.assign(found, { knownUntil: lastDayOf(days) });
  },
} satisfies Partial<ProductResolvers>;
