import { knownOf, lastDayOf, periodRange } from '../../../domain/period.ts';
import { once } from '../../../kernel/once.ts';
import type { MetricsReportResolvers, QueryMetricsArgs, QueryResolvers } from '../../generated/resolvers.ts';
import { stepIn } from './dimensions.ts';
import { factFilter } from './filter.ts';
import { KeptReports } from './kept.ts';
import type { MetricName } from './measures.ts';
import { behind, positionOf } from './pages.ts';
import { orderOf, possible } from './plan.ts';
import { readReport, type FiguresRead, type Report, type ReportRequest } from './report.ts';
import type { MetricsRowParent } from './rows.ts';
import { groupName } from './scope.ts';
import { selectedMetrics } from './select.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';

export interface MetricsReportParent {
  readonly knownUntil: CalendarDate;
  readonly report: () => Promise<Report>;
  readonly page: () => Promise<MetricsPage>;
  readonly totals: () => Promise<Report>;
  readonly cursorOf: (place: number, report: Report) => string;
}

interface MetricsPage {
  readonly report: Report;
  readonly from: number;
  readonly until: number;
}

/** What nobody names is counted in units. */
const atLeastOne = (names: ReadonlySet<MetricName>): ReadonlySet<MetricName> =>
  names.size > 0 ? names : new Set<MetricName>(['units']);

export const metricsQueries = {
  async metrics(_, args, context, info) {
    const { by, period, filter, compareTo, orderBy, first, after } = args;
    const step = stepIn(by);
    const asked = periodRange(period, context.today);
    const order = orderOf(orderBy, by, filter);
    const selected = selectedMetrics(info);
    const reads = (
      figures: FiguresRead,
      dimensions: typeof by,
      ranked: readonly MetricName[] = [],
    ): FiguresRead => {
      const before = compareTo ? figures.before : new Set<MetricName>();
      const wanted = atLeastOne(figures.now.union(new Set(ranked)).union(before));
      const can = possible(wanted, dimensions, filter, context);
      return {
        now: before.size === 0 ? can : can.difference(before.difference(figures.now)),
        before: before.intersection(can),
      };
    };
    const ofRows =
      by.length > 0 && selected.readsRows
        ? reads(selected.rows, by, order && 'metric' in order ? [order.metric] : [])
        : null;
    const ofTotals = selected.readsTotals ? reads(selected.totals, []) : null;
    const list = cursorList(args);
    const position = after == null ? null : context.cursors.decode(list, after, 'after');
    const known = knownOf(asked, context.today);
    const readFilter = once(factFilter(filter, context));
    const request = { asked, known, compareTo: compareTo ?? null };

    const report = once(async (): Promise<Report> => {
      if (!ofRows) return nothing;
      const kept = new KeptReports(context);
      const key = [request, filter, by, orderBy, [...ofRows.now], [...ofRows.before]];
      const found = position && kept.get(key);
      if (found) return found;
      const read = await readReport(
        { ...request, by, step, order, figures: ofRows },
        await readFilter(),
        context,
      );
      if (read.groups.length > first) kept.keep(key, read);
      return read;
    });
    return {
      knownUntil: lastDayOf(known),
      report,
      page: once(async () => {
        const all = await report();
        const from = position ? behind(all.groups, position, order) : 0;
        return { report: all, from, until: Math.min(from + first, all.groups.length) };
      }),
      totals: once(async () =>
        readReport(
          {
            ...request,
            by: [],
            step: null,
            order: null,
            figures: ofTotals as FiguresRead,
          } satisfies ReportRequest,
          await readFilter(),
          context,
        ),
      ),
      cursorOf: (place, { groups }) => {
        const group = groups[place];
        return group ? context.cursors.encode(list, positionOf(group)) : '';
      },
    };
  },
} satisfies Partial<QueryResolvers>;

const nothing: Report = { by: [], groups: [], steps: new Map(), now: () => null, before: null };

/** A cursor is good for one way to group and order. */
const cursorList = ({ by, orderBy }: QueryMetricsArgs): string =>
  `metrics:${by.join()} ${orderBy ? `${orderBy.measure ?? orderBy.dimension} ${orderBy.direction}` : ''}`;

const rowAt = (report: Report, place: number): MetricsRowParent => {
  const { name = '', values = [] } = report.groups[place] ?? {};
  return { report, name, values };
};

const placesOf = ({ from, until }: MetricsPage) =>
  Array.from({ length: until - from }, (_, place) => from + place);

export const MetricsReport = {
  totalCount: async ({ report }) => (await report()).groups.length,
  totals: async ({ totals }) => ({ report: await totals(), name: groupName([]), values: [] }),
  async nodes({ page }) {
    const shown = await page();
    return placesOf(shown).map((place) => rowAt(shown.report, place));
  },
  async pageInfo({ page, cursorOf }) {
    const { report, from, until } = await page();
    const isEmpty = from === until;
    return {
      hasNextPage: until < report.groups.length,
      hasPreviousPage: from > 0,
      startCursor: isEmpty ? null : cursorOf(from, report),
      endCursor: isEmpty ? null : cursorOf(until - 1, report),
    };
  },
} satisfies Partial<MetricsReportResolvers>;
