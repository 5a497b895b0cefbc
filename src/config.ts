import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { persistedModes, type PersistedMode } from './domain/persisted-mode.ts';
import { limitSettings, type Limits } from './domain/limits.ts';
import { isLoopback } from './domain/loopback.ts';
import { sourceNames, type SourceName } from './domain/source.ts';

/** The variable that names a source's database, such as `INVENTORY_DATABASE_URL`. */
export const urlVariable = (source: SourceName): string => `${source.toUpperCase()}_DATABASE_URL`;

/** The variable that names a source's read replicas, with commas between them. */
export const replicasVariable = (source: SourceName): string => `${source.toUpperCase()}_REPLICA_URLS`;

/** The variable that names the same database by a role that may create tables, which a source's reader may not. */
export const migrationVariable = (source: SourceName): string => `${source.toUpperCase()}_MIGRATION_URL`;

const url = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a URL like postgres://user:password@host:5432/database',
});

/** What the issuer of access tokens says must not be changed on the way. */
const secureUrl = z.string().refine((text) => {
  const address = URL.parse(text);
  return address?.protocol === 'https:' || (address?.protocol === 'http:' && isLoopback(address.hostname));
}, 'must be a URL like https://login.example.com/');

const urls = z
  .string()
  .transform((list) => list.split(',').map((item) => item.trim()))
  .pipe(z.array(url));

const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);

/** The thresholds of campaign checks, each with its reason. */
export const defaultThresholdsFile = join(import.meta.dirname, '../config/campaign-thresholds.json');

const protocols = ['grpc', 'http/protobuf', 'http/json'] as const;
const protocol = z.enum(protocols, { error: `must be one of ${protocols.join(', ')}` }).optional();
const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;
const collector = z.url({ protocol: /^https?$/, error: 'must be a URL like http://localhost:4318' });

/** Those of OpenTelemetry's own variables that would else be wrong in silence: its SDK reads all of them itself. */
const openTelemetry = {
  OTEL_SDK_DISABLED: z.stringbool({ error: 'must be true or false' }).default(false),
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: protocol,
  OTEL_TRACES_SAMPLER: z.enum(samplers, { error: `must be one of ${samplers.join(', ')}` }).optional(),
  OTEL_SERVICE_NAME: z.string().optional(),
  OTEL_RESOURCE_ATTRIBUTES: z.string().optional(),
};
/** The operations of schema/operations, as `npm run persist` lists them. */
export const defaultManifestFile = join(import.meta.dirname, '../schema/operations/manifest.json');

/** Node's timers count no further. */
const limit = z.coerce
  .number({ error: 'must be a whole number' })
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(2 ** 31 - 1, 'must be less than 2147483648');

const environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  OPSGRAPH_DATA_DIR: z
    .string()
    .min(1)
    .default(join(import.meta.dirname, '../.data')),
  REPORTING_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency code like USD')
    .default('USD'),
  FEDERATION: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  CAMPAIGN_THRESHOLDS_FILE: z.string().optional(),
  REUSE_PORT: z.stringbool({ error: 'must be 1 or 0' }).default(false),
  DRAIN_SECONDS: z.coerce
    .number({ error: 'must be a number of seconds' })
    .min(0, 'must be at least 0')
    .max(3_600, 'must be at most 3600')
    .default(20),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  ...openTelemetry,
  PERSISTED_OPERATIONS: z.enum(persistedModes, `must be one of ${persistedModes.join(', ')}`).optional(),
  PERSISTED_MANIFEST_FILE: z.string().min(1).default(defaultManifestFile),
  AUTH_ISSUER: secureUrl.optional(),
  AUTH_AUDIENCE: z.string().min(1).optional(),
  AUTH_JWKS_URL: secureUrl.optional(),
  API_KEYS_FILE: z.string().min(1).optional(),
  AUDIT_LOG_FILE: z.string().min(1).optional(),
  CURSOR_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  REQUEST_TIMEOUT_MS: wholeNumber(100, 600_000).default(15_000),
  ANSWER_CACHE_MB: wholeNumber(0, 65_536).default(64),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'must be a URL like redis://user:password@host:6379/0' })
    .optional(),
  STATEMENT_TIMEOUT_MS: wholeNumber(100, 600_000).default(10_000),
  SOURCE_CONNECTIONS: wholeNumber(1, 1_000).default(10),
  REPLICA_MAX_LAG_SECONDS: wholeNumber(1, 86_400).default(30),
  ...(Object.fromEntries(sourceNames.map((source) => [replicasVariable(source), urls.optional()])) as Record<
    string,
    z.ZodOptional<typeof urls>
  >),
  ...(Object.fromEntries(
    sourceNames
      .flatMap((source) => [urlVariable(source), migrationVariable(source)])
      .map((name) => [name, url.optional()]),
  ) as Record<string, z.ZodOptional<typeof url>>),
  ...(Object.fromEntries(
    Object.values(limitSettings).map(({ setting, default: value }) => [setting, limit.default(value)]),
  ) as Record<string, z.ZodDefault<typeof limit>>),
});

