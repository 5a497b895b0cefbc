import { join } from 'node:path';
import { z } from 'zod';
import { persistedModes } from '../kernel/persisted-mode.ts';
import { weekdays } from '../domain/reporting-calendar.ts';
import { limitSettings } from '../kernel/limits.ts';
import { sourceNames, type SourceName } from '../kernel/source-name.ts';
import {
  collector,
  connections,
  hoursByTable,
  instant,
  lagSeconds,
  limit,
  milliseconds,
  origins,
  port,
  protocol,
  samplers,
  secureUrl,
  synonyms,
  timeZone,
  url,
  urls,
  wholeNumber,
} from './values.ts';

/** The variable that names a source's database, such as `INVENTORY_DATABASE_URL`. */
export const urlVariable = (source: SourceName): string => `${source.toUpperCase()}_DATABASE_URL`;

/** The variable that names a source's read replicas, with commas between them. */
export const replicasVariable = (source: SourceName): string => `${source.toUpperCase()}_REPLICA_URLS`;

/** The variable that names the same database by a role that may create tables, which a source's reader may not. */
export const migrationVariable = (source: SourceName): string => `${source.toUpperCase()}_MIGRATION_URL`;

/** The variables of a source's own limits, where it has others than all. */
export const connectionsVariable = (source: SourceName): string => `${source.toUpperCase()}_CONNECTIONS`;
export const statementVariable = (source: SourceName): string =>
  `${source.toUpperCase()}_STATEMENT_TIMEOUT_MS`;
export const lagVariable = (source: SourceName): string => `${source.toUpperCase()}_REPLICA_MAX_LAG_SECONDS`;

/** The thresholds of campaign checks, each with its reason. */
export const defaultThresholdsFile = join(import.meta.dirname, '../../config/campaign-thresholds.json');

/** The operations of schema/operations, as `npm run persist` lists them. */
export const defaultManifestFile = join(import.meta.dirname, '../../schema/operations/manifest.json');

/** What a setting is, beside what it may hold. */
export interface About {
  /** What it is for; the README has no row for one that says nothing. */
  readonly says?: string;
  /** Its name in the configuration file; secrets, and what others set, may not stand there. */
  readonly file?: string;
  /** What it holds there. */
  readonly holds?: 'text' | 'number' | 'boolean' | 'list';
  /** Its default in words, where that says more than the value. */
  readonly otherwise?: string;
}

const setting = <Schema extends z.ZodType>(schema: Schema, about: About): Schema => schema.meta({ ...about });

/** The same setting of each source, such as `SALES_CONNECTIONS`. */
const ofEachSource = <Schema extends z.ZodType>(
  name: (source: SourceName) => string,
  schema: Schema,
  about: (source: SourceName) => About,
): Record<string, Schema> =>
  Object.fromEntries(sourceNames.map((source) => [name(source), setting(schema, about(source))]));

/** Those of OpenTelemetry's own variables that would else be wrong in silence: its SDK reads all of them itself. */
const openTelemetry = {
  OTEL_EXPORTER_OTLP_ENDPOINT: setting(collector.optional(), {
    says: "where traces go; OpenTelemetry's other variables hold too",
  }),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: protocol,
  OTEL_TRACES_SAMPLER: z.enum(samplers, { error: `must be one of ${samplers.join(', ')}` }).optional(),
  OTEL_SERVICE_NAME: z.string().optional(),
  OTEL_RESOURCE_ATTRIBUTES: z.string().optional(),
  OTEL_SDK_DISABLED: z.stringbool({ error: 'must be true or false' }).default(false),
};

/**
 * Every setting by its variable of the environment: what it may hold, what it is where nobody sets it, and what the README
 * says of it, in the README's order.
 */
