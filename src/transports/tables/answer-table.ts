import type { ApolloServer } from '@apollo/server';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../kernel/caller.ts';
import { badRequest, RequestRefused } from '../../kernel/errors.ts';
import { isRowRestricted } from '../../kernel/row-rules.ts';
import type { SourceName } from '../../kernel/source-name.ts';
import type { Encoder } from './encoders/encoder.ts';
import { formats } from './encoders/format.ts';
import { readParameters } from './shape/parameters.ts';
import { etagOf, isKnown } from '../../edge/entity-tags.ts';
import { cutOffOnlyWhoStopsReading } from '../../edge/http-limits.ts';
import type { OperationContext } from '../../edge/request-context.ts';
import { addressFrom, tableAddress, wantedOf } from './address.ts';
import type { PerCallerQueue } from '../../operations/limits/per-caller-queue.ts';
import { kebab } from '../../operations/trusted-documents/registry.ts';
import type { ListedTable, ListedTables } from './listed-tables.ts';
import { runPage, type TablePage } from './page.ts';
import { tableStream, whenAffordable } from './stream.ts';
import { requestLife, withinDeadline } from '../../edge/deadline.ts';

export interface TableRuns {
  readonly apollo: ApolloServer<OperationContext>;
  /** A context for one run of an operation: what it loads goes with it. */
  readonly context: (caller: Caller, signal: AbortSignal) => OperationContext;
  /** Whose turn it is to have a page read. */
  readonly turns: PerCallerQueue;
  /** Whether names may be guessed at. */
  readonly development: boolean;
  /** The newest entry of a source. Rejects when it does not answer. */
  readonly newestEntry: (source: SourceName, signal: AbortSignal) => Promise<Date | null>;
}

/** Who asks, and until when anybody waits for the answer. */
export interface TableRequest {
  readonly caller: Caller;
  readonly signals: ReturnType<typeof pageSignals>;
  /** Who asks by now. Throws RequestRefused where the credentials are good no longer. */
  readonly again: () => Promise<Caller>;
}

/** Answers with a page of a table, or with all of it as a stream. Throws RequestRefused. */
export async function answerTable(
  runs: TableRuns,
  tables: ListedTables,
  { caller, signals, again }: TableRequest,
  request: FastifyRequest<{ Params: { file: string } }>,
  reply: FastifyReply,
): Promise<unknown> {
  const address = tableAddress(request.params.file);
  const listed = tables.find(address.operation);
  const { table } = listed;
  const { all, partial, search } = wantedOf(request);
  if (all) refuseWhatHasNoWhole(request, listed);
  const paging = all ? table.paging : null;
  // Whoever wants all of it need not say how long its pages are.
  const length = paging?.first;
  if (length && !search.has(length.variable)) search.set(length.variable, String(length.maximum));
  const variables = readParameters(table.parameters, search, runs.development);
  if (length && variables[length.variable] === 0) {
    throw badRequest(`all=1 comes page by page: ${length.variable} must be at least 1, or left out.`);
  }

  const run = (
    asking: Caller,
    given: Readonly<Record<string, unknown>>,
    mayLack: (source: string) => boolean,
  ) => signals.within((signal) => runPage(runs.apollo, listed, given, runs.context(asking, signal), mayLack));
  const inTurn = async (read: () => Promise<TablePage>): Promise<TablePage> => {
    const leave = await runs.turns.enter(caller, signals.ended);
    return read().finally(leave);
  };
  const first = await inTurn(() => run(caller, variables, () => partial));

  const { mediaType, encoder: encoderOf } = formats[address.format];
  const encoder = await encoderOf(table.columns);
  // The newest entry of all rows is not for who may see some.
  const modified = isRowRestricted(caller)
    ? null
    : await signals.within((signal) => dataTime(runs, first, signal));
  const unknown = Object.entries(first.unknown).map(([code, count]) => `${code}=${count}`);
  void reply.headers({
    'content-type': mediaType,
    'content-disposition': `inline; filename="${kebab(table.name)}.${address.format}"`,
    ...(modified && { 'last-modified': modified.toUTCString() }),
    ...(unknown.length > 0 && { 'x-opsgraph-unknown': unknown.join(', ') }),
    ...(first.absent.length > 0 && { 'x-opsgraph-absent': first.absent.join(', ') }),
    ...(first.stale.length > 0 && { 'x-opsgraph-stale': first.stale.join(', ') }),
    ...(first.missing.length > 0 && { 'x-opsgraph-partial': first.missing.join(', ') }),
  });
  if (paging) {
    if (request.method === 'HEAD') return reply.send();
    cutOffOnlyWhoStopsReading(reply);
    const lacked = new Set(first.missing);
    const pageFrom = (cursor: string) =>
      inTurn(() =>
        whenAffordable(
          async () =>
            run(await again(), { ...variables, [paging.after]: cursor }, (source) => lacked.has(source)),
          signals.ended,
        ),
      );
    // A stream is read by its socket, outside of the request that its log lines and statements belong to.
    return reply.send(tableStream(encoder, first, AsyncLocalStorage.bind(pageFrom)));
  }
  return answerPage(request, reply, encoder, first, table.paging?.after ?? null);
}

/** One page, whole in memory: it is validated by what it holds. */
function answerPage(
  request: FastifyRequest,
  reply: FastifyReply,
  encoder: Encoder,
  page: TablePage,
  after: string | null,
): unknown {
  const body = Buffer.concat([encoder.begin(), encoder.rows(page.rows), encoder.end()]);
  if (page.next !== null && after !== null) {
    void reply.header('link', `<${addressFrom(request, after, page.next)}>; rel="next"`);
  }
  return isKnown(request.headers, reply, etagOf(body)) ? reply : reply.send(body);
}

function refuseWhatHasNoWhole({ raw }: FastifyRequest, { table }: ListedTable): void {
  if (table.cut) {
    throw badRequest(
      `${table.name} says itself how many rows it has: all=1 needs an operation with a variable for after.`,
    );
  }
  if (table.paging && raw.httpVersion === '1.0') {
    throw new RequestRefused(
      'HTTP/1.0 cannot tell a table that broke off from one that ended: ask with HTTP/1.1, or for pages.',
      { code: 'BAD_REQUEST' },
      505,
    );
  }
}

/** The newest entry of all that was read; null where a source cannot tell. */
async function dataTime(
  { newestEntry }: TableRuns,
  { read }: TablePage,
  signal: AbortSignal,
): Promise<Date | null> {
  const times = await Promise.all(read.map((source) => newestEntry(source, signal).catch(() => null)));
  const known = times.filter((time) => time !== null);
  if (known.length < times.length || known.length === 0) return null;
  // HTTP knows no data from the future.
  return new Date(Math.min(Date.now(), Math.max(...known.map(Number))));
}

/**
 * Gives each page of an answer a deadline of its own, however long all of them take. All end when the client leaves or
 * has been answered.
 */
export function pageSignals(reply: FastifyReply, milliseconds: number) {
  const { signal } = requestLife(reply);
  return {
    ended: signal,
    within: <T>(run: (signal: AbortSignal) => Promise<T>) => withinDeadline(signal, milliseconds, run),
  };
}
