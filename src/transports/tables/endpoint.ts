import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../../kernel/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { unreadable } from '../../operations/access/operation-access.ts';
import { allowMethods } from '../../edge/methods.ts';
import { callerOf, identified } from '../../edge/sign-in.ts';
import { openTransport, type Edge } from '../../edge/transport.ts';
import { hideKey, noTableThere, refuseParameters } from './address.ts';
import { refuseUnreadable } from './page.ts';
import { answerTable, type TableRuns, type TableRequest, pageSignals } from './answer-table.ts';
import { describe, summary } from './describe.ts';
import type { ListedTables } from './listed-tables.ts';
import { asProblem } from './problems.ts';
import { tellBudget } from './rate-limit.ts';

/** What there is, and what its columns mean, is told without a database, and at length. */
const costOfDescription = 2;

export interface TablesEndpoint extends TableRuns, Edge {
  readonly tables: ListedTables;
  /** How long one page may take, in milliseconds. */
  readonly pageTimeout: number;
  /** What a caller may read. */
  readonly accessOf: (caller: Caller) => Access;
}

/** `/q`: operations of the registry as tables, for BI tools and spreadsheets. To be registered at that prefix. */
export async function addTables(app: FastifyInstance, options: TablesEndpoint): Promise<void> {
  const { tables, budgets, accessOf } = options;
  const needs = { scope: 'export', of: 'A table' } as const;
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      // An address with a key in it must not be told to the next site.
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-cache',
      vary: 'Authorization, X-Api-Key, Accept-Encoding, Origin',
    });
    hideKey(request);
  });
  tellBudget(app, budgets);
  await openTransport(app, options, { form: asProblem, needs, takesForeign: true });
  app.setNotFoundHandler(() => {
    throw noTableThere();
  });

  const visit = (request: FastifyRequest, reply: FastifyReply): TableRequest => ({
    caller: callerOf(request),
    signals: pageSignals(reply, options.pageTimeout),
    again: () => identified(request, options.identify, needs),
  });

  const get = <Params>(
    url: string,
    answer: (
      request: FastifyRequest<{ Params: Params }>,
      reply: FastifyReply,
      visit: TableRequest,
    ) => Promise<unknown>,
  ): void => {
    app.route<{ Params: Params }>({
      method: ['GET', 'HEAD'],
      url,
      handler: async (request, reply) => answer(request, reply, visit(request as FastifyRequest, reply)),
    });
    allowMethods(app, url, ['GET', 'HEAD']);
  };

  get('', async (request, _reply, { caller }) => {
    refuseParameters(request);
    budgets.spend(caller, costOfDescription);
    const access = accessOf(caller);
    const readable = tables.all().filter(({ table }) => unreadable(access, table.fields) === undefined);
    return { tables: readable.map(summary) };
  });
  get<{ name: string }>('/:name/schema', async (request, _reply, { caller }) => {
    refuseParameters(request as FastifyRequest);
    budgets.spend(caller, costOfDescription);
    const listed = tables.find(request.params.name);
    refuseUnreadable(accessOf(caller), listed.table);
    return describe(listed);
  });
  get<{ file: string }>('/:file', (request, reply, visit) =>
    answerTable(options, tables, visit, request as FastifyRequest<{ Params: { file: string } }>, reply),
  );
}
