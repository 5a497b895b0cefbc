import Big from 'big.js';
import { conversion } from '../../../database/rates.ts';
import type { Reader } from '../../../database/reader.ts';
import type { RowOf } from '../../../database/statement.ts';
import { daysOf, instants, type CalendarDate, type DayRange } from '../../../domain/calendar.ts';
import { earlierGap, type RateGap } from '../../../domain/converted-sum.ts';
import type { CostsOfDays } from '../../../domain/costs-of-days.ts';
import { reportTooLarge } from '../../../kernel/errors.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import type { StepsOfDays } from '../../../domain/steps.ts';
import type { SumOf } from '../../../figures/measures.ts';
import { inSlices } from '../../../kernel/event-loop.ts';
import { once } from '../../../kernel/once.ts';
import { piecesOf, piecesOfDays } from './pieces.ts';
import { customersRead, groupColumns, type ReportGroups } from './report-lines.ts';
import {
  reportCustomers,
  reportDiscounts,
  reportOrdered,
  reportOrderedByProduct,
  reportReturned,
  reportRevenue,
  reportUnits,
  type GroupColumns,
} from './report-statements.ts';
import { packedDaysOf, packsDays, reportLines } from './packed-lines.ts';
import { SoldLines, type ReadLines } from './sold-lines.ts';

/** Which sales a report is of, how it groups them, and what it adds up of them. Null asks nothing. */
export interface SalesGroups extends DayRange {
  /** Groups of SKUs as array literals, when products are grouped. */
  readonly productGroups: readonly string[];
  readonly by: ReportGroups['by'];
  readonly steps: StepsOfDays;
  /** Keys as one text each (see KeySet). */
  readonly skuKeys: string | null;
  readonly customerKeys: string | null;
  readonly channels: readonly string[] | null;
  readonly countries: readonly string[] | null;
  readonly sums: ReadonlySet<SumOf<'sales'>>;
  /** More groups than these are refused with REPORT_TOO_LARGE; null refuses none. */
  readonly atMost: number | null;
}

/** All sales of some days, in one group. */
export const allSales = {
  productGroups: [],
  by: [],
  steps: { stepDays: '{}', stepFroms: '{}' },
  skuKeys: null,
  customerKeys: null,
  channels: null,
  countries: null,
} satisfies Partial<SalesGroups>;

/** What amounts are converted with. */
interface ReportRates {
  readonly rates: ExchangeRates;
  /** Null where the company keeps none. */
  readonly costs: Promise<CostsOfDays | null>;
}

/** Sums of a group, as a piece of the period has them. Returns are null where the company keeps none. */
export interface SalesGroup
  extends
    Required<RowOf<typeof reportRevenue.plain>>,
    Omit<RowOf<typeof reportDiscounts.plain>, keyof RowOf<typeof reportRevenue.plain>> {
  readonly costed_units: number;
  readonly costed_minor: string;
  readonly cost_minor: string;
  readonly cost_without_rate: RateGap | null;
  readonly orders: number;
  readonly returned_units: number | null;
  readonly customers: number;
  readonly new_customers: number;
}

/** What stands for sums that nobody wants, and for those of nothing. */
const nothing = {
  units: 0,
  minor: '0',
  without_rate: null,
  costed_units: 0,
  costed_minor: '0',
  cost_minor: '0',
  cost_without_rate: null,
  list_minor: '0',
  discount_minor: '0',
  list_without_rate: null,
  orders: 0,
  returned_units: 0,
  customers: 0,
  new_customers: 0,
} satisfies Omit<SalesGroup, keyof GroupColumns>;

/** In place of what other statements tell. */
const notTold = { units: 0, minor: '0', without_rate: null };

/** In days: with a few million orders a year, what a statement reads well within its time, with amounts and without. */
const fourMonths = 124;
const year = 372;

/** The name of a row's group within its report. */
const nameOf = (row: GroupColumns): string => JSON.stringify(groupColumns.map((column) => row[column]));

