import compress from '@fastify/compress';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { constants } from 'node:zlib';
import { badRequest, forbidden, limitExceeded, RequestRefused } from '../../domain/errors.ts';
import type { Access } from '../../domain/access.ts';
import type { Caller } from '../../domain/caller.ts';
import type { Limits } from '../../domain/limits.ts';
import type { RequestsAtOnce } from '../../policy/limits/at-once.ts';
import { hideKey } from './address.ts';
import { answerTable, type TableRuns, type Visit } from './answer-table.ts';
import { describe, summary } from './describe.ts';
import type { ListedTables } from './listed-tables.ts';
import { PageSignals } from './page-signals.ts';
import { answerErrorsAsProblems } from './problems.ts';

const allowed = 'GET, HEAD, OPTIONS';

export interface TablesEndpoint extends TableRuns {
  readonly tables: ListedTables;
  readonly limits: Limits;
  /** How long one page may take, in milliseconds. */
  readonly pageTimeout: number;
  readonly atOnce: RequestsAtOnce;
  readonly identify: (request: FastifyRequest) => Promise<Caller>;
  /** What a caller may read. */
  readonly accessOf: (caller: Caller) => Access;
  readonly onDefect: (error: unknown) => void;
}

/** `/q`: operations of the registry as tables, for BI tools and spreadsheets. To be registered in a scope of its own. */
export async function addTables(app: FastifyInstance, options: TablesEndpoint): Promise<void> {
  const { tables, limits, atOnce, accessOf } = options;
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    customTypes: /^(text\/|application\/)/,
    // As quick as gzip, and still smaller.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  answerErrorsAsProblems(app, options.onDefect);

  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      // An address with a key in it must not be told to the next site, and no browser shall make a page of a table.
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      vary: 'Authorization, X-Api-Key, Accept-Encoding',
    });
    if (request.url.length > limits.urlBytes) throw urlTooLong(limits);
    hideKey(request);
  });

  const enter = async (request: FastifyRequest, signals: PageSignals): Promise<Visit> => {
    signals.whenEnded(atOnce.enter());
    if (
      Number(request.headers['content-length'] ?? 0) > 0 ||
      request.headers['transfer-encoding'] !== undefined
    ) {
      throw badRequest('A GET says all in its address: it has no body.');
    }
    const caller = await options.identify(request);
    if (request.observed) request.observed.caller = caller.id;
    if (!caller.scopes.has('export')) {
      const { message, extensions } = forbidden('A table', [['export']]);
      throw new RequestRefused(message, { ...extensions, code: 'FORBIDDEN' }, 403);
    }
    signals.whenEnded(atOnce.enterFor(caller));
    return { caller, signals };
  };

  const get = <Params>(
    url: string,
    answer: (
      request: FastifyRequest<{ Params: Params }>,
      reply: FastifyReply,
      visit: Visit,
    ) => Promise<unknown>,
  ): void => {
    app.route<{ Params: Params }>({
      method: ['GET', 'HEAD'],
      url,
      handler: async (request, reply) =>
        answer(
          request,
          reply,
          await enter(request as FastifyRequest, new PageSignals(reply, options.pageTimeout)),
        ),
    });
    app.options(url, (_request, reply) => reply.code(204).header('allow', allowed).send());
    app.route({
      method: ['POST', 'PUT', 'PATCH', 'DELETE'],
      url,
      handler({ method }) {
        throw new RequestRefused(`${method} is not for asking.`, { code: 'METHOD_NOT_ALLOWED' }, 405, {
          allow: allowed,
        });
      },
    });
  };

  get('/q', async (_request, _reply, { caller }) => {
    const access = accessOf(caller);
    const readable = tables
      .all()
      .filter(({ table }) => [...table.fields].every((field) => access.may(field)));
    return { tables: readable.map(summary) };
  });
  get<{ name: string }>('/q/:name/schema', async ({ params }) => describe(tables.find(params.name)));
  get<{ file: string }>('/q/:file', (request, reply, visit) =>
    answerTable(options, tables, visit, request as FastifyRequest<{ Params: { file: string } }>, reply),
  );
}

const urlTooLong = ({ urlBytes }: Limits) =>
  limitExceeded(`The URL is longer than ${urlBytes} bytes.`, { limit: 'urlBytes', maximum: urlBytes }, 414);
