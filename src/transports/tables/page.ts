import type { ApolloServer } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { statusOf, type ErrorCode } from '../../kernel/error-codes.ts';
import { RequestRefused } from '../../kernel/errors.ts';
import type { SourceName } from '../../kernel/source-name.ts';
import type { StaleTable } from '../../kernel/stale-table.ts';
import { unknownCounts, type Unknown } from '../../kernel/unknown.ts';
import { hasRows, nextCursor, rowsOf, takesRows } from './shape/rows.ts';
import type { TableRow, OperationTable } from './shape/table.ts';
import type { OperationContext } from '../../edge/request-context.ts';
import type { ListedTable } from './listed-tables.ts';
import type { Access } from '../../kernel/access.ts';
import { unreadable } from '../../operations/access/operation-access.ts';

export interface TablePage {
  readonly rows: readonly TableRow[];
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
  /** What did not answer, by source. */
  readonly missing: readonly string[];
  /** How many values are unknown, by why. */
  readonly unknown: Readonly<Record<string, number>>;
  /** The tables that it lacks because the company does not keep them. */
  readonly absent: readonly string[];
  /** The stale tables that it stands on, with their newest entries. */
  readonly stale: readonly string[];
  /** The sources that were read. */
  readonly read: readonly SourceName[];
}

/**
 * What a caller may do without, by asking for a partial table, where it does not cost rows: the table says of which
 * source, so the error has to.
 */
const costsCells = (error: GraphQLFormattedError): boolean =>
  codeOf(error.extensions) === ('SOURCE_UNAVAILABLE' satisfies ErrorCode) && sourcesOf(error).length > 0;

/**
 * Runs a table's operation once, as every transport runs operations. Throws RequestRefused where it is not answered
 * whole.
 */
export async function runPage(
  apollo: ApolloServer<OperationContext>,
  { table, text }: ListedTable,
  variables: Readonly<Record<string, unknown>>,
  contextValue: OperationContext,
  mayLack: (source: string) => boolean,
): Promise<TablePage> {
  const { body, http } = await apollo.executeOperation({ query: text, variables }, { contextValue });
  if (body.kind !== 'single') throw new Error('A table comes in one piece.');
  const { data = null, errors = [], extensions } = body.singleResult;
  const unknown = (extensions?.['unknown'] ?? []) as readonly Unknown[];
  const absent = unknown.filter(({ code }) => code === 'NOT_RECORDED');
  const unusable = unknown.filter(({ code }) => code === 'SOURCE_VALUE_INVALID').map(asError);
  const worst =
    errors.find((error) => !costsCells(error)) ??
    errors.find((error) => !sourcesOf(error).every(mayLack) || takesRows(table, data, error.path ?? [])) ??
    unusable.find(({ path = [] }) => takesRows(table, data, path));
  if (worst) throw refusal(table, worst, errors, http);
  const [whole] = absent;
  // Rows that cannot be told are not none.
  if (whole && !hasRows(table, data)) throw new RequestRefused(whole.message, { ...whole, code: 'NO_DATA' });
  return {
    rows: rowsOf(table, data),
    next: table.paging && nextCursor(table.paging, data),
    missing: [...new Set(errors.flatMap(sourcesOf))],
    unknown: unknownCounts(unknown),
    absent: absent.map(({ source, table: name }) => `${String(source)}.${String(name)}`),
    stale: ((extensions?.['stale'] ?? []) as readonly StaleTable[]).map(
      ({ source, table, newestEntry }) => `${source}.${table}=${newestEntry}`,
    ),
    read: [...new Set(contextValue.statements.map(({ source }) => source))],
  };
}

const asError = ({ message, path, ...extensions }: Unknown): GraphQLFormattedError => ({
  message,
  ...(path && { path }),
  extensions,
});

const codeOf = (extensions: GraphQLFormattedError['extensions']): string => String(extensions?.['code']);

/** The source that an error names, if it does. */
const sourcesOf = ({ extensions }: GraphQLFormattedError): readonly string[] => {
  const source = extensions?.['source'];
  return typeof source === 'string' ? [source] : [];
};

function refusal(
  table: OperationTable,
  worst: GraphQLFormattedError,
  errors: readonly GraphQLFormattedError[],
  http: { readonly status?: number; readonly headers: Iterable<[string, string]> },
): RequestRefused {
  const code = codeOf(worst.extensions) as ErrorCode;
  const { extensions, message } = code === 'FORBIDDEN' ? columnsForbidden(table, worst, errors) : worst;
  const status = statusOf(code, worst.path ? undefined : http.status);
  const others = code === 'BAD_USER_INPUT' ? errors.filter((error) => error !== worst) : [];
  return new RequestRefused(
    message,
    { ...byParameter(extensions), code },
    status,
    Object.fromEntries(http.headers),
    others.map(
      ({ message, extensions }) => new GraphQLError(message, { extensions: byParameter(extensions) }),
    ),
  );
}

/** An operation's variables are what an address has parameters for, and its text is none of the caller's. */
function byParameter({ variable, ...extensions }: Readonly<Record<string, unknown>> = {}) {
  return typeof variable === 'string' ? { parameter: variable.slice(1), ...extensions } : extensions;
}

function columnsForbidden(
  { columns, rows }: OperationTable,
  error: GraphQLFormattedError,
  errors: readonly GraphQLFormattedError[],
): Pick<GraphQLFormattedError, 'message' | 'extensions'> {
  const refused = new Set(
    errors
      .filter((error) => codeOf(error.extensions) === 'FORBIDDEN')
      .map(({ path = [] }) => JSON.stringify(path.filter((step) => typeof step === 'string'))),
  );
  const names = columns
    .filter(({ of, path }) => {
      const whole = of === 'row' ? [...rows, ...path] : path;
      return whole.some((_, index) => refused.has(JSON.stringify(whole.slice(0, index + 1))));
    })
    .map(({ name }) => name);
  return behindColumns(error, names);
}

/** Throws RequestRefused where a caller may not read all of a table. */
export function refuseUnreadable(access: Access, { columns, fields }: OperationTable): void {
  const error = unreadable(access, fields);
  if (!error) return;
  const names = columns.filter((column) => unreadable(access, column.fields)).map(({ name }) => name);
  const { message, extensions } = behindColumns(error, names);
  throw new RequestRefused(message, { ...extensions, code: 'FORBIDDEN' });
}

/** Names the columns, which are what the caller sees, not the fields. */
const behindColumns = (
  { message, extensions }: GraphQLFormattedError,
  columns: readonly string[],
): Pick<GraphQLFormattedError, 'message' | 'extensions'> => ({
  message: `${message} It is behind these columns: ${columns.join(', ')}.`,
  extensions: { ...extensions, columns },
});
