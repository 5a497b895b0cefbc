import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';

/** Of destinations, by country and by `US/` and a state in lower case, and the names of all zones. */
const { places, names } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../domain/destination-zones.json'), 'utf8'),
) as { readonly places: object; readonly names: readonly string[] };

/** A literal of the text, not a parameter: so it is sent and read once for each connection. */
const literal = (value: object) => sql.raw(`'${JSON.stringify(value).replaceAll("'", "''")}'::jsonb`);
const zoneOf = literal(places);

/** Of the shipment `s`: the zone that its source gives, else its state's or its country's, else the reporting one. */
const zone = sql`coalesce(
  case when jsonb_exists(${literal(names)}, s.destination_time_zone) then s.destination_time_zone end,
  ${zoneOf} ->> concat(s.to_country, '/', lower(btrim(s.to_region))), ${zoneOf} ->> s.to_country,
  current_setting('TimeZone'))`;

/** The day on which it reached the door, there. A source that keeps days alone tells those. */
export const arrivedOn = sql<CalendarDate | null>`case when pg_typeof(s.delivered_at) = 'date'::regtype
  then s.delivered_at::date else (s.delivered_at::timestamptz at time zone ${zone})::date end`;