export const environment = z.object({
  OPSGRAPH_CONFIG_FILE: setting(z.string().optional(), {
    says: 'the configuration file: JSON, as `config/opsgraph.schema.json` describes it',
  }),
  PORT: setting(port(0).default(4000), { says: 'where to listen', file: 'server.port', holds: 'number' }),
  HOST: setting(z.string().min(1).default('127.0.0.1'), {
    says: 'the address to listen on',
    file: 'server.host',
  }),
  PROBE_PORT: setting(port(1).optional(), {
    says: 'where probes and metrics are answered as well, apart from callers: [docs/operations.md](docs/operations.md)',
    file: 'server.probePort',
    holds: 'number',
    otherwise: 'none',
  }),
  ...ofEachSource(urlVariable, url.optional(), (source) => ({
    says: `the database of ${source}, by a role that only reads`,
    otherwise: 'the sample',
  })),
  ...ofEachSource(replicasVariable, urls.optional(), (source) => ({
    says: `read replicas of ${source}, with commas between them`,
    otherwise: 'none',
  })),
  ...ofEachSource(migrationVariable, url.optional(), (source) => ({
    says: `the database of ${source} by a role that may create tables, for \`npm run migrate\` and \`npm run seed\``,
    otherwise: 'the database',
  })),
  SOURCE_CONNECTIONS: setting(connections.default(10), {
    says: 'connections to each server of a source, besides one that asks whether it is there',
    file: 'everySource.connections',
    holds: 'number',
  }),
  ...ofEachSource(connectionsVariable, connections.optional(), (source) => ({
    says: `the same of ${source} alone`,
    file: `sources.${source}.connections`,
    holds: 'number',
    otherwise: '`SOURCE_CONNECTIONS`',
  })),
  STATEMENT_TIMEOUT_MS: setting(milliseconds.default(10_000), {
    says: 'how long one statement may run in a database; at most as long as a request',
    file: 'everySource.statementTimeoutMs',
    holds: 'number',
  }),
  ...ofEachSource(statementVariable, milliseconds.optional(), (source) => ({
    says: `the same of ${source} alone`,
    file: `sources.${source}.statementTimeoutMs`,
    holds: 'number',
    otherwise: '`STATEMENT_TIMEOUT_MS`',
  })),
  REPLICA_MAX_LAG_SECONDS: setting(lagSeconds.default(30), {
    says: "how old a replica's data may be",
    file: 'everySource.replicaMaxLagSeconds',
    holds: 'number',
  }),
  ...ofEachSource(lagVariable, lagSeconds.optional(), (source) => ({
    says: `the same of ${source} alone`,
    file: `sources.${source}.replicaMaxLagSeconds`,
    holds: 'number',
    otherwise: '`REPLICA_MAX_LAG_SECONDS`',
  })),
  AUTH_ISSUER: setting(secureUrl.optional(), {
    says: 'the OIDC issuer whose access tokens are taken',
    file: 'callers.issuer',
  }),
  AUTH_AUDIENCE: setting(z.string().min(1).optional(), {
    says: 'what those tokens must be for',
    file: 'callers.audience',
  }),
  AUTH_JWKS_URL: setting(secureUrl.optional(), {
    says: "where the issuer's keys are",
    file: 'callers.jwksUrl',
    otherwise: 'by discovery',
  }),
  API_KEYS_FILE: setting(z.string().min(1).optional(), {
    says: 'API keys for machines, made by `npm run keys`',
    file: 'callers.keysFile',
  }),
  CORS_ORIGINS: setting(origins.default([]), {
    says: 'origins of the pages that may ask from elsewhere, with commas: `https://board.example.com`',
    file: 'callers.corsOrigins',
    holds: 'list',
    otherwise: "none; in development this machine's pages",
  }),
  AUDIT_LOG_FILE: setting(z.string().min(1).optional(), {
    says: 'who read personal data',
    file: 'callers.auditLogFile',
    otherwise: 'standard error',
  }),
  OPSGRAPH_DATA_DIR: setting(
    z
      .string()
      .min(1)
      .default(join(import.meta.dirname, '../../.data')),
    { says: 'where the sample databases live', file: 'dataDirectory', otherwise: '`.data`' },
  ),
  REPORTING_CURRENCY: setting(
    z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be a currency code like USD')
      .default('USD'),
    { says: 'what figures over unlike currencies are given in', file: 'reportingCurrency' },
  ),
  SEARCH_SYNONYMS: setting(synonyms.default({}), {
    says: 'words that product search takes for each other, such as `rucksack=backpack`, with commas between them',
    file: 'searchSynonyms',
    holds: 'list',
    otherwise: 'none',
  }),
  COST_COVERAGE_PERCENT: setting(wholeNumber(0, 100).default(80), {
    says: 'of how much of its revenue the costs must be known for a sum to tell cost and margin, in percent',
    file: 'costCoveragePercent',
    holds: 'number',
  }),
  REPORTING_TIME_ZONE: setting(timeZone.default('UTC'), {
    says: 'the time zone whose days are told, by its IANA name: [docs/your-databases.md](docs/your-databases.md#days)',
    file: 'reportingTimeZone',
  }),
  WEEK_STARTS_ON: setting(z.enum(weekdays, `must be one of ${weekdays.join(', ')}`).default('MONDAY'), {
    says: 'the first day of a week',
    file: 'weekStartsOn',
  }),
  STALE_AFTER_HOURS: setting(hoursByTable.default({}), {
    says: 'after how many hours without a new entry the data of a table are stale, 0: never, such as `sales.orders=72`, with commas between them: [docs/reliability.md](docs/reliability.md)',
    file: 'staleAfterHours',
    holds: 'list',
    otherwise: 'stock 28, orders 72, shipment events 72, summaries of sales 96',
  }),
  OPSGRAPH_CLOCK: setting(instant.optional(), {
    says: 'for demonstrations and audits: the instant that the graph begins at, and goes on from: [docs/operations.md](docs/operations.md#another-time)',
    file: 'clock',
    otherwise: "now; over sample databases alone, their world's",
  }),
  CAMPAIGN_THRESHOLDS_FILE: setting(z.string().optional(), {
    says: 'when a campaign check warns or stops',
    file: 'campaignThresholdsFile',
    otherwise: '`config/campaign-thresholds.json`',
  }),
  FEDERATION: setting(z.enum(['0', '1'], 'must be 0 or 1').default('0'), {
    says: '`1` serves the graph as an Apollo Federation 2 subgraph: [docs/federation.md](docs/federation.md)',
    file: 'federation',
    holds: 'boolean',
  }),
  PERSISTED_OPERATIONS: setting(
    z.enum(persistedModes, `must be one of ${persistedModes.join(', ')}`).optional(),
    {
      says: '`only` runs the trusted documents of the manifest, `log` counts the others, `open` runs everything',
      file: 'operations.persisted',
      otherwise: '`open`; `only` in production, but for a subgraph',
    },
  ),
  PERSISTED_MANIFEST_FILE: setting(z.string().min(1).default(defaultManifestFile), {
    says: 'the list of trusted documents; read again whenever it changes',
    file: 'operations.manifestFile',
    otherwise: '`schema/operations/manifest.json`',
  }),
  CURSOR_SECRET: setting(z.string().min(16, 'must have at least 16 characters').optional(), {
    says: 'signs and seals page cursors, and signs answers in Redis; the same on all servers of a deployment',
    otherwise: 'from the URLs',
  }),
  ANSWER_CACHE_MB: setting(wholeNumber(0, 65_536).default(64), {
    says: 'memory for answers that are given again to who may see the same; 0: none are',
    file: 'answerCacheMb',
    holds: 'number',
  }),
  REDIS_URL: setting(
    z
      .url({ protocol: /^rediss?$/, error: 'must be a URL like redis://user:password@host:6379/0' })
      .optional(),
    {
      says: 'where the servers of a deployment share such answers: [docs/caching.md](docs/caching.md)',
    },
  ),
  REQUEST_TIMEOUT_MS: setting(milliseconds.default(15_000), {
    says: 'when a request is answered with what there is',
    file: 'server.requestTimeoutMs',
    holds: 'number',
  }),
  LIVE_POLL_MS: setting(milliseconds.default(2_000), {
    says: 'how often a source is looked at while somebody listens for what changes',
    file: 'server.livePollMs',
    holds: 'number',
  }),
  DRAIN_SECONDS: setting(
    z.coerce
      .number({ error: 'must be a number of seconds' })
      .min(0, 'must be at least 0')
      .max(3_600, 'must be at most 3600')
      .default(20),
    {
      says: 'how long requests in flight may take to finish when the process is told to stop',
      file: 'server.drainSeconds',
      holds: 'number',
    },
  ),
  REUSE_PORT: setting(z.stringbool({ error: 'must be 1 or 0' }).default(false), {
    says: '1: other processes listen on the same `PORT`, for a restart without a gap (Linux)',
    file: 'server.reusePort',
    holds: 'boolean',
    otherwise: '0',
  }),
  LISTEN_FDS: setting(z.literal('1', 'must be 1: the one socket to listen on').optional(), {
    says: 'with `LISTEN_PID` set by systemd where it passes the socket to listen on: [docs/operations.md](docs/operations.md)',
  }),
  LISTEN_PID: wholeNumber(1, 2 ** 31 - 1).optional(),
  METRICS_TOKEN: setting(z.string().min(16, 'must have at least 16 characters').optional(), {
    says: "who sends it as a bearer token may read `/metrics`; without it, only a developer's own machine",
  }),
  ...openTelemetry,
  ...(Object.fromEntries(
    Object.entries(limitSettings).map(([name, { setting: variable, default: value }]) => [
      variable,
      setting(limit.default(value), { file: `limits.${name}`, holds: 'number' }),
    ]),
  ) as Record<string, z.ZodDefault<typeof limit>>),
  NODE_ENV: setting(z.enum(['development', 'production', 'test']).default('development'), {
    says: '`production` and `test` turn off the explorers, and the demo callers that stand in for the first rows',
  }),
});

export interface Setting extends About {
  readonly variable: string;
  /** What it is where nobody sets it; undefined where that is nothing. */
  readonly default: unknown;
}

export const settings: readonly Setting[] = Object.entries(environment.shape).map(([variable, schema]) => ({
  ...(schema.meta() as About | undefined),
  variable,
  default: schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined,
}));
