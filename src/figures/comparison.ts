import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Operator } from './condition.ts';
import type { SqlType } from './catalogue.ts';

export type Sql = RawBuilder<unknown>;

const signs = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** True where a value compares so with an operand; unknown where the value is. */
export function comparison(
  value: Sql,
  operator: Operator,
  operand: unknown,
  type: SqlType,
): RawBuilder<SqlBool> {
  const typed = sql`cast(${operand} as ${sql.raw(type)})`;
  if (type === 'timestamptz') return instantComparison(value, operator, operand, typed);
  switch (operator) {
    case 'isNull':
      return sql<SqlBool>`${value} is null`;
    case 'in':
      return sql<SqlBool>`${value} = any(cast(${operand} as ${sql.raw(type)}[]))`;
    case 'contains':
      return sql<SqlBool>`strpos(lower(${value}), lower(${typed})) > 0`;
    case 'startsWith':
      return sql<SqlBool>`starts_with(lower(${value}), lower(${typed}))`;
    default:
      return sql<SqlBool>`${value} ${sql.raw(signs[operator])} ${typed}`;
  }
}

/** The same of an instant and the days of the reporting time zone, as bounds that an index of instants can serve. */
export function dayComparison(value: Sql, operator: Operator, operand: unknown): RawBuilder<SqlBool> {
  const start = sql`cast(${operand} as date)::timestamptz`;
  const end = sql`(cast(${operand} as date) + 1)::timestamptz`;
  switch (operator) {
    case 'lt':
      return sql<SqlBool>`${value} < ${start}`;
    case 'lte':
      return sql<SqlBool>`${value} < ${end}`;
    case 'gt':
      return sql<SqlBool>`${value} >= ${end}`;
    case 'gte':
      return sql<SqlBool>`${value} >= ${start}`;
    case 'eq':
      return sql<SqlBool>`(${value} >= ${start} and ${value} < ${end})`;
    default:
      return comparison(sql`${value}::date`, operator, operand, 'date');
  }
}

/** Sources keep microseconds, and instants are told in milliseconds: each stands for all that is told as it. */
function instantComparison(
  value: Sql,
  operator: Operator,
  operand: unknown,
  instant: Sql,
): RawBuilder<SqlBool> {
  const next = sql`${instant} + interval '1 millisecond'`;
  switch (operator) {
    case 'isNull':
      return sql<SqlBool>`${value} is null`;
    case 'in':
      return sql<SqlBool>`date_trunc('milliseconds', ${value}) = any(cast(${operand} as timestamptz[]))`;
    case 'lt':
      return sql<SqlBool>`${value} < ${instant}`;
    case 'lte':
      return sql<SqlBool>`${value} < ${next}`;
    case 'gt':
      return sql<SqlBool>`${value} >= ${next}`;
    case 'gte':
      return sql<SqlBool>`${value} >= ${instant}`;
    default:
      return sql<SqlBool>`(${value} >= ${instant} and ${value} < ${next})`;
  }
}

/** Whether a known value compares so: what a key without rows comes to is told without asking the database. */
export function compares(value: unknown, operator: Operator, operand: unknown): boolean {
  if (operator === 'isNull') return operand === false;
  if (operator === 'in') return (operand as unknown[]).some((one) => Number(one) === Number(value));
  const [a, b] = [Number(value), Number(operand)];
  switch (operator) {
    case 'eq':
      return a === b;
    case 'lt':
      return a < b;
    case 'lte':
      return a <= b;
    case 'gt':
      return a > b;
    case 'gte':
      return a >= b;
    default:
      return false;
  }
}
