import cors from '@fastify/cors';
import fastify, { type FastifyInstance } from 'fastify';
import type { ServerConfig } from './config/config.ts';
import type { Caller } from './kernel/caller.ts';
import type { CampaignThresholds } from './domain/campaign-thresholds.ts';
import { CursorCodec } from './kernel/cursor.ts';
import { makeSchema, makeSubgraph } from './graph/schema.ts';
import type { Audit } from './observability/audit.ts';
import { EventLoopWatch, addHealth, SourceProbe } from './edge/health.ts';
import type { Logger } from './observability/log.ts';
import type { Metrics } from './observability/metrics.ts';
import { requestConcurrency } from './edge/concurrency.ts';
import type { OpenSources } from './sources/open.ts';
import {
  TrustedDocuments,
  type UnlistedOperation,
} from './operations/trusted-documents/trusted-documents.ts';
import { ManifestFile, type ManifestNews } from './operations/trusted-documents/manifest-file.ts';
import { Admission } from './operations/admission.ts';
import { CachedResponses } from './edge/answers/cached-responses.ts';
import { openAnswering } from './edge/answers/open-answering.ts';
import { createApollo } from './transports/graphql/apollo.ts';
import { addAssistants } from './transports/assistants/mcp.ts';
import { addProtectedResource } from './transports/assistants/protected-resource.ts';
import { anonymousKeepAlive, Connections } from './edge/connections.ts';
import { allowedOrigins, crossOrigin } from './edge/cross-origin.ts';
import { examplesOf } from './transports/graphql/examples.ts';
import { addExplorer, guardSandbox } from './transports/graphql/explorer.ts';
import { addFrontPage } from './transports/graphql/front-page.ts';
import type { Drain } from './edge/drain.ts';
import { addGraphQL } from './transports/graphql/endpoint.ts';
import { conditionText } from './sources/condition.ts';
import { openFeeds } from './transports/live/feeds/feeds.ts';
import { openConnections, BatchQueue } from './transports/live/parts.ts';
import type { Arrival } from './edge/sign-in.ts';
import { addEventStream } from './transports/live/event-stream.ts';
import { addWebSocket, asksForWebSocket } from './transports/live/websocket.ts';
import { answerErrors, asGraphQL } from './edge/http-errors.ts';
import { hearOut, httpLimits, takeEveryRequest } from './edge/http-limits.ts';
import { addMetrics, createProbes } from './edge/probes.ts';
import { observeRequests, requestIdOf } from './edge/observe-requests.ts';
import { documentReader } from './edge/read-document.ts';
import { contextsOf, requestContext } from './edge/request-context.ts';
import { openTransport } from './edge/transport.ts';
import { notFound } from './kernel/errors.ts';
import { ListedTables } from './transports/tables/listed-tables.ts';
import { asProblem, isOfTables } from './transports/tables/problems.ts';
import { addTables } from './transports/tables/endpoint.ts';

export interface ServerOptions extends ServerConfig {
  readonly sources: OpenSources;
  /** Who sends a request, by its credentials. */
  readonly identify: (request: Arrival) => Promise<Caller>;
  /** Whose access tokens are taken; null where none are. */
  readonly issuer: string | null;
  readonly campaignThresholds: CampaignThresholds;
  /** Hears of operations that are not listed and of changes to the list. */
  readonly onOperations: (news: UnlistedOperation | ManifestNews) => void;
  readonly clock: () => Date;
  readonly onDefect: (error: unknown) => void;
  /** Gets one line a request. */
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Takes this server out of service. */
  readonly drain: Drain;
  readonly audit: Audit;
}

/** Probes come from many, and from nobody who is known. */
const whileProbed = { layoutWithin: 5_000, ageWithin: 60_000 };

