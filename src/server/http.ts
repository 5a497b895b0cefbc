import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Caller } from '../domain/caller.ts';
import type { CampaignThresholds } from '../domain/campaign-thresholds.ts';
import { CursorCodec } from '../domain/cursor.ts';
import type { Limits } from '../domain/limits.ts';
import { makeSchema, makeSubgraph } from '../graph/schema.ts';
import type { Audit } from '../observability/audit.ts';
import { EventLoopWatch } from '../observability/event-loop.ts';
import type { Logger } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { PersistedMode } from '../domain/persisted-mode.ts';
import { RequestsAtOnce } from '../policy/limits/at-once.ts';
import type { OpenSources } from '../sources/open.ts';
import { KnownOperations, type UnlistedOperation } from '../policy/known/known.ts';
import { ManifestFile, type ManifestNews } from '../policy/known/manifest-file.ts';
import { Gate } from '../policy/gate.ts';
import { openAnswering, type AnswerCacheConfig } from './answers/open.ts';
import { createApollo } from './apollo.ts';
import { addAssistants } from './assistants/mcp.ts';
import { examplesOf } from './examples.ts';
import { addExplorer } from './explorer.ts';
import type { Drain } from './drain.ts';
import { addHealth } from './health.ts';
import { addGraphQL } from './graphql-endpoint.ts';
import { answerErrorsAsGraphQL } from './http-errors.ts';
import { guardRoute, httpLimits } from './http-limits.ts';
import { addMetrics } from './metrics-endpoint.ts';
import { observeRequests, requestIdOf } from './observe-requests.ts';
import { SourceProbe } from './readiness.ts';
import { requestContext } from './request-context.ts';
import { requestSignal } from './request-signal.ts';
import { callerOf, signIn } from './sign-in.ts';
import { ListedTables } from './tables/listed-tables.ts';
import { addTables } from './tables/tables-endpoint.ts';

export interface ServerOptions {
  readonly sources: OpenSources;
  /** Who sends a request, by its credentials. */
  readonly identify: (request: FastifyRequest) => Promise<Caller>;
  readonly development: boolean;
  /** Serves as an Apollo Federation 2 subgraph. */
  readonly federation: boolean;
  readonly reportingCurrency: string;
  readonly campaignThresholds: CampaignThresholds;
  readonly cursorSecret: string;
  /** Which operations may run, and the list of those that are known. */
  readonly persistedOperations: PersistedMode;
  readonly persistedManifestFile: string;
  /** Hears of operations that are not listed and of changes to the list. */
  readonly onOperations: (news: UnlistedOperation | ManifestNews) => void;
  readonly limits: Limits;
  readonly clock: () => Date;
  /** How long a request may take, in milliseconds: then it is answered with what there is. */
  readonly requestTimeout: number;
  readonly exampleOperation: string;
  readonly onDefect: (error: unknown) => void;
  /** Gets one line a request. */
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Who sends it may read the metrics. */
  readonly metricsToken: string | undefined;
  /** Takes this server out of service. */
  readonly drain: Drain;
  readonly audit: Audit;
  /** Where answers are kept to be given again; null: nowhere. */
  readonly answerCache: AnswerCacheConfig | null;
}

/** The HTTP server, ready to listen. Throws ManifestError. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { sources, development, reportingCurrency, campaignThresholds, clock, limits } = options;
  const { drain, log, metrics } = options;
  const app = fastify({ ...httpLimits(limits), forceCloseConnections: 'idle', genReqId: requestIdOf });
  app.server.maxConnections = limits.connections;
  // Browsers may send text across sites without asking; nobody here reads it.
  app.removeContentTypeParser('text/plain');
  drain.attach(app);
  observeRequests(app, { log, metrics });
  answerErrorsAsGraphQL(app, limits, options.onDefect);
  const schema = options.federation ? makeSubgraph() : makeSchema();
  const manifest = new ManifestFile(options.persistedManifestFile, schema, options.onOperations);
  app.addHook('onClose', async () => manifest.close());
  const known = new KnownOperations(
    options.persistedOperations,
    () => manifest.registry,
    options.onOperations,
  );
  const isListed = (name: string) => manifest.registry.find(name) !== undefined;
  const gate = new Gate(schema, limits);
  const examples = [
    { text: options.exampleOperation, variables: undefined },
    ...examplesOf(manifest.registry),
  ];
  const answering = openAnswering(options, schema);
  app.addHook('onClose', async () => answering.close());
  const apollo = createApollo({
    ...options,
    examples,
    isListed,
    schema,
    gate,
    answering,
  });
  await apollo.start();

  const cursors = new CursorCodec(options.cursorSecret);
  const parts = { sources, reportingCurrency, campaignThresholds, clock, cursors };
  const atOnce = new RequestsAtOnce(limits);
  const context = (request: FastifyRequest, reply: FastifyReply) => {
    const signal = requestSignal(reply, options.requestTimeout);
    return requestContext(parts, callerOf(request), request.headers['x-opsgraph-trace'] === '1', signal);
  };
  await app.register(async (graph) => {
    guardRoute(graph, limits, atOnce);
    signIn(graph, options.identify, atOnce);
    addGraphQL(graph, { apollo, known, context });
    addAssistants(graph, { schema, apollo, registry: () => manifest.registry, context });
  });
  await app.register((scope) =>
    addTables(scope, {
      ...options,
      apollo,
      atOnce,
      tables: new ListedTables(() => manifest.registry, schema),
      accessOf: (caller) => gate.accessOf(caller),
      // A stream's pages are read once, and a table tells the time of the data that it was read from.
      context: (caller, signal) => ({
        ...requestContext(parts, caller, false, signal),
        sharesAnswers: false,
      }),
      newestEntry: sources.newestEntry,
      pageTimeout: options.requestTimeout,
    }),
  );
  const loop = new EventLoopWatch();
  app.addHook('onClose', async () => loop.stop());
  const probe = new SourceProbe(sources.ping);
  addHealth(app, { drain, loop, probe });
  metrics.watch({ states: sources.states, up: () => probe.up() });
  addMetrics(app, { metrics, token: options.metricsToken, development });
  if (development) {
    addExplorer(app, examples);
    app.get('/', (_request, reply) => reply.redirect('/graphql'));
  }
  // Runs when requests in flight are done. The integration's own drain plugin would close us again, and wait for ever.
  app.addHook('onClose', () => apollo.stop());
  return app;
}
