import Big from 'big.js';
import { perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { RowOf } from '../../../database/statement.ts';
import { startOfDay, type DayRange } from '../../../domain/calendar.ts';
import { earlierGap } from '../../../domain/converted-sum.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import { sessionsByDay } from '../queries/by-day.ts';
import { piecesOf } from '../pieces.ts';
import * as queries from '../queries/segments.ts';
import type { CustomerSegment } from '../tables.ts';

/** In days: orders without their lines are read faster than with them. */
const year = 366;

export type SegmentOrders = RowOf<typeof queries.segmentOrders>;
export type SegmentTickets = RowOf<typeof queries.segmentTickets>;

export const segmentLoaders = {
  /** Visits by day and in all channels, of the days on which any were recorded; null where the company keeps none. */
  sessionsByDay: (read: Reader) =>
    perArguments(({ from, until }: DayRange) => read.optional(sessionsByDay, { from, until })),

  /** How many customers are in each segment that has any; null where the company keeps no summaries. */
  segmentSizes: (read: Reader) => () => read.optional(queries.segmentSizes, {}),

  /** What the customers of each segment ordered. Asked only where there are summaries. */
  segmentOrders: (read: Reader) =>
    perArguments(async ({ from, until, rates }: DayRange & { readonly rates: ExchangeRates }) => {
      const segments = new Map<CustomerSegment, SegmentOrders>();
      for (const days of piecesOf({ from, until }, year)) {
        const rows = await read(queries.segmentOrders, {
          from: startOfDay(days.from),
          until: startOfDay(days.until),
          ...rates.arrays(days),
          currency: rates.to,
        });
        for (const row of rows) {
          const found = segments.get(row.segment);
          segments.set(row.segment, found ? added(found, row) : row);
        }
      }
      return segments;
    }),

  /** Tickets of the customers of each segment, from what support counted. */
  segmentTickets: (read: Reader) => async (tickets: queries.PackedTickets) =>
    new Map((await read(queries.segmentTickets, tickets)).map((row) => [row.segment, row])),
};

const added = (a: SegmentOrders, b: SegmentOrders): SegmentOrders => ({
  segment: a.segment,
  orders: a.orders + b.orders,
  minor: new Big(a.minor).plus(b.minor).toFixed(),
  without_rate: earlierGap(a.without_rate, b.without_rate),
});
