import type { FastifyInstance } from 'fastify';
import { createServer as createSocket } from 'node:net';
import { once } from 'node:events';
import { readCampaignThresholds } from './config/campaign-thresholds.ts';
import { command } from './config/command.ts';
import { ConfigurationError, readServerConfig, settingFiles, type Config } from './config/config.ts';
import { clockFrom, dayOf, systemClock, type CalendarDate } from './domain/calendar.ts';
import { reportBy } from './domain/reporting-calendar.ts';
import { sourceNames, type SourceName } from './kernel/source-name.ts';
import type { SampleSources } from './embedded/sample-sources.ts';
import { openAudit, type Audit } from './observability/audit.ts';
import { flushLog, log } from './observability/log.ts';
import { Metrics } from './observability/metrics.ts';
import { statementObserver } from './observability/request.ts';
import { startTracing } from './observability/tracing.ts';
import { createCallers } from './callers/callers.ts';
import { demoTokens } from './callers/demo-callers.ts';
import { readKeys, UnusableKeysFile } from './callers/keys-file.ts';
import { Drain } from './edge/drain.ts';
import { readManifest } from './operations/trusted-documents/manifest-file.ts';
import { ManifestError, parseManifest } from './operations/trusted-documents/manifest.ts';
import { createServer } from './server.ts';
import { writeStatements } from './database/statement.ts';
import { identifyBy } from './edge/sign-in.ts';
import { atMost, stopOnSignals } from './edge/shutdown.ts';
import { staleAfterHours } from './sources/freshness.ts';
import { openSources, type SourceUrls } from './sources/open.ts';
import { welcome } from './embedded/welcome.ts';

/** How long connections to databases and the collector of traces may take to close. */
const closeMilliseconds = 3_000;

/** How long whoever reads the log may take for its last lines. */
const logMilliseconds = 500;

/** Where systemd's protocol puts the first socket that it passes. */
const passedSocket = 3;

const say = (line: string): void => console.log(line);
const onDefect = (error: unknown): void => log.error({ err: error }, 'defect');

/** How to leave, as far as the start has come. */
let leave = async (): Promise<void> => {};
let leaving = false;

async function main(): Promise<void> {
  command('start', 'Serves the graph. README.md lists its settings.').parse();
  stopOnSignals(async () => {
    leaving = true;
    try {
      await leave();
    } catch (error) {
      log.error({ err: error }, 'could not stop as it should');
      throw error;
    } finally {
      await atMost(logMilliseconds, flushLog());
    }
  });
  // Of one request, whose answer no longer waits for it; it must not end all others'.
  process.on('unhandledRejection', onDefect);
  const { config, campaignThresholds, audit } = await readSettings();
  reportBy(config.calendar);
  const callers = await createCallers(config.callers, (what, error) => log.warn({ err: error }, what));
  await refuseTakenPorts(config);
  const endTracing = config.tracing && (await startTracing(config.tracing));

  const configured = sourceNames.filter((source) => config.databaseUrls[source]);
  const sampled = sourceNames.filter((source) => !config.databaseUrls[source]);
  // The sample world's own time starts where its history ends and then runs on; beside other data it goes with them.
  const clock = config.clock
    ? clockFrom(config.clock)
    : configured.length
      ? systemClock
      : clockFrom((await import('../sample-data/world.ts')).worldNow);
  const today = configured.length ? () => dayOf(clock()) : undefined;
  const samples = sampled.length ? await startSamples(config, sampled, today) : undefined;
  const urls = { ...config.databaseUrls, ...samples?.urls } as SourceUrls;

  const metrics = new Metrics();
  metrics.watchProcess();
  const sources = openSources(urls, {
    replicaUrls: config.replicaUrls,
    limitsOf: config.sourceLimits,
    staleAfterHours: staleAfterHours(config.staleAfterHours).hours,
    onFailure: (source, statement, error) => log.warn({ source, statement, err: error }, 'statement failed'),
    onStatement: statementObserver(metrics),
  });
  const drain = new Drain();
  const close = async () => {
    // What hangs here has lost its request already: the rest must not wait for it.
    await Promise.all([
      atMost(closeMilliseconds, sources.close()),
      atMost(closeMilliseconds, endTracing?.() ?? Promise.resolve()),
    ]);
    await samples?.stop();
  };
  let app: FastifyInstance | undefined;
  try {
    const server = await createServer({
      ...config,
      campaignThresholds,
      sources,
      audit,
      identify: identifyBy(callers, config),
      issuer: config.callers.issuer?.url ?? null,
      clock,
      onOperations(news) {
        if (news.kind === 'unlisted') metrics.unlistedOperation();
        log[news.kind === 'reloaded' ? 'info' : 'warn'](news, `operations: ${news.kind}`);
      },
      onDefect,
      log,
      metrics,
      drain,
    });
    app = server;
    const { port, host, reusePort, socketPassed } = config;
    // A variable, for fastify's own type leaves out Node's reusePort and fd, which it passes on.
    const listening = socketPassed ? { fd: passedSocket, host: '' } : { port, host, reusePort };
    leave = async () => {
      log.info('stopping');
      await drain.run(server, {
        othersListen: reusePort || socketPassed,
        milliseconds: config.drainMilliseconds,
      });
      await close();
    };
    await server.listen(listening);
  } catch (error) {
    await app?.close();
    await close();
    throw error;
  }
  const { development } = config;
  const demoCallers = config.callers.demo ? demoTokens : [];
  say(
    welcome({
      address: app.listeningOrigin,
      configured,
      sampled,
      begunAt: config.clock,
      development,
      demoCallers,
    }),
  );
  await writeStatements();
}

