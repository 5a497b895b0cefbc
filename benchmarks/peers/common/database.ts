import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, sql, type RawBuilder } from 'kysely';
import pg from 'pg';

const [bigint, date] = [20, 1082];

/** Whole numbers are numbers, days are text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === bigint) return Number;
    if (oid === date) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as 'text');
  },
};

const names = new Map<string, string>();
function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) names.set(text, (name = createHash('sha1').update(text).digest('hex').slice(0, 16)));
  return name;
}

/** Has Postgres prepare each statement once a connection, by a name made of its text. */
class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this);
    const prepare = (text: string, values: unknown[]) => query({ name: nameOf(text), text, values });
    this.query = prepare as typeof this.query;
  }
}

/** The schema of this name in the database that `<NAME>_DATABASE_URL` says, by a pool of ten connections. */
export function open<Tables>(schema: string, prepared: boolean): Kysely<Tables> {
  const connectionString = process.env[`${schema.toUpperCase()}_DATABASE_URL`];
  const pool = new pg.Pool({
    connectionString,
    types,
    max: 10,
    idleTimeoutMillis: 0,
    ...(prepared && { Client: PreparingClient }),
  });
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema(schema);
}

/** Keys as one value, so that a statement's text is the same for any number of them; else as a list. */
export const among = (keys: readonly string[], prepared: boolean): RawBuilder<boolean> =>
  prepared ? sql`= any(${keys})` : sql`in (${sql.join(keys)})`;