const amounts = ['minor', 'costed_minor', 'cost_minor', 'list_minor', 'discount_minor'] as const;
const counts = ['units', 'costed_units', 'orders', 'returned_units', 'customers', 'new_customers'] as const;
const gaps = ['without_rate', 'cost_without_rate', 'list_without_rate'] as const;

/** Sums of a group while they are added up. */
type Sums = { -readonly [Name in keyof SalesGroup]: SalesGroup[Name] };

/** An order lies in one piece, so that everything adds up. */
function addTo(sums: Sums, row: Partial<SalesGroup>): void {
  for (const name of counts) sums[name] = (sums[name] ?? 0) + (row[name] ?? 0);
  for (const name of amounts) {
    const amount = row[name];
    if (amount) sums[name] = sums[name] === '0' ? amount : new Big(sums[name]).plus(amount).toFixed();
  }
  for (const name of gaps) sums[name] = earlierGap(sums[name], row[name] ?? null);
}

const groupOf = (row: GroupColumns): Sums => ({
  product_group: row.product_group,
  sku: row.sku,
  order_country: row.order_country,
  channel: row.channel,
  customer_country: row.customer_country,
  region: row.region,
  age_band: row.age_band,
  acquisition_channel: row.acquisition_channel,
  segment: row.segment,
  step_from: row.step_from,
  ...nothing,
});

interface DaysRead extends DayRange {
  readonly days?: readonly CalendarDate[] | null;
}

/** What is read of each, the next while the last is worked on. */
async function* readAhead<Of, Found>(
  all: readonly Of[],
  read: (one: Of) => Promise<Found>,
): AsyncGenerator<Found> {
  let next = all[0] && read(all[0]);
  for (const place of all.keys()) {
    const found = (await next) as Found;
    const one = all[place + 1];
    next = one && read(one);
    // Whoever stops here does not ask how it went.
    next?.catch(() => {});
    yield found;
  }
}

