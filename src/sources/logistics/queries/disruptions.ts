import { sql, type SqlBool } from 'kysely';
import type { ListOrder, PageParameters } from '../../../database/keyset.ts';
import { anyOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { DisruptionNumber } from '../../../domain/ids.ts';
import { paged, statement } from './statement.ts';

/** Which disruptions are asked for: those active on the day, all the others, or (null) all. */
export interface Activity {
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

/** Started, and not ended: `ended_on` is the first day after it. */
const activeOn = (today: CalendarDate) =>
  sql<SqlBool>`(d.started_on <= ${today} and (d.ended_on is null or d.ended_on > ${today}))`;

const isAsked = ({ active, today }: Activity) =>
  sql<SqlBool>`(cast(${active} as boolean) is null or ${activeOn(today)} = ${active})`;

export const disruptionsByNumber = statement(
  'disruptions_by_number',
  (db, p: { numbers: readonly DisruptionNumber[] }) =>
    db.selectFrom('disruptions as d').select(disruptionColumns).where('d.number', '=', anyOf(p.numbers)),
);

export const newestFirst = {
  name: 'newest_first',
  steps: [
    { column: 'd.started_on', type: 'date', direction: 'desc' },
    { column: 'd.number', type: 'text', direction: 'asc' },
  ],
} satisfies ListOrder;

export const disruptionPage = paged(
  'disruption_page',
  [newestFirst],
  (db, p: PageParameters & Activity, keyset) =>
    db
      .selectFrom('disruptions as d')
      .select([...disruptionColumns, ...keyset.cursor])
      .where(isAsked(p))
      .where(keyset.within)
      .orderBy(keyset.order)
      .limit(p.limit),
);

export const disruptionCount = statement('disruption_count', (db, p: Activity) =>
  db
    .selectFrom('disruptions as d')
    .select(({ fn }) => fn.countAll<number>().as('disruptions'))
    .where(isAsked(p)),
);

/** What has not ended, the newest start first: for whoever watches what is announced. */
export const disruptionsNow = statement('disruptions_now', (db, p: { today: CalendarDate; limit: number }) =>
  db
    .selectFrom('disruptions as d')
    .select(disruptionColumns)
    .where(({ or, eb }) => or([eb('d.ended_on', 'is', null), eb('d.ended_on', '>', p.today)]))
    .orderBy('d.started_on', 'desc')
    .orderBy('d.number')
    .limit(p.limit),
);

export const suppliersHit = statement(
  'suppliers_hit',
  (db, p: { disruptions: readonly DisruptionNumber[] }) =>
    db
      .selectFrom('disruption_suppliers')
      .select(['disruption_number', 'supplier_code'])
      .where('disruption_number', '=', anyOf(p.disruptions))
      .orderBy('supplier_code'),
);

export const lanesHit = statement('lanes_hit', (db, p: { disruptions: readonly DisruptionNumber[] }) =>
  db
    .selectFrom('disruption_lanes')
    .select(['disruption_number', 'lane_code'])
    .where('disruption_number', '=', anyOf(p.disruptions))
    .orderBy('lane_code'),
);

export const lanesByCode = statement('lanes_by_code', (db, p: { codes: readonly string[] }) =>
  db.selectFrom('lanes').select(['code', 'from_place', 'to_place']).where('code', '=', anyOf(p.codes)),
);

export const disruptionsOfSuppliers = statement(
  'disruptions_of_suppliers',
  (db, p: Activity & { suppliers: readonly string[] }) =>
    db
      .selectFrom('disruption_suppliers as hit')
      .innerJoin('disruptions as d', 'd.number', 'hit.disruption_number')
      .select(['hit.supplier_code', ...disruptionColumns])
      .where('hit.supplier_code', '=', anyOf(p.suppliers))
      .where(isAsked(p)),
);

export const disruptionsOfLanes = statement(
  'disruptions_of_lanes',
  (db, p: Activity & { lanes: readonly string[] }) =>
    db
      .selectFrom('disruption_lanes as hit')
      .innerJoin('disruptions as d', 'd.number', 'hit.disruption_number')
      .select(['hit.lane_code', ...disruptionColumns])
      .where('hit.lane_code', '=', anyOf(p.lanes))
      .where(isAsked(p)),
);

/** The longest delay that an active disruption brings on the way from each warehouse to each country. */
export const outboundDelays = statement(
  'outbound_delays',
  (db, p: { countries: readonly string[]; today: CalendarDate }) =>
    db
      .selectFrom('disruptions as d')
      .innerJoin('disruption_lanes as hit', 'hit.disruption_number', 'd.number')
      .innerJoin('lanes as l', 'l.code', 'hit.lane_code')
      .select(({ fn }) => [
        'l.to_place as country',
        'l.from_place as warehouse_code',
        fn.max('d.delay_days').as('delay_days'),
      ])
      .where('l.to_place', '=', anyOf(p.countries))
      .where(activeOn(p.today))
      .groupBy(['l.to_place', 'l.from_place']),
);
