import type { Session } from '../session.ts';
import type { SchemaFinding } from './finding.ts';

interface RoleAccess {
  readonly role: string;
  readonly superuser: boolean;
  readonly writable: readonly string[];
  readonly creates: readonly string[];
}

/** A few names of a list, and how many more. */
const some = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');

/** SQL that makes a role which may read a source and nothing else. */
const readerSql = (schema: string, role = `opsgraph_${schema}`): string =>
  [
    `create role ${role} login password '…';`,
    `grant usage on schema ${schema} to ${role};`,
    `grant select on all tables in schema ${schema} to ${role};`,
  ].join(' ');

/** Who the source's URL makes us, and whether that role can do more than read, anywhere in the database. */
export async function checkAccess(
  session: Session,
  schema: string,
): Promise<{ role: string; findings: SchemaFinding[] }> {
  const { rows } = await session.query<RoleAccess>(
    `with relation as (
       select c.oid, format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
     )
     select rolname as role, rolsuper as superuser,
            array(select name from relation
                  where has_table_privilege(oid, 'insert, update, delete, truncate')
                     or has_any_column_privilege(oid, 'insert, update')
                  order by name) as writable,
            array(select nspname::text from pg_namespace
                  where nspname !~ '^pg_' and has_schema_privilege(oid, 'create') order by 1) as creates
     from pg_roles where rolname = current_user`,
  );
  const [access] = rows;
  if (!access) throw new Error('a session has a role');
  const { role, superuser, writable, creates } = access;
  const cost =
    'Opsgraph asks for read-only sessions, but nothing else keeps this source from being written to.';
  const another = `Give the URL a role of its own: ${readerSql(schema)}`;
  if (superuser) {
    return { role, findings: [{ severity: 'error', what: `${role} is a superuser`, cost, mend: another }] };
  }
  const findings: SchemaFinding[] = [];
  if (writable.length > 0) {
    findings.push({ severity: 'error', what: `${role} may write to ${some(writable)}`, cost, mend: another });
  }
  if (creates.length > 0) {
    findings.push({
      severity: 'warning',
      what: `${role} may create tables in the schema ${some(creates)}`,
      cost,
      mend: creates.map((name) => `revoke create on schema ${name} from public, ${role};`).join(' '),
    });
  }
  return { role, findings };
}
