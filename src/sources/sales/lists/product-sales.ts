import { sql, type Kysely } from 'kysely';
import { startOfStep } from '../../../database/instants.ts';
import { manyPerKey, onePerKey, perArguments } from '../../../database/loaders.ts';
import { conversion, ofItsDay, ratesTable, type Conversion } from '../../../database/rates.ts';
import type { Reader } from '../../../database/reader.ts';
import { anyOf } from '../../../database/statement.ts';
import type { DayRange } from '../../../domain/calendar.ts';
import type { RateGap } from '../../../domain/converted-sum.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import { dateSteps, type DateSteps, type Interval } from '../../../domain/steps.ts';
import type { Sku } from '../../../domain/ids.ts';
import type { Minor } from '../../../domain/money.ts';
import { statement } from '../statement.ts';
import type { SalesTables } from '../tables.ts';

interface ProductDays extends DayRange {
  readonly skus: readonly Sku[];
}

const soldIn = (db: Kysely<SalesTables>, p: ProductDays) =>
  db
    .selectFrom('product_daily_sales as sold')
    .where('sku', '=', anyOf(p.skus))
    .where('sold.day', '>=', p.from)
    .where('sold.day', '<', p.until);

interface By {
  readonly by: Interval;
}

/** The first day of the step in which something was sold. */
const stepOf = (steps: DateSteps) => startOfStep(sql.ref('sold.day'), steps).as('step_from');

const unitsByStep = statement(
  'units_by_steps',
  (db, p: ProductDays & DateSteps) =>
    soldIn(db, p)
      .select(({ fn }) => ['sku', stepOf(p), fn.sum<number>('units').as('units')])
      .groupBy(['sku', 'step_from']),
  { keyed: { skus: 'sku' } },
);

/** Units of each step in which something was sold. */
export const unitsBySteps = (read: Reader) =>
  perArguments(({ by, ...days }: DayRange & By) =>
    manyPerKey(
      (skus: readonly Sku[]) => read.optional(unitsByStep, { skus, ...days, ...dateSteps(by) }),
      'sku',
    ),
  );

const unitsByDay = statement(
  'daily_units',
  (db, p: ProductDays) =>
    soldIn(db, p)
      .select(({ fn }) => ['sku', 'day', fn.sum<number>('units').as('units')])
      .groupBy(['sku', 'day']),
  { keyed: { skus: 'sku' } },
);

/** Units of each day on which something was sold. */
export const dailyUnits = (read: Reader) =>
  perArguments((days: DayRange) =>
    manyPerKey((skus: readonly Sku[]) => read.optional(unitsByDay, { skus, ...days }), 'sku'),
  );

/** Rates are told apart by their target alone: within a request there is one table of them. */
interface ConvertedDays extends DayRange {
  readonly rates: ExchangeRates;
}

const converted = ({ rates, ...range }: ConvertedDays) => ({ ...range, ...conversion(rates, range) });

type ConvertedSales = ProductDays & Conversion;

/** Revenue at each day's rate, rounded once at the end, and the first currency and day that lack a rate. */
const revenueIn = (db: Kysely<SalesTables>, p: ConvertedSales) => {
  const rate = sql`case when sold.currency = ${p.currency} then 1 else known.rate end`;
  return soldIn(db, p)
    .leftJoin(ratesTable(p, 'known'), (join) => join.on(ofItsDay('known', 'sold')))
    .select([
      'sku',
      sql<Minor>`round(sum(revenue_minor * ${rate}))`.as('revenue_minor'),
      sql<RateGap | null>`min(array[sold.day::text, sold.currency]) filter (where ${rate} is null)`.as(
        'without_rate',
      ),
    ]);
};

const revenueOfDays = statement('revenue', (db, p: ConvertedSales) => revenueIn(db, p).groupBy('sku'), {
  keyed: { skus: 'sku' },
});

/** Null without sales. */
export const revenue = (read: Reader) =>
  perArguments((days: ConvertedDays) =>
    onePerKey((skus: readonly Sku[]) => read(revenueOfDays, { skus, ...converted(days) }), 'sku'),
  );

const revenueByStep = statement(
  'revenue_by_steps',
  (db, p: ConvertedSales & DateSteps) => revenueIn(db, p).select(stepOf(p)).groupBy(['sku', 'step_from']),
  { keyed: { skus: 'sku' } },
);

/** Revenue of each step in which something was sold. */
export const revenueBySteps = (read: Reader) =>
  perArguments(({ by, ...days }: ConvertedDays & By) =>
    manyPerKey(
      (skus: readonly Sku[]) => read(revenueByStep, { skus, ...converted(days), ...dateSteps(by) }),
      'sku',
    ),
  );
