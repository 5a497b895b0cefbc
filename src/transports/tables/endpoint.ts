import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { forbidden, RequestRefused } from '../../kernel/errors.ts';
import type { Access } from '../../kernel/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Limits } from '../../kernel/limits.ts';
import { unreadable } from '../../operations/access/operation-access.ts';
import { holdToLimits } from '../../edge/http-limits.ts';
import { compressAnswers } from '../../edge/compression.ts';
import { allowMethods } from '../../edge/methods.ts';
import { refuseBodyOnGet } from '../../edge/operation-request.ts';
import { enter, identified, noteRefusals, type SignIn } from '../../edge/sign-in.ts';
import { hideKey, noTableThere, refuseParameters } from './address.ts';
import { refuseUnreadable } from './page.ts';
import { answerTable, type TableRuns, type TableRequest, pageSignals } from './answer-table.ts';
import { describe, summary } from './describe.ts';
import type { ListedTables } from './listed-tables.ts';
import { answerErrorsAsProblems } from './problems.ts';
import { tellBudget } from './rate-limit.ts';

/** What there is, and what its columns mean, is told without a database, and at length. */
const costOfDescription = 2;

export interface TablesEndpoint extends TableRuns, SignIn {
  readonly tables: ListedTables;
  readonly limits: Limits;
  /** How long one page may take, in milliseconds. */
  readonly pageTimeout: number;
  /** What a caller may read. */
  readonly accessOf: (caller: Caller) => Access;
  readonly onDefect: (error: unknown) => void;
}

/** `/q`: operations of the registry as tables, for BI tools and spreadsheets. To be registered at that prefix. */
export async function addTables(app: FastifyInstance, options: TablesEndpoint): Promise<void> {
  const { tables, limits, accessOf } = options;
  answerErrorsAsProblems(app, limits, options.onDefect);
  app.setNotFoundHandler(() => {
    throw noTableThere();
  });
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      // An address with a key in it must not be told to the next site.
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-cache',
      vary: 'Authorization, X-Api-Key, Accept-Encoding, Origin',
    });
    hideKey(request);
  });
  holdToLimits(app, limits);
  noteRefusals(app, options.budgets);
  tellBudget(app, options.budgets);
  await compressAnswers(app, /^(text\/|application\/)/);

  const whoAsks = async (request: FastifyRequest): Promise<Caller> => {
    const caller = await identified(request, options.identify);
    if (!caller.scopes.has('export')) throw RequestRefused.by(forbidden('A table', [['export']]));
    return caller;
  };

  const visit = async (request: FastifyRequest, reply: FastifyReply): Promise<TableRequest> => {
    const signals = pageSignals(reply, options.pageTimeout);
    refuseBodyOnGet(request.headers);
    const caller = await whoAsks(request);
    await enter(request, reply, caller, options);
    return { caller, signals, again: () => whoAsks(request) };
  };

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
      handler: async (request, reply) =>
        answer(request, reply, await visit(request as FastifyRequest, reply)),
    });
    allowMethods(app, url, ['GET', 'HEAD']);
  };

  get('', async (request, _reply, { caller }) => {
    refuseParameters(request);
    options.budgets.spend(caller, costOfDescription);
    const access = accessOf(caller);
    const readable = tables.all().filter(({ table }) => unreadable(access, table.fields) === undefined);
    return { tables: readable.map(summary) };
  });
  get<{ name: string }>('/:name/schema', async (request, _reply, { caller }) => {
    refuseParameters(request as FastifyRequest);
    options.budgets.spend(caller, costOfDescription);
    const listed = tables.find(request.params.name);
    refuseUnreadable(accessOf(caller), listed.table);
    return describe(listed);
  });
  get<{ file: string }>('/:file', (request, reply, visit) =>
    answerTable(options, tables, visit, request as FastifyRequest<{ Params: { file: string } }>, reply),
  );
}