/** The HTTP server, ready to listen. Throws ManifestError. */
export async function createServer(given: ServerOptions): Promise<FastifyInstance> {
  const connections = new Connections(given.limits);
  const options = { ...given, identify: connections.noting(given.identify) };
  const { sources, development, reportingCurrency, campaignThresholds, clock, limits } = options;
  const { leastCostCoverage, searchSynonyms } = options;
  const { drain, log, metrics } = options;
  const { http, ...fastifyLimits } = httpLimits(limits, { log, metrics }, (url) =>
    isOfTables(url) ? asProblem : asGraphQL,
  );
  const app = fastify({
    ...fastifyLimits,
    http: { ...http, shouldUpgradeCallback: asksForWebSocket },
    keepAliveTimeout: anonymousKeepAlive,
    forceCloseConnections: 'idle',
    genReqId: requestIdOf,
  });
  // Browsers may send text across sites without asking; nobody here reads it.
  app.removeContentTypeParser('text/plain');
  drain.attach(app);
  observeRequests(app, { log, metrics });
  answerErrors(app, asGraphQL, options);
  app.setNotFoundHandler(() => {
    throw notFound();
  });
  takeEveryRequest(app);
  hearOut(app, limits);
  connections.attach(app);
  const schema = options.federation ? await makeSubgraph() : makeSchema();
  const manifest = new ManifestFile(options.persistedManifestFile, schema, options.onOperations);
  app.addHook('onClose', async () => manifest.close());
  const trustedDocuments = new TrustedDocuments(options.persistedOperations, manifest, options.onOperations);
  const isListed = (name: string) => manifest.registry.names.has(name);
  const admission = new Admission(schema, limits, development);
  const { documents } = admission;
  const budgets = admission.budgets.operations;
  const examples = examplesOf(manifest.registry);
  const { answers, memory, close } = await openAnswering(options, schema);
  app.addHook('onClose', async () => close());
  const apollo = createApollo({
    ...options,
    examples,
    isListed,
    schema,
    admission,
    answers,
  });
  await apollo.start();

  const cursors = new CursorCodec(options.cursorSecret);
  const feeds = openFeeds({
    sources: sources.watch,
    clock,
    milliseconds: options.livePoll,
    maximumPending: limits.subscriptionPending,
    onCoalesced: (changes) => metrics.eventsCoalesced(changes),
    onDefect: options.onDefect,
  });
  const parts = {
    sources,
    feeds,
    reportingCurrency,
    campaignThresholds,
    leastCostCoverage,
    searchSynonyms,
    clock,
    cursors,
  };
  const concurrency = requestConcurrency(limits);
  const context = contextsOf(parts, options.requestTimeout);
  const responses =
    memory &&
    new CachedResponses({
      memory,
      budgets,
      clock,
      manifest,
      metrics,
    });
  const allowsOrigin = allowedOrigins(options.corsOrigins, development);
  await app.register(cors, crossOrigin(allowsOrigin));
  const edge = { ...options, concurrency, budgets, allowsOrigin };
  await app.register(async (scope) => {
    // A page that may not ask needs a preflight, by Apollo's own rule.
    await openTransport(scope, edge, { form: asGraphQL, takesForeign: true });
    if (development) guardSandbox(scope);
    addGraphQL(scope, { apollo, trustedDocuments, documents, context, allowsOrigin, responses });
  });
  await app.register((scope) =>
    addAssistants(scope, {
      ...edge,
      schema,
      operations: admission.operations,
      apollo,
      manifest,
      context,
      accessOf: (caller) => admission.accessOf(caller),
    }),
  );
  await app.register(
    (scope) =>
      addTables(scope, {
        ...edge,
        apollo,
        // Whoever reads many tables still has all its requests for the rest.
        concurrency: concurrency.besides(),
        budgets: admission.budgets.tables,
        turns: admission.heavy.tables,
        tables: new ListedTables(manifest, admission.operations),
        accessOf: (caller) => admission.accessOf(caller),
        // A stream's pages are read once, and a table tells the time of the data that it was read from.
        context: (caller, signal) => ({
          ...requestContext(parts, caller, false, signal),
          paidFrom: 'tables',
          sharesAnswers: false,
          tellsAllErrors: true,
        }),
        newestEntry: sources.newestEntry,
        pageTimeout: options.requestTimeout,
      }),
    { prefix: '/q' },
  );
  // Whoever closes without a drain must not wait for what would never end.
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  const live = {
    ...edge,
    apollo,
    trustedDocuments,
    admission,
    readDocument: documentReader({ schema, documents, limits, development }),
    isListed,
    parts,
    schema,
    openSubscriptions: openConnections(limits, 'subscriptions'),
    sockets: openConnections(limits, 'WebSockets'),
    batchQueue: new BatchQueue(),
    eventTimeout: options.requestTimeout,
    retryAfter: options.livePoll,
    leaving: AbortSignal.any([drain.leaving, closing.signal]),
  };
  addWebSocket(app, live);
  await app.register((scope) => addEventStream(scope, live));
  addProtectedResource(app, options.issuer);
  const loop = new EventLoopWatch();
  app.addHook('onClose', async () => loop.stop());
  const probe = new SourceProbe({
    ping: sources.ping,
    faultOf: async (source) => conditionText(await sources.conditions[source].at(clock(), whileProbed)),
  });
  addHealth(app, { drain, loop, probe });
  metrics.watch({ states: sources.states, probed: () => probe.states() });
  const access = { metrics, token: options.metricsToken, development };
  addMetrics(app, access);
  if (options.probes) {
    const { host, port } = options.probes;
    const probes = createProbes({ ...access, drain, loop, probe, limits, log });
    app.addHook('onReady', async () => void (await probes.listen({ host, port })));
    // After the drain, which it tells of.
    app.addHook('onClose', () => probes.close());
  }
  if (development) addExplorer(app, examples);
  addFrontPage(app, schema, development, manifest);
  // Runs when requests in flight are done. The integration's own drain plugin would close us again, and wait for ever.
  app.addHook('onClose', () => apollo.stop());
  return app;
}
