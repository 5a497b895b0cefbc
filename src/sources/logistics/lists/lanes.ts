import { manyPerKey, onePerKey, perArguments } from '../../../database/loaders.ts';
import { anyOf } from '../../../database/statement.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { DisruptionNumber } from '../../../domain/ids.ts';
import type { LogisticsReaders } from '../visibility.ts';
import { statement } from '../statement.ts';
import { activeOn } from '../terms.ts';

const lanesOfDisruptions = statement(
  'lanes_hit',
  (db, p: { disruptions: readonly DisruptionNumber[] }) =>
    db
      .selectFrom('disruption_lanes')
      .select(['disruption_number', 'lane_code'])
      .where('disruption_number', '=', anyOf(p.disruptions))
      .orderBy('lane_code'),
  { keyed: { disruptions: 'disruption_number' } },
);

export const lanesHit = ({ read }: LogisticsReaders) =>
  manyPerKey(
    (disruptions: readonly DisruptionNumber[]) => read.optional(lanesOfDisruptions, { disruptions }),
    'disruption_number',
  );

const lanesByCode = statement(
  'lanes_by_code',
  (db, p: { codes: readonly string[] }) =>
    db.selectFrom('lanes').select(['code', 'from_place', 'to_place']).where('code', '=', anyOf(p.codes)),
  { keyed: { codes: 'code' } },
);

export const lane = ({ read }: LogisticsReaders) =>
  onePerKey((codes: readonly string[]) => read.optional(lanesByCode, { codes }), 'code');

/** The longest delay that an active disruption brings on the way from each warehouse to each country. */
const delaysToCountries = statement(
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
  { keyed: { countries: 'country' } },
);

/** By country: the days that active disruptions add on the way from each warehouse; null where none are recorded. */
export const outboundDelays = ({ read }: LogisticsReaders) =>
  perArguments(({ today }: { readonly today: CalendarDate }) =>
    manyPerKey(
      (countries: readonly string[]) => read.optional(delaysToCountries, { countries, today }),
      'country',
    ),
  );
