import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { CalendarDate } from '../../domain/calendar.ts';

/** Of destinations, by country and by `US/` and a state in lower case, and the names of all zones. */
const { places, names } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../domain/destination-zones.json'), 'utf8'),
) as { readonly places: object; readonly names: readonly string[] };

/** A literal of the text, not a parameter: so it is sent and read once for each connection. */
const literal = (value: object) => sql.raw(`'${JSON.stringify(value).replaceAll("'", "''")}'::jsonb`);

/** A region by its name or code, the latter with its country or without: `US-CA`. */
const state = sql`replace(concat(s.to_country, '/', lower(btrim(s.to_region))), concat('/', lower(s.to_country), '-'), '/')`;

/** Of the shipment `s`: the zone that its source gives, else its state's or its country's, else the reporting one. */
const zone = sql`coalesce(
  case when jsonb_exists(zones.names, s.destination_time_zone) then s.destination_time_zone end,
  zones.places ->> ${state}, zones.places ->> s.to_country, current_setting('TimeZone'))`;

/**
 * To be joined to the shipments `s`: the day on which each reached the door, there. A source that keeps days alone tells
 * those.
 */
export const atTheDoor = sql<{ arrived_on: CalendarDate | null }>`lateral (
  select case when pg_typeof(s.delivered_at) = 'date'::regtype then s.delivered_at::date
    else (s.delivered_at::timestamptz at time zone ${zone})::date end as arrived_on
  from (select ${literal(places)} as places, ${literal(names)} as names) as zones
)`.as<'door'>(sql`door`);

/**
 * Whether it was there by the end of a day: told without a look at its zone where it is the same in all of them, from 14
 * hours before UTC to 12 after.
 */
export const wasThereBy = (day: RawBuilder<unknown>) => {
  const end = sql`((${day} + 1)::timestamp at time zone 'UTC')`;
  return sql<SqlBool>`case when s.delivered_at < ${end} - interval '14 hours' then true
    when s.delivered_at >= ${end} + interval '12 hours' then false else door.arrived_on <= ${day} end`;
};