async function startSamples(
  config: Config,
  names: readonly SourceName[],
  today: (() => CalendarDate) | undefined,
): Promise<SampleSources> {
  // What makes the sample world is loaded where it is asked for.
  const { startSampleSources } = await import('./embedded/sample-sources.ts');
  const begun = performance.now();
  const sinceBegun = () => ((performance.now() - begun) / 1000).toFixed(1).padStart(5);
  return startSampleSources(names, config.dataDirectory, (step) => say(`${sinceBegun()} s  ${step}`), {
    onStart: (stop) => (leave = stop),
    today,
  });
}

/** Everything that can be wrong before anything is started, said at once. */
async function readSettings() {
  const problems: string[] = [];
  const attempt = async <T>(read: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const files = settingFiles();
  const config = await attempt(() => readServerConfig());
  const campaignThresholds = await attempt(() => readCampaignThresholds(files.campaignThresholds));
  await attempt(() => refuseUnusableManifest(files.persistedManifest));
  await attempt(() => refuseUnusableKeys(files.apiKeys));
  const audit = await attempt(() => usableAudit(files.auditLog));
  problems.push(
    ...staleAfterHours(config?.staleAfterHours ?? {}).problems.map(
      (problem) => `STALE_AFTER_HOURS ${problem}`,
    ),
  );
  if (!config || !campaignThresholds || !audit || problems.length > 0) throw new ConfigurationError(problems);
  return { config, campaignThresholds, audit };
}

/**
 * Asked before any database is started, so that the answer comes at once. A shared port is not asked for: whoever
 * listens there for a moment takes requests that it does not answer.
 */
async function refuseTakenPorts({ port, host, reusePort, socketPassed, probes }: Config): Promise<void> {
  const own = reusePort || socketPassed ? [] : [{ port, host }];
  for (const wanted of probes ? [...own, probes] : own) {
    const socket = createSocket();
    try {
      socket.listen(wanted);
      await once(socket, 'listening');
    } finally {
      socket.close();
    }
  }
}

/** Whether its operations fit the schema shows later; whether it is a list of operations at all, before anything starts. */
async function refuseUnusableManifest(path: string): Promise<void> {
  try {
    parseManifest(await readManifest(path));
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    throw new ConfigurationError(error.problems.map((problem) => `PERSISTED_MANIFEST_FILE: ${problem}`));
  }
}

async function refuseUnusableKeys(file: string | null): Promise<void> {
  try {
    if (file !== null) await readKeys(file);
  } catch (error) {
    if (!(error instanceof UnusableKeysFile)) throw error;
    throw new ConfigurationError([`API_KEYS_FILE ${error.problem}`]);
  }
}

async function usableAudit(file: string | null): Promise<Audit> {
  try {
    return await openAudit(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENXIO' ? 'it is a pipe that nobody reads' : code;
    throw new ConfigurationError([`AUDIT_LOG_FILE cannot be written: ${why}`]);
  }
}

/** What went wrong, for a person who has just typed `npm start`. */
function explain(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  if (error instanceof ManifestError) {
    return `The list of operations that may run is not usable (PERSISTED_MANIFEST_FILE names another, npm run persist writes ours):\n  ${error.problems.join('\n  ')}`;
  }
  if (error instanceof UnusableKeysFile) return `API_KEYS_FILE ${error.problem}`;
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken. Choose another with PORT or PROBE_PORT, such as: PORT=${Number(port) + 1} npm start`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return 'HOST is no address of this machine.';
  }
  if (code === 'EACCES' && port)
    return `Port ${port} needs rights that this user does not have. Choose another with PORT.`;
  return `Opsgraph could not start: ${message}`;
}

main().catch((error: unknown) => {
  // What is stopped half-way fails, as it should.
  if (leaving) return;
  console.error(explain(error));
  process.exitCode = 1;
});
