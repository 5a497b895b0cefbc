import { sql, type SqlBool } from 'kysely';
import { pageParameters, type ListOrder, type PageParameters } from '../../../database/keyset.ts';
import { manyPerKey, onePerKey, perArguments } from '../../../database/loaders.ts';
import { anyOf, isNamed, type RowOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { DisruptionNumber } from '../../../domain/ids.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import type { LogisticsReaders } from '../visibility.ts';
import { paged, statement } from '../statement.ts';
import { activeOn } from '../terms.ts';

/** Which disruptions are asked for: those active on the day, all the others, or (null) all. */
interface Activity {
  readonly active: boolean | null;
  readonly today: CalendarDate;
}

const disruptionColumns = [
  'd.number',
  'd.kind',
  'd.severity',
  'd.summary',
  'd.started_on',
  'd.expected_end_on',
  'd.ended_on',
  'd.delay_days',
] as const;

const matchesActivity = ({ active, today }: Activity) =>
  sql<SqlBool>`(cast(${active} as boolean) is null or ${activeOn(today)} = ${active})`;

const disruptionsByNumber = statement(
  'disruptions_by_number',
  (db, p: { numbers: readonly DisruptionNumber[] }) =>
    db.selectFrom('disruptions as d').select(disruptionColumns).where('d.number', '=', anyOf(p.numbers)),
  { keyed: { numbers: 'number' } },
);

export type DisruptionRow = RowOf<typeof disruptionsByNumber>;

export const disruption = ({ read }: LogisticsReaders) =>
  onePerKey(
    (numbers: readonly DisruptionNumber[]) => read.optional(disruptionsByNumber, { numbers }),
    'number',
  );

export const newestFirst = {
  name: 'newest_first',
  steps: [
    { column: 'd.started_on', type: 'date', direction: 'desc' },
    { column: 'd.number', type: 'text', direction: 'asc' },
  ],
} satisfies ListOrder;

const pageOfDisruptions = paged(
  'disruption_page',
  [newestFirst],
  (db, p: PageParameters & Activity, keyset) =>
    db
      .selectFrom('disruptions as d')
      .select([...disruptionColumns, ...keyset.cursor])
      .where(matchesActivity(p))
      .where(keyset.within)
      .orderBy(keyset.order)
      .limit(p.limit),
);

/** Of all disruptions, newest start first; null where the company records none, as is their count. */
export const disruptionPage =
  ({ read }: LogisticsReaders) =>
  async (activity: Activity, page: PageRequest) => {
    const found = await read.optional(pageOfDisruptions(newestFirst, page), {
      ...pageParameters(page),
      ...activity,
    });
    return found && toPage(found, page);
  };

const countOfDisruptions = statement('disruption_count', (db, p: Activity) =>
  db
    .selectFrom('disruptions as d')
    .select(({ fn }) => fn.countAll<number>().as('disruptions'))
    .where(isNamed(sql.ref('d.number')))
    .where(matchesActivity(p)),
);

export const disruptionCount =
  ({ read }: LogisticsReaders) =>
  async (activity: Activity): Promise<number | null> => {
    const found = await read.optional(countOfDisruptions, activity);
    return found && (found[0]?.disruptions ?? 0);
  };

/** What has not ended, the newest start first: for whoever watches what is announced. */
export const disruptionsNow = statement('disruptions_now', (db, p: { today: CalendarDate; limit: number }) =>
  db
    .selectFrom('disruptions as d')
    .select(disruptionColumns)
    .where(({ or, eb }) => or([eb('d.ended_on', 'is', null), eb('d.ended_on', '>', p.today)]))
    .where(isNamed(sql.ref('d.number')))
    .orderBy('d.started_on', 'desc')
    .orderBy('d.number')
    .limit(p.limit),
);

const suppliersOfDisruptions = statement(
  'suppliers_hit',
  (db, p: { disruptions: readonly DisruptionNumber[] }) =>
    db
      .selectFrom('disruption_suppliers')
      .select(['disruption_number', 'supplier_code'])
      .where('disruption_number', '=', anyOf(p.disruptions))
      .orderBy('supplier_code'),
  { keyed: { disruptions: 'disruption_number' } },
);

export const suppliersHit = ({ read }: LogisticsReaders) =>
  manyPerKey(
    (disruptions: readonly DisruptionNumber[]) => read.optional(suppliersOfDisruptions, { disruptions }),
    'disruption_number',
  );

const disruptionsOfSuppliers = statement(
  'disruptions_of_suppliers',
  (db, p: Activity & { suppliers: readonly string[] }) =>
    db
      .selectFrom('disruption_suppliers as hit')
      .innerJoin('disruptions as d', 'd.number', 'hit.disruption_number')
      .select(['hit.supplier_code', ...disruptionColumns])
      .where('hit.supplier_code', '=', anyOf(p.suppliers))
      .where(matchesActivity(p)),
  { keyed: { suppliers: 'supplier_code' } },
);

export const disruptionsOfSupplier = ({ read }: LogisticsReaders) =>
  perArguments((activity: Activity) =>
    manyPerKey(
      (suppliers: readonly string[]) => read.optional(disruptionsOfSuppliers, { ...activity, suppliers }),
      'supplier_code',
    ),
  );

const disruptionsOfLanes = statement(
  'disruptions_of_lanes',
  (db, p: Activity & { lanes: readonly string[] }) =>
    db
      .selectFrom('disruption_lanes as hit')
      .innerJoin('disruptions as d', 'd.number', 'hit.disruption_number')
      .select(['hit.lane_code', ...disruptionColumns])
      .where('hit.lane_code', '=', anyOf(p.lanes))
      .where(matchesActivity(p)),
  { keyed: { lanes: 'lane_code' } },
);

export const disruptionsOfLane = ({ read }: LogisticsReaders) =>
  perArguments((activity: Activity) =>
    manyPerKey(
      (lanes: readonly string[]) => read.optional(disruptionsOfLanes, { ...activity, lanes }),
      'lane_code',
    ),
  );