export interface Config {
  /** The explorers and the demo callers are for development only. */
  readonly development: boolean;
  readonly port: number;
  readonly host: string;
  /** Where the embedded databases live. */
  readonly dataDirectory: string;
  readonly reportingCurrency: string;
  /** Serves as an Apollo Federation 2 subgraph. */
  readonly federation: boolean;
  /** Other processes listen on the same port. */
  readonly reusePort: boolean;
  /** How long requests in flight may take to finish when the process is told to stop. */
  readonly drainMilliseconds: number;
  /** Who sends it may read the metrics. */
  readonly metricsToken: string | undefined;
  /** Set where spans are sent somewhere; the name is for where OpenTelemetry's variables give none. */
  readonly tracing: { readonly serviceName: string | undefined } | undefined;
  /** Which operations may run. */
  readonly persistedOperations: PersistedMode;
  readonly persistedManifestFile: string;
  /** Signs cursors: the same on every server of one deployment. */
  readonly cursorSecret: string;
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
  /** Where readings of personal data are written; standard error when null. */
  readonly auditLogFile: string | null;
  readonly limits: Limits;
  /** Where answers are kept to be given again; null: nowhere. */
  readonly answerCache: {
    /** How much memory they may take in this process, where Redis does not keep them. */
    readonly bytes: number;
    readonly redisUrl: string | null;
    /** Stands for the databases: servers over others do not share answers. */
    readonly databases: string;
  } | null;
  /** The sources that a company brings; all others use the embedded databases. */
  readonly databaseUrls: Partial<Readonly<Record<SourceName, string>>>;
  /** Read replicas of sources that a company brings. */
  readonly replicaUrls: Partial<Readonly<Record<SourceName, readonly string[]>>>;
  /** What each source's servers are given; times in milliseconds. */
  readonly sourceLimits: {
    readonly connections: number;
    readonly statement: number;
    readonly replicaLag: number;
  };
  /** How long a request may take, in milliseconds. */
  readonly requestTimeout: number;
  /** Read by `npm run migrate` alone. */
  readonly migrationUrls: Partial<Readonly<Record<SourceName, string>>>;
}

/** Says everything that is wrong with the environment at once, by name and without values. */
export class ConfigurationError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

type Variables = Readonly<Record<string, string | undefined>>;

/** The names of all variables that are read. */
export const variableNames: readonly string[] = Object.keys(environment.shape);

/** Reads the configuration. Throws ConfigurationError. */
export const readConfig = (variables: Variables = process.env): Config => read(variables, false);

/** The same for a server, which must be able to tell who asks. */
export const readServerConfig = (variables: Variables = process.env): Config => read(variables, true);

function read(variables: Variables, serves: boolean): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`),
    ...contradictions(set),
    ...callerProblems(set, serves),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigurationError(problems);
  const { data } = parsed;
  const bySource = <Value>(variable: (source: SourceName) => string) =>
    Object.fromEntries(
      sourceNames.map((source) => [source, (data as Record<string, unknown>)[variable(source)]]),
    ) as Partial<Record<SourceName, Value>>;
  const databaseUrls = bySource<string>(urlVariable);
  const replicaUrls = bySource<readonly string[]>(replicasVariable);
  return {
    development: data.NODE_ENV !== 'production',
    port: data.PORT,
    host: data.HOST,
    dataDirectory: data.OPSGRAPH_DATA_DIR,
    reportingCurrency: data.REPORTING_CURRENCY,
    federation: data.FEDERATION === '1',
    reusePort: data.REUSE_PORT,
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
    auditLogFile: data.AUDIT_LOG_FILE ?? null,
    cursorSecret: data.CURSOR_SECRET ?? derivedSecret(databaseUrls),
    limits: readLimits(data),
    answerCache:
      data.ANSWER_CACHE_MB > 0
        ? {
            bytes: data.ANSWER_CACHE_MB * 1_048_576,
            redisUrl: data.REDIS_URL ?? null,
            databases: derivedSecret(databaseUrls),
          }
        : null,
    databaseUrls,
    replicaUrls,
    sourceLimits: {
      connections: data.SOURCE_CONNECTIONS,
      statement: data.STATEMENT_TIMEOUT_MS,
      replicaLag: data.REPLICA_MAX_LAG_SECONDS * 1_000,
    },
    requestTimeout: data.REQUEST_TIMEOUT_MS,
    migrationUrls: bySource<string>(migrationVariable),
  };
}

/** Which file lists the operations that are known. */
export const persistedManifestFile = (
  variables: Readonly<Record<string, string | undefined>> = process.env,
): string => variables['PERSISTED_MANIFEST_FILE'] || defaultManifestFile;

/** Where the thresholds of campaign checks are, whatever else is wrong with the environment. */
export const campaignThresholdsFile = (
  variables: Readonly<Record<string, string | undefined>> = process.env,
): string => variables['CAMPAIGN_THRESHOLDS_FILE'] || defaultThresholdsFile;

/** Settings that are each possible, but not together. Found also while others are wrong. */
function contradictions(set: Readonly<Record<string, string | undefined>>): string[] {
  const problems: string[] = [];
  if (environment.shape.REUSE_PORT.safeParse(set['REUSE_PORT']).data === true) {
    if (!set['PORT'] || Number(set['PORT']) === 0) {
      problems.push('REUSE_PORT needs a PORT, the same for all that share it');
    }
    if (['darwin', 'win32'].includes(process.platform)) problems.push('REUSE_PORT needs Linux');
  }
  for (const source of sourceNames) {
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

/** On a developer's own machine, for that machine alone. */
const isDemonstration = ({ NODE_ENV, HOST = '127.0.0.1' }: Variables): boolean =>
  NODE_ENV !== 'production' && isLoopback(HOST);

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

const readLimits = (data: Readonly<Record<string, unknown>>): Limits =>
  Object.fromEntries(
    Object.entries(limitSettings).map(([name, { setting }]) => [name, data[setting]]),
  ) as Limits;

/** All servers of a deployment read the same databases, so their URLs make a secret that all of them know. */
const derivedSecret = (urls: Config['databaseUrls']): string =>
  createHash('sha256').update(JSON.stringify(urls)).digest('hex');
