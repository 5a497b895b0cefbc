import type { Synonyms } from '../domain/search-text.ts';
import { createHash } from 'node:crypto';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import type { z } from 'zod';
import type { PersistedMode } from '../kernel/persisted-mode.ts';
import { limitSettings, type Limits } from '../kernel/limits.ts';
import type { ReportingCalendar } from '../domain/reporting-calendar.ts';
import { isLoopback } from '../kernel/loopback.ts';
import { sourceNames, type SourceName } from '../kernel/source-name.ts';
import {
  defaultThresholdsFile,
  environment,
  connectionsVariable,
  defaultManifestFile,
  lagVariable,
  migrationVariable,
  replicasVariable,
  statementVariable,
  urlVariable,
} from './environment.ts';
import { givenBy, type Variables } from './given.ts';

export { defaultManifestFile, defaultThresholdsFile, migrationVariable, urlVariable };

/** What the server itself goes by, however it was opened. */
export interface ServerConfig {
  /** The explorers, the demo callers and metrics without a token are for development only. */
  readonly development: boolean;
  /** Where probes and metrics have a listener of their own; null: nowhere. */
  readonly probes: { readonly host: string; readonly port: number } | null;
  readonly reportingCurrency: string;
  /** In percent of revenue. */
  readonly leastCostCoverage: number;
  readonly searchSynonyms: Synonyms;
  /** Serves as an Apollo Federation 2 subgraph. */
  readonly federation: boolean;
  /** Who sends it may read the metrics. */
  readonly metricsToken: string | undefined;
  /** Which operations may run. */
  readonly persistedOperations: PersistedMode;
  readonly persistedManifestFile: string;
  /** Signs cursors: the same on every server of one deployment. */
  readonly cursorSecret: string;
  /** Where pages come from that may ask, beside this server itself. */
  readonly corsOrigins: readonly string[];
  readonly limits: Limits;
  /** Where answers are kept to be given again; null: nowhere. */
  readonly answerCache: {
    /** How much memory they may take in this process, where Redis does not keep them. */
    readonly bytes: number;
    readonly redisUrl: string | null;
    /** Stands for the databases and what time it is: servers over others do not share answers. */
    readonly databases: string;
  } | null;
  /** How long a request may take, in milliseconds. */
  readonly requestTimeout: number;
  /** How often sources are looked at for subscribers, in milliseconds. */
  readonly livePoll: number;
}

export interface Config extends ServerConfig {
  /** What days and weeks are; in force once read. */
  readonly calendar: ReportingCalendar;
  /** What time it is for the graph when the process starts; null: what it is. */
  readonly clock: Date | null;
  readonly port: number;
  readonly host: string;
  /** Where the embedded databases live. */
  readonly dataDirectory: string;
  /** By table: after how many hours without a new entry its data are stale, where not as the tables have it. */
  readonly staleAfterHours: Readonly<Record<string, number>>;
  /** Other processes listen on the same port. */
  readonly reusePort: boolean;
  /** Whoever started the process has opened the socket that it is to listen on, instead of HOST and PORT. */
  readonly socketPassed: boolean;
  /** How long requests in flight may take to finish when the process is told to stop. */
  readonly drainMilliseconds: number;
  /** Set where spans are sent somewhere; the name is for where OpenTelemetry's variables give none. */
  readonly tracing: { readonly serviceName: string | undefined } | undefined;
  /** Who may ask. */
  readonly callers: {
    readonly issuer: {
      readonly url: string;
      readonly audience: string;
      /** Found by OIDC discovery when null. */
      readonly jwksUrl: string | null;
    } | null;
    readonly keysFile: string | null;
    /** Whether demo callers may: in development on loopback, where neither of the others is set. */
    readonly demo: boolean;
  };
  /** The sources that a company brings; all others use the embedded databases. */
  readonly databaseUrls: Partial<Readonly<Record<SourceName, string>>>;
  /** Read replicas of sources that a company brings. */
  readonly replicaUrls: Partial<Readonly<Record<SourceName, readonly string[]>>>;
  /** What each source's servers are given; times in milliseconds. */
  readonly sourceLimits: Readonly<
    Record<
      SourceName,
      { readonly connections: number; readonly statement: number; readonly replicaLag: number }
    >
  >;
  /** Read by `npm run migrate` alone. */
  readonly migrationUrls: Partial<Readonly<Record<SourceName, string>>>;
}

/** Says everything that is wrong with the settings at once, by name and without values. */
export class ConfigurationError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** The names of all variables that are read. */
export const variableNames: readonly string[] = Object.keys(environment.shape);

/** Reads the configuration. Throws ConfigurationError. */
export const readConfig = (variables: Variables = process.env): Config => read(variables, false);

/** The same for a server, which must be able to tell who asks. */
export const readServerConfig = (variables: Variables = process.env): Config => read(variables, true);