/** What was sold in each group; null where segments are asked for and the company keeps none. */
export const salesReport =
  (read: Reader) =>
  async (wanted: SalesGroups, { rates, costs }: ReportRates): Promise<readonly SalesGroup[] | null> => {
    const { from, until, atMost, sums, steps, ...rest } = wanted;
    const kind = customersRead(wanted.by);
    const wants = (...some: SumOf<'sales'>[]) => some.some((sum) => sums.has(sum));
    const isOfLines = wanted.by.includes('SKU') || wanted.productGroups.length > 0 || wanted.skuKeys !== null;
    const ordered = isOfLines ? reportOrderedByProduct[kind] : reportOrdered[kind];
    const withCosts = wants('known_costs', 'costed_units');
    const withAmounts = withCosts || wants('revenue');
    const mostDays = withAmounts || wants('list') ? fourMonths : year;
    // Where nothing else tells which groups there are, units do.
    const readsLines =
      withCosts || wants('revenue', 'units') || !wants('orders', 'list', 'customers', 'new_customers');
    const usesPacked =
      (readsLines || isOfLines) &&
      kind === 'plain' &&
      wanted.by.every((dimension) => dimension === 'SKU') &&
      wanted.channels === null &&
      wanted.countries === null &&
      wanted.customerKeys === null;
    // What is read of list prices tells units and revenue as well.
    const listTellsAll = wants('list') && !usesPacked && !withCosts;
    // Of one group more it is told that there are too many, before any is looked at.
    const limit = atMost === null ? null : atMost + 1;
    const ofDays = ({ days = null, ...range }: DaysRead) => ({
      ...rest,
      ...steps,
      ...instants(range),
      days,
      limit,
    });
    const withRates = (days: DaysRead) => ({ ...ofDays(days), ...conversion(rates, days) });

    const columns = { withAmounts, withOrders: wants('orders'), withReturned: wants('returned_units') };
    const groups = new Map<string, Sums>();
    const refuseMany = () => {
      if (atMost !== null && groups.size > atMost) throw reportTooLarge('rows', atMost);
    };
    function addRow(row: GroupColumns & Partial<SalesGroup>): void {
      const name = nameOf(row);
      let group = groups.get(name);
      if (!group) groups.set(name, (group = groupOf(row)));
      addTo(group, row);
    }
    /** Null where what is asked for is not kept. */
    async function add(
      answer: Promise<readonly (GroupColumns & Partial<SalesGroup>)[] | null>,
    ): Promise<unknown> {
      const rows = await answer;
      if (rows && atMost !== null && rows.length > atMost) throw reportTooLarge('rows', atMost);
      for await (const row of inSlices(rows ?? [])) addRow(row);
      return rows;
    }
    async function addLines(days: DaysRead): Promise<unknown> {
      const rows = await read.optional(reportLines[kind], { ...ofDays(days), firstDay: from });
      if (!rows) return null;
      const adding = await sold();
      const all = rows.map((row) => adding.read(row, { ...columns, withOrders: false, withReturned: false }));
      if (!(await addRead(all))) throw new Error('sales.report_lines are no arrays');
      return rows;
    }
    /** Adds all of them, or where some cannot be read, none. */
    async function addRead(all: readonly (ReadLines | null)[]): Promise<boolean> {
      if (all.includes(null)) return false;
      const adding = await sold();
      for (const one of all) {
        await adding.add(one as ReadLines);
        if (atMost !== null && adding.size > atMost) throw reportTooLarge('rows', atMost);
      }
      return true;
    }
    /** Adds the days that sales has packed, each piece while the next is read; tells which it has not. */
    async function addPackedDays(): Promise<readonly CalendarDate[]> {
      let known = 0;
      const readPacked = async (days: DayRange) => {
        const found = await packedDaysOf(read, { ...days, ...steps, ...columns, firstDay: from, known });
        known = found.products?.last ?? known;
        return found;
      };
      const packed = new Set<CalendarDate>();
      for await (const { products, days } of readAhead(piecesOf({ from, until }, mostDays), readPacked)) {
        const adding = await sold();
        if (products?.numbers && products.skus) adding.know(products.numbers, products.skus);
        for (const { date, lines } of days)
          if (await addRead(lines.map((row) => adding.read(row, columns)))) packed.add(date);
      }
      return daysOf({ from, until }).filter((day) => !packed.has(day));
    }
    const sold = once(
      async () => new SoldLines({ ...wanted, bySku: wanted.by.includes('SKU'), rates, costs: await costs }),
    );
    const addSold = (days: DaysRead): Promise<unknown> => {
      if (withCosts) return addLines(days);
      return add(
        wants('revenue')
          ? read.optional(reportRevenue[kind], withRates(days))
          : read.optional(reportUnits[kind], ofDays(days)),
      );
    };

    let keepsReturns = true;
    const addFacts = async (): Promise<boolean> => {
      const days = usesPacked && (await packsDays(read)) ? await addPackedDays() : daysOf({ from, until });
      for (const piece of piecesOfDays(days, mostDays)) {
        const kept = await Promise.all([
          readsLines && !listTellsAll ? addSold(piece) : [],
          wants('orders') ? add(read.optional(ordered, ofDays(piece))) : [],
        ]);
        if (kept.includes(null)) return false;
        if (wants('returned_units') && !(await add(read.optional(reportReturned[kind], ofDays(piece)))))
          keepsReturns = false;
        refuseMany();
      }
      return true;
    };
    const ofList = <Row extends object>(rows: readonly Row[] | null) =>
      listTellsAll ? rows : (rows?.map((row) => ({ ...row, ...notTold })) ?? null);
    const addList = async (): Promise<boolean> => {
      for (const piece of wants('list') ? piecesOf({ from, until }, fourMonths) : [])
        if (!(await add(read.optional(reportDiscounts[kind], withRates(piece)).then(ofList)))) return false;
      return true;
    };
    if ((await Promise.all([addFacts(), addList()])).includes(false)) return null;
    if (usesPacked || withCosts) for await (const row of inSlices((await sold()).rows())) addRow(row);
    refuseMany();
    // Who buys in two pieces is one customer.
    if (
      wants('customers', 'new_customers') &&
      !(await add(read.optional(reportCustomers[kind], ofDays({ from, until }))))
    )
      return null;
    if (!keepsReturns) for (const group of groups.values()) group.returned_units = null;
    return [...groups.values()];
  };
