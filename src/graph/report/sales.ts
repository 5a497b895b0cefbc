import type { DayRange } from '../../domain/calendar.ts';
import { exactTotal, missingRate, sumOf } from '../../domain/converted-sum.ts';
import { ExchangeRates } from '../../domain/exchange.ts';
import type { Facts, SumOf } from '../../figures/measures.ts';
import { SourceUnavailable } from '../../kernel/errors.ts';
import type { SalesGroup, SalesGroups } from '../../sources/sales/index.ts';
import type { RequestContext } from '../context.ts';

/** What is known about money beside the sales themselves. */
export interface MoneyContext {
  readonly currency: string;
  /** Why nothing can be said of revenue, or of costs; null where something can. */
  readonly revenueFailure: Error | null;
  readonly costFailure: Error | null;
  /** The least percentage of revenue with a known cost of which costs are told. */
  readonly leastCoverage: number;
  /** False where the company keeps no costs, or the caller may not read them. */
  readonly keepsCosts: boolean;
}

interface Sales {
  readonly rows: readonly SalesGroup[];
  readonly known: MoneyContext;
}

type SalesSum = SumOf<'sales'>;
const costSums: ReadonlySet<SalesSum> = new Set(['costed_units', 'known_costs']);
const moneySums: ReadonlySet<SalesSum> = new Set(['revenue', 'known_costs', 'list']);

/**
 * These sums of each group, with what cogs says of rates and costs where they rest on it. While cogs is down the rest is
 * still told. `range` is what rates and costs are read of: more days, where others are reckoned beside these. Null where
 * segments are asked for and the company keeps none.
 */
export async function salesIn(
  groups: Omit<SalesGroups, 'sums'>,
  selectedSums: ReadonlySet<SalesSum>,
  context: RequestContext,
  range: DayRange = { from: groups.from, until: groups.until },
): Promise<Sales | null> {
  const { cogs, sales } = context.sources;
  const sums = context.access.may('SalesReportRow.cost') ? selectedSums : selectedSums.difference(costSums);
  const { rates, failure } = await ratesIn(range, context, !sums.isDisjointFrom(moneySums));
  const costs = failure ?? (sums.isDisjointFrom(costSums) ? null : orFailure(cogs.costsOfDays(range)));
  const known = Promise.resolve(costs).then((answer) => (answer instanceof Error ? null : answer));
  // Where sales fails first, nobody waits for them any more.
  known.catch(() => {});
  const rows = await sales.salesReport({ ...groups, sums }, { rates, costs: known });
  const answer = await costs;
  const costFailure = answer instanceof Error ? answer : null;
  return (
    rows && {
      rows,
      known: {
        currency: rates.to,
        revenueFailure: failure,
        costFailure,
        leastCoverage: context.leastCostCoverage,
        keepsCosts: answer !== null,
      },
    }
  );
}

/** The sales of one group, or of several added up. */
export function salesOf(rows: readonly SalesGroup[], known: MoneyContext): Facts['sales'] {
  const total = (figure: (row: SalesGroup) => number) => rows.reduce((sum, row) => sum + figure(row), 0);
  return {
    orders: total(({ orders }) => orders),
    units: total(({ units }) => units),
    customers: total(({ customers }) => customers),
    new_customers: total(({ new_customers }) => new_customers),
    returned_units: rows.some(({ returned_units }) => returned_units === null)
      ? null
      : total(({ returned_units }) => returned_units ?? 0),
    revenue() {
      if (known.revenueFailure) throw known.revenueFailure;
      return exactTotal(rows, known.currency);
    },
    list() {
      if (known.revenueFailure) throw known.revenueFailure;
      const of = (amount: 'list_minor' | 'discount_minor') =>
        exactTotal(
          rows.map((row) => ({ minor: row[amount], without_rate: row.list_without_rate })),
          known.currency,
        );
      return { price: of('list_minor'), discount: of('discount_minor') };
    },
    costed_units() {
      if (known.costFailure) throw known.costFailure;
      return known.keepsCosts ? total(({ costed_units }) => costed_units) : null;
    },
    known_costs: () => ({
      cost: sumOf(rows.map(({ cost_minor }) => cost_minor)),
      revenue: () =>
        exactTotal(
          rows.map(({ costed_minor, without_rate }) => ({ minor: costed_minor, without_rate })),
          known.currency,
        ),
      gap: missingRate(
        rows.map(({ cost_without_rate }) => cost_without_rate),
        known.currency,
      ),
      leastCoverage: known.leastCoverage,
    }),
  };
}

/** The rates of some days; while cogs is down none, and why. None either where no money is asked for. */
export async function ratesIn(
  range: DayRange,
  { sources, reportingCurrency }: RequestContext,
  needsMoney: boolean,
) {
  const none = new ExchangeRates(reportingCurrency, []);
  const rates = needsMoney ? await orFailure(sources.cogs.rates(range).load(reportingCurrency)) : none;
  return rates instanceof Error ? { rates: none, failure: rates } : { rates, failure: null };
}

const orFailure = <T>(answer: Promise<T>): Promise<T | SourceUnavailable> =>
  answer.catch((error: unknown) => {
    if (error instanceof SourceUnavailable) return error;
    throw error;
  });
