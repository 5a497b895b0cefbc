import type { DayRange } from '../../domain/calendar.ts';
import { SourceUnavailable } from '../../kernel/errors.ts';
import { ExchangeRates } from '../../domain/exchange.ts';
import type { SalesGroup, SalesGroups } from '../../sources/sales/index.ts';
import type { RequestContext } from '../context.ts';
import type { MoneyKnown } from './sales-sums.ts';

interface Sales {
  readonly rows: readonly SalesGroup[];
  readonly known: MoneyKnown;
}

/**
 * What was sold in each group, with what cogs says of rates and costs. While cogs is down the rest is still told. Null
 * where segments are asked for and the company keeps none.
 */
export async function salesIn(groups: SalesGroups, context: RequestContext): Promise<Sales | null> {
  const { access } = context;
  const { cogs, sales } = context.sources;
  const range = { from: groups.from, until: groups.until };
  const { rates, failure } = await ratesIn(range, context);
  const costs = failure ?? (access.may('SalesReportRow.cost') ? orFailure(cogs.costStretches(range)) : null);
  const known = Promise.resolve(costs).then((answer) => (answer instanceof Error ? null : answer));
  const rows = await sales.salesReport(groups, { rates, costs: known });
  const answer = await costs;
  const costFailure = answer instanceof Error ? answer : null;
  return (
    rows && {
      rows,
      known: { currency: rates.to, revenueFailure: failure, costFailure, keepsCosts: answer !== null },
    }
  );
}

/** The rates of some days; while cogs is down none, and why. */
export async function ratesIn(range: DayRange, { sources, reportingCurrency }: RequestContext) {
  const rates = await orFailure(sources.cogs.rates(range).load(reportingCurrency));
  return rates instanceof Error
    ? { rates: new ExchangeRates(reportingCurrency, []), failure: rates }
    : { rates, failure: null };
}

const orFailure = <T>(answer: Promise<T>): Promise<T | SourceUnavailable> =>
  answer.catch((error: unknown) => {
    if (error instanceof SourceUnavailable) return error;
    throw error;
  });
