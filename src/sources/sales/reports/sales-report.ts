import Big from 'big.js';
import { conversion } from '../../../database/rates.ts';
import type { Reader } from '../../../database/reader.ts';
import type { RowOf } from '../../../database/statement.ts';
import { instants, type DayRange } from '../../../domain/calendar.ts';
import { earlierGap } from '../../../domain/converted-sum.ts';
import { reportTooLarge } from '../../../kernel/errors.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import { dateSteps, type Interval } from '../../../domain/steps.ts';
import type { SumOf } from '../../../figures/measures.ts';
import { inSlices } from '../../../kernel/event-loop.ts';
import { piecesOf } from './pieces.ts';
import {
  reportOrdered,
  reportOrderedByProduct,
  reportReturned,
  reportRevenue,
  reportSold,
  reportUnits,
  type PackedCosts,
} from './report-statements.ts';

/** How a report groups sales, and what it adds up of them. */
export interface SalesGroups extends DayRange {
  /** Groups of SKUs as array literals, when products are grouped. */
  readonly productGroups: readonly string[];
  readonly bySku: boolean;
  readonly byCountry: boolean;
  readonly byChannel: boolean;
  readonly bySegment: boolean;
  readonly interval: Interval | null;
  readonly sums: ReadonlySet<SumOf<'sales'>>;
  /** More groups than these are refused with REPORT_TOO_LARGE. */
  readonly atMost: number;
}

/** What amounts are converted with. */
interface ReportRates {
  readonly rates: ExchangeRates;
  /** Null where the company keeps none. */
  readonly costs: Promise<PackedCosts | null>;
}

/** What a statement tells of a group. */
type SoldRow = GroupColumns & Partial<RowOf<typeof reportSold.plain>>;

type GroupColumns = Omit<RowOf<typeof reportOrdered.plain>, 'orders'>;

/** Sums of a group, as a piece of the period has them. Returns are null where the company keeps none. */
export interface SalesGroup extends Required<RowOf<typeof reportSold.plain>> {
  readonly orders: number;
  readonly returned_units: number | null;
}

/** What stands for sums that nobody wants. */
const unread = {
  units: 0,
  minor: '0',
  without_rate: null,
  costed_units: 0,
  costed_minor: '0',
  cost_minor: '0',
  cost_without_rate: null,
};

/** In days: with a few million orders a year, what a statement reads well within its time. */
const fourMonths = 124;

const noCosts: PackedCosts = {
  skus: '{}',
  currencies: '{}',
  besides: '{}',
  scales: '{}',
  firsts: '{}',
  lasts: '{}',
  knownFirsts: '{}',
  knownLasts: '{}',
  days: '{}',
  amounts: '{}',
};

/** The name of a row's group within its report. */
const nameOf = (row: GroupColumns): string =>
  JSON.stringify([row.product_group, row.sku, row.country, row.channel, row.segment, row.step_from]);

async function byName<Row extends GroupColumns>(rows: readonly Row[]): Promise<ReadonlyMap<string, Row>> {
  const found = new Map<string, Row>();
  for await (const row of inSlices(rows)) found.set(nameOf(row), row);
  return found;
}

/** An order lies in one piece, so that everything adds up. */
const added = (a: SalesGroup, b: SalesGroup): SalesGroup => ({
  ...a,
  units: a.units + b.units,
  minor: new Big(a.minor).plus(b.minor).toFixed(),
  without_rate: earlierGap(a.without_rate, b.without_rate),
  orders: a.orders + b.orders,
  costed_units: a.costed_units + b.costed_units,
  costed_minor: new Big(a.costed_minor).plus(b.costed_minor).toFixed(),
  cost_minor: new Big(a.cost_minor).plus(b.cost_minor).toFixed(),
  cost_without_rate: earlierGap(a.cost_without_rate, b.cost_without_rate),
  returned_units:
    a.returned_units === null || b.returned_units === null ? null : a.returned_units + b.returned_units,
});

/** What was sold in each group; null where segments are asked for and the company keeps none. */
export const salesReport =
  (read: Reader) =>
  async (wantedGroups: SalesGroups, { rates, costs }: ReportRates): Promise<readonly SalesGroup[] | null> => {
    const { from, until, bySegment, interval, atMost, sums, ...rest } = wantedGroups;
    const kind = bySegment ? 'bySegment' : 'plain';
    const wants = (...some: SumOf<'sales'>[]) => some.some((sum) => sums.has(sum));
    const isByProduct = wantedGroups.bySku || wantedGroups.productGroups.length > 0;
    const ordered = isByProduct ? reportOrderedByProduct[kind] : reportOrdered[kind];
    const money = wants('known_costs', 'costed_units') ? reportSold : wants('revenue') ? reportRevenue : null;
    /** Then no line needs to be read. */
    const ordersAlone = wants('orders') && sums.size === 1;
    const packed = costs.then((known) => known ?? noCosts);

    // Of one group more it is told that there are too many, before any is looked at.
    const limit = atMost + 1;
    const bounded = async <Row>(answer: Promise<readonly Row[] | null>): Promise<readonly Row[] | null> => {
      const rows = await answer;
      if (rows && rows.length > atMost) throw reportTooLarge('rows', atMost);
      return rows;
    };

    async function readPiece(days: DayRange) {
      const groups = {
        ...rest,
        ...instants(days),
        ...dateSteps(interval),
        limit,
      };
      const linesSold = () =>
        money
          ? packed.then((known) =>
              read.optional(money[kind], {
                ...groups,
                ...conversion(rates, days),
                ...known,
              }),
            )
          : read.optional(reportUnits[kind], groups);
      const [sold, placed, returned] = await Promise.all([
        ordersAlone ? [] : bounded<SoldRow>(linesSold()),
        wants('orders') ? bounded(read.optional(ordered, groups)) : [],
        wants('returned_units') ? bounded(read.optional(reportReturned[kind], groups)) : null,
      ]);
      const rows: readonly SoldRow[] | null = ordersAlone ? placed : sold;
      return (
        rows && { rows, placed: await byName(placed ?? []), returned: returned && (await byName(returned)) }
      );
    }

    const groups = new Map<string, SalesGroup>();
    for (const days of piecesOf({ from, until }, fourMonths)) {
      const piece = await readPiece(days);
      if (!piece) return null;
      const { rows, placed, returned } = piece;
      for await (const row of inSlices(rows)) {
        const name = nameOf(row);
        const group = {
          ...unread,
          ...row,
          orders: placed.get(name)?.orders ?? 0,
          returned_units: returned && (returned.get(name)?.returned_units ?? 0),
        };
        const found = groups.get(name);
        groups.set(name, found ? added(found, group) : group);
      }
      if (groups.size > atMost) throw reportTooLarge('rows', atMost);
    }
    return [...groups.values()];
  };