function read(variables: Variables, serves: boolean): Config {
  const given = givenBy(variables);
  const { set } = given;
  const parsed = environment.safeParse(set);
  const problems = [
    ...given.problems,
    ...(parsed.error?.issues ?? []).map(
      ({ path: [variable, ...rest], message }) =>
        `${[given.nameOf(String(variable)), ...rest].join('.')} ${message}`,
    ),
    ...contradictions(set),
    ...callerProblems(set, serves),
    ...mistyped(set),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigurationError(problems);
  const { data } = parsed;
  const bySource = <Value>(variable: (source: SourceName) => string) =>
    Object.fromEntries(
      sourceNames.map((source) => [source, (data as Record<string, unknown>)[variable(source)]]),
    ) as Partial<Record<SourceName, Value>>;
  const calendar = { timeZone: data.REPORTING_TIME_ZONE, weekStartsOn: data.WEEK_STARTS_ON };
  const databaseUrls = bySource<string>(urlVariable);
  const replicaUrls = bySource<readonly string[]>(replicasVariable);
  return {
    calendar,
    clock: data.OPSGRAPH_CLOCK ?? null,
    development: data.NODE_ENV === 'development',
    port: data.PORT,
    host: data.HOST,
    probes: data.PROBE_PORT === undefined ? null : { host: data.HOST, port: data.PROBE_PORT },
    dataDirectory: data.OPSGRAPH_DATA_DIR,
    reportingCurrency: data.REPORTING_CURRENCY,
    leastCostCoverage: data.COST_COVERAGE_PERCENT,
    searchSynonyms: data.SEARCH_SYNONYMS,
    staleAfterHours: data.STALE_AFTER_HOURS,
    federation: data.FEDERATION === '1',
    reusePort: data.REUSE_PORT,
    socketPassed: passesSocket(set),
    drainMilliseconds: data.DRAIN_SECONDS * 1_000,
    metricsToken: data.METRICS_TOKEN,
    tracing: tracingOf(data),
    // What others can reach runs what was reviewed, unless somebody says otherwise. A gateway writes its own operations.
    persistedOperations:
      data.PERSISTED_OPERATIONS ??
      (data.NODE_ENV === 'production' && data.FEDERATION === '0' ? 'only' : 'open'),
    persistedManifestFile: data.PERSISTED_MANIFEST_FILE,
    callers: {
      issuer:
        data.AUTH_ISSUER && data.AUTH_AUDIENCE
          ? { url: data.AUTH_ISSUER, audience: data.AUTH_AUDIENCE, jwksUrl: data.AUTH_JWKS_URL ?? null }
          : null,
      keysFile: data.API_KEYS_FILE ?? null,
      demo: namesNoCallers(set) && isDemonstration(set),
    },
    corsOrigins: data.CORS_ORIGINS,
    cursorSecret: data.CURSOR_SECRET ?? derivedSecret(databaseUrls),
    limits: readLimits(data),
    answerCache:
      data.ANSWER_CACHE_MB > 0
        ? {
            bytes: data.ANSWER_CACHE_MB * 1_048_576,
            redisUrl: data.REDIS_URL ?? null,
            databases: derivedSecret(databaseUrls, calendar, data.OPSGRAPH_CLOCK, data.SEARCH_SYNONYMS),
          }
        : null,
    databaseUrls,
    replicaUrls,
    sourceLimits: limitsOfSources(data),
    requestTimeout: data.REQUEST_TIMEOUT_MS,
    livePoll: data.LIVE_POLL_MS,
    migrationUrls: bySource<string>(migrationVariable),
  };
}

/** The files that settings name, whatever else is wrong with these. Without one of its own the audit goes to standard error. */
export function settingFiles(variables: Variables = process.env) {
  const { set } = givenBy(variables);
  return {
    persistedManifest: set['PERSISTED_MANIFEST_FILE'] ?? defaultManifestFile,
    campaignThresholds: set['CAMPAIGN_THRESHOLDS_FILE'] ?? defaultThresholdsFile,
    apiKeys: set['API_KEYS_FILE'] ?? null,
    auditLog: set['AUDIT_LOG_FILE'] ?? null,
  };
}

/** How the names of our settings begin, as far as nobody else's are likely to. */
const ours = new RegExp(
  `^(LIMIT|COST|AUTH|PERSISTED|API_KEYS|AUDIT_LOG|CURSOR|CAMPAIGN_THRESHOLDS|(${sourceNames.join('|').toUpperCase()})_(DATABASE|REPLICA|MIGRATION|STATEMENT))_`,
);
/** What Kubernetes sets for a service that happens to be called `auth`. */
const ofAService = /_(SERVICE_(HOST|PORT)|PORT)(_|$)/;

/** A limit that nobody reads would hold nothing. */
function mistyped(set: Variables): string[] {
  return Object.keys(set)
    .filter((name) => ours.test(name) && !variableNames.includes(name) && !ofAService.test(name))
    .map((name) => {
      const [meant] = suggestionList(name, variableNames);
      return `${name} is not a setting${meant === undefined ? '' : `: did you mean ${meant}?`}`;
    });
}

/** Settings that are each possible, but not together. Found also while others are wrong. */
function contradictions(set: Readonly<Record<string, string | undefined>>): string[] {
  const problems: string[] = [];
  if (environment.shape.REUSE_PORT.safeParse(set['REUSE_PORT']).data === true) {
    if (!set['PORT'] || Number(set['PORT']) === 0) {
      problems.push('REUSE_PORT needs a PORT, the same for all that share it');
    }
    if (['darwin', 'win32'].includes(process.platform)) problems.push('REUSE_PORT needs Linux');
    if (passesSocket(set))
      problems.push('REUSE_PORT says nothing beside a socket that was passed (LISTEN_FDS)');
  }
  if (
    set['PROBE_PORT'] &&
    Number(set['PROBE_PORT']) === Number(set['PORT'] ?? environment.shape.PORT.parse(undefined))
  )
    problems.push('PROBE_PORT must be another than PORT');
  for (const source of sourceNames) {
    const url = set[urlVariable(source)];
    if (set['PGSSLMODE'] && url && !/[?&]ssl(mode|rootcert)?=/.test(url))
      problems.push(`PGSSLMODE is not read: ${urlVariable(source)} must say its sslmode itself`);
    if (set[replicasVariable(source)] && !set[urlVariable(source)]) {
      problems.push(`${replicasVariable(source)} needs ${urlVariable(source)} beside it`);
    }
  }
  return problems;
}

/** Spans are made only where they have somewhere to go. */
function tracingOf(data: z.infer<typeof environment>): Config['tracing'] {
  const collector = data.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? data.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (!collector || data.OTEL_SDK_DISABLED) return undefined;
  const named = data.OTEL_SERVICE_NAME ?? /(^|,)\s*service\.name=/.exec(data.OTEL_RESOURCE_ATTRIBUTES ?? '');
  return { serviceName: named ? undefined : 'opsgraph' };
}

const namesNoCallers = ({ AUTH_ISSUER, API_KEYS_FILE }: Variables): boolean =>
  AUTH_ISSUER === undefined && API_KEYS_FILE === undefined;

/** As systemd passes sockets. What was meant for another process, which started this one, is not for us. */
const passesSocket = ({ LISTEN_PID, LISTEN_FDS }: Variables): boolean =>
  LISTEN_FDS !== undefined && LISTEN_PID === String(process.pid);

/** On a developer's own machine, for that machine alone. Nobody here knows who reaches a socket that was passed. */
const isDemonstration = (set: Variables): boolean =>
  (set['NODE_ENV'] ?? 'development') === 'development' &&
  isLoopback(set['HOST'] ?? '127.0.0.1') &&
  !passesSocket(set);

/** What is wrong with how callers are told, across several variables. */
function callerProblems(set: Variables, serves: boolean): readonly string[] {
  const { AUTH_ISSUER, AUTH_AUDIENCE, AUTH_JWKS_URL } = set;
  return [
    ...(AUTH_ISSUER && !AUTH_AUDIENCE ? ['AUTH_AUDIENCE must be set beside AUTH_ISSUER'] : []),
    ...(AUTH_AUDIENCE && !AUTH_ISSUER ? ['AUTH_AUDIENCE says nothing without AUTH_ISSUER'] : []),
    ...(AUTH_JWKS_URL && !AUTH_ISSUER ? ['AUTH_JWKS_URL says nothing without AUTH_ISSUER'] : []),
    ...(serves && namesNoCallers(set) && !isDemonstration(set)
      ? [
          'AUTH_ISSUER with AUTH_AUDIENCE, or API_KEYS_FILE, must say who may ask: demo callers are for development on loopback alone (see NODE_ENV and HOST)',
        ]
      : []),
  ];
}

/** A source's own limits, and otherwise those of all. */
function limitsOfSources(data: z.infer<typeof environment>): Config['sourceLimits'] {
  const own = (variable: string) =>
    (data as Readonly<Record<string, unknown>>)[variable] as number | undefined;
  return Object.fromEntries(
    sourceNames.map((source) => [
      source,
      {
        connections: own(connectionsVariable(source)) ?? data.SOURCE_CONNECTIONS,
        // Nobody waits for longer than a request may take.
        statement: Math.min(
          own(statementVariable(source)) ?? data.STATEMENT_TIMEOUT_MS,
          data.REQUEST_TIMEOUT_MS,
        ),
        replicaLag: 1_000 * (own(lagVariable(source)) ?? data.REPLICA_MAX_LAG_SECONDS),
      },
    ]),
  ) as Config['sourceLimits'];
}

const readLimits = (data: Readonly<Record<string, unknown>>): Limits =>
  Object.fromEntries(
    Object.entries(limitSettings).map(([name, { setting }]) => [name, data[setting]]),
  ) as Limits;

/** All servers of a deployment read the same databases, so their URLs make a secret that all of them know. */
const derivedSecret = (...of: readonly unknown[]): string =>
  createHash('sha256')
    .update(of.map((each) => JSON.stringify(each)).join())
    .digest('hex');
