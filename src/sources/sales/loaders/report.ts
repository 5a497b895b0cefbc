import Big from 'big.js';
import type { Reader } from '../../../database/reader.ts';
import type { RowOf } from '../../../database/statement.ts';
import { startOfDay, type DayRange } from '../../../domain/calendar.ts';
import { earlierGap } from '../../../domain/converted-sum.ts';
import { reportTooLarge } from '../../../domain/errors.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import type { Interval } from '../../../domain/steps.ts';
import { readInPieces } from './in-pieces.ts';
import * as queries from '../queries/report.ts';

/** How a report groups sales. */
export interface SalesGroups extends DayRange {
  /** Groups of SKUs as array literals, when products are grouped. */
  readonly productGroups: readonly string[];
  readonly bySku: boolean;
  readonly byCountry: boolean;
  readonly byChannel: boolean;
  readonly bySegment: boolean;
  readonly interval: Interval | null;
}

/** What amounts are converted with. */
export interface ReportRates {
  readonly rates: ExchangeRates;
  /** Null where the company keeps no costs. */
  readonly costs: (days: DayRange) => Promise<queries.PackedCosts | null>;
}

type SoldRow = RowOf<typeof queries.reportSold.plain>;
export type SalesGroup = SoldRow & {
  /** Null where the company keeps no returns. */
  readonly returned_units: number | null;
};

const mostRows = 50_000;
/** Small enough for a statement on a busy machine to end well within its time. */
const ordersAtOnce = 200_000;

const noCosts: queries.PackedCosts = {
  skus: '{}',
  days: '{}',
  untilDays: '{}',
  currencies: '{}',
  amounts: '{}',
  firsts: '{}',
};

type GroupColumns = Omit<RowOf<typeof queries.reportReturned.plain>, 'returned_units'>;

/** The name of a row's group within its report. */
const nameOf = (row: GroupColumns): string =>
  JSON.stringify([row.product_group, row.sku, row.country, row.channel, row.segment, row.step_from]);

/** An order lies in one piece, so that everything adds up. */
const added = (a: SoldRow, b: SoldRow): SoldRow => ({
  ...a,
  units: a.units + b.units,
  minor: new Big(a.minor).plus(b.minor).toFixed(),
  without_rate: earlierGap(a.without_rate, b.without_rate),
  orders: a.orders + b.orders,
  costed_units: a.costed_units + b.costed_units,
  cost_minor: new Big(a.cost_minor).plus(b.cost_minor).toFixed(),
  cost_without_rate: earlierGap(a.cost_without_rate, b.cost_without_rate),
});

/** What was sold in each group; null where segments are asked for and the company keeps none. */
export const salesReports = (read: Reader, ordersPerPiece = ordersAtOnce) => ({
  async salesReport(
    asked: SalesGroups,
    { rates, costs }: ReportRates,
  ): Promise<readonly SalesGroup[] | null> {
    const { from, until, bySegment, interval, ...rest } = asked;
    const kind = bySegment ? 'bySegment' : 'plain';
    const groupsIn = (days: DayRange) => ({
      ...rest,
      from: startOfDay(days.from),
      until: startOfDay(days.until),
      step: interval && interval.toLowerCase(),
    });

    const readPiece = async (days: DayRange) => {
      const [sold, returned] = await Promise.all([
        costs(days).then((packed) =>
          (bySegment ? read.optional : read)(queries.reportSold[kind], {
            ...groupsIn(days),
            ...rates.arrays(days),
            ...(packed ?? noCosts),
            currency: rates.to,
            limit: mostRows + 1,
          }),
        ),
        read.optional(queries.reportReturned[kind], groupsIn(days)),
      ]);
      return { sold, returned };
    };

    const groups = new Map<string, SoldRow>();
    const returnedUnits = new Map<string, number>();
    let keepsReturns = true;
    for await (const { sold, returned } of readInPieces(read, { from, until }, ordersPerPiece, readPiece)) {
      if (!sold) return null;
      for (const row of sold) {
        const name = nameOf(row);
        const found = groups.get(name);
        groups.set(name, found ? added(found, row) : row);
      }
      if (groups.size > mostRows) throw reportTooLarge('rows', mostRows);
      keepsReturns &&= returned !== null;
      for (const row of returned ?? []) {
        const name = nameOf(row);
        returnedUnits.set(name, (returnedUnits.get(name) ?? 0) + row.returned_units);
      }
    }
    return [...groups].map(([name, row]) => ({
      ...row,
      returned_units: keepsReturns ? (returnedUnits.get(name) ?? 0) : null,
    }));
  },
});
