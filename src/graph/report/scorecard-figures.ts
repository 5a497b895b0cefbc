import type { CalendarDate, DayRange } from '../../domain/calendar.ts';
import { decimalText, type Money } from '../../domain/money.ts';
import { netPromoterScore, percentOf } from '../../domain/percent.ts';
import type { RequestContext } from '../context.ts';
import type { ScorecardMetricName } from '../generated/resolvers.ts';
import { once } from '../once.ts';
import { salesIn } from './sales.ts';
import { SalesSums } from './sales-sums.ts';

/** A figure of some days; null where there is nothing to reckon it from. */
export type Figure = (days: DayRange) => Promise<number | null>;

export type ScorecardFigures = ReturnType<typeof scorecardFigures>;

interface OfDay {
  readonly day: CalendarDate;
}

/** One figure of some of the rows of days, added up. */
const total = <Row>(rows: readonly Row[], figure: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + figure(row), 0);

const inDays = <Row extends OfDay>(rows: readonly Row[] | null, { from, until }: DayRange) =>
  rows && rows.filter(({ day }) => day >= from && day < until);

const amount = (money: Money): number => Number(decimalText(money));

/**
 * The figures of any part of some days. Each source is asked once, for its counts by day, when the first figure of its
 * is asked for; while it is down its figures fail and the others do not.
 */
export function scorecardFigures(days: DayRange, context: RequestContext) {
  const { support, logistics, sales } = context.sources;
  const everything = {
    productGroups: [],
    bySku: false,
    byCountry: false,
    byChannel: false,
    bySegment: false,
    // A row a day: far more than any period has.
    atMost: 5_000,
  };
  const sold = once(() => salesIn({ ...everything, ...days, interval: 'DAY' }, context));
  const tickets = once(() => support.ticketsByDay(days));
  const recommendations = once(() => support.recommendationsByDay(days));
  const deliveries = once(() => logistics.deliveriesByDay(days));
  const sessions = once(() => sales.sessionsByDay(days));

  async function sums({ from, until }: DayRange): Promise<SalesSums | null> {
    const found = await sold();
    return (
      found &&
      new SalesSums(
        found.rows.filter(({ step_from }) => step_from !== null && step_from >= from && step_from < until),
        found.known,
      )
    );
  }

  async function revenue(part: DayRange): Promise<Money | null> {
    const found = await sums(part);
    return found && found.shown(found.revenue);
  }

  /** Null also where no day of the part has any recorded. */
  async function visits(part: DayRange): Promise<number | null> {
    const found = inDays(await sessions(), part);
    return found?.length ? total(found, (row) => row.sessions) : null;
  }

  const orders: Figure = async (part) => (await sums(part))?.orders ?? null;

  const metrics: Record<ScorecardMetricName, Figure> = {
    async REVENUE(part) {
      const found = await revenue(part);
      return found && amount(found);
    },
    ORDERS: orders,
    UNITS: async (part) => (await sums(part))?.units ?? null,
    async AVERAGE_ORDER_VALUE(part) {
      const found = await sums(part);
      const value = found?.averageOrderValue;
      return found && value ? amount(found.shown(value)) : null;
    },
    RETURNS_PERCENT: async (part) => (await sums(part))?.returnsPercent ?? null,
    MARGIN_PERCENT: async (part) => (await sums(part))?.marginPercent ?? null,
    async TICKETS(part) {
      const found = inDays(await tickets(), part);
      return found && total(found, (row) => row.tickets);
    },
    async CSAT_PERCENT(part) {
      const found = inDays(await tickets(), part);
      return (
        found &&
        percentOf(
          total(found, (row) => row.good_ratings),
          total(found, (row) => row.ratings),
        )
      );
    },
    async NPS(part) {
      const found = inDays(await recommendations(), part);
      return (
        found &&
        netPromoterScore({
          answers: total(found, (row) => row.answers),
          promoters: total(found, (row) => row.promoters),
          detractors: total(found, (row) => row.detractors),
        })
      );
    },
    async ON_TIME_PERCENT(part) {
      const found = inDays(await deliveries(), part) ?? [];
      return percentOf(
        total(found, (row) => row.on_time),
        total(found, (row) => row.delivered_with_promise),
      );
    },
    SESSIONS: visits,
    async CONVERSION_PERCENT(part) {
      const [placed, seen] = await Promise.all([orders(part), visits(part)]);
      return placed === null || seen === null ? null : percentOf(placed, seen);
    },
  };

  return { revenue, metrics };
}
