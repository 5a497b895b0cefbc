import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { persistedModes } from '../kernel/persisted-mode.ts';
import { limitSettings } from '../kernel/limits.ts';
import { isSecureUrl } from '../kernel/loopback.ts';
import { sourceNames, type SourceName } from '../kernel/source-name.ts';

/** The variable that names a source's database, such as `INVENTORY_DATABASE_URL`. */
export const urlVariable = (source: SourceName): string => `${source.toUpperCase()}_DATABASE_URL`;

/** The variable that names a source's read replicas, with commas between them. */
export const replicasVariable = (source: SourceName): string => `${source.toUpperCase()}_REPLICA_URLS`;

/** The variable that names the same database by a role that may create tables, which a source's reader may not. */
export const migrationVariable = (source: SourceName): string => `${source.toUpperCase()}_MIGRATION_URL`;

/** pg reads it for each connection, and each would fail. */
const namesUnreadableFile = (url: string, parameter: string): boolean => {
  const file = URL.parse(url)?.searchParams.get(parameter);
  try {
    if (file) readFileSync(file);
    return false;
  } catch {
    return true;
  }
};

const url = z
  .url({
    protocol: /^postgres(ql)?$/,
    error: 'must be a URL like postgres://user:password@host:5432/database',
  })
  .superRefine((value, context) => {
    for (const parameter of ['sslrootcert', 'sslcert', 'sslkey'])
      if (namesUnreadableFile(value, parameter))
        context.addIssue(`names a file by ${parameter} that cannot be read`);
  });

/** What the issuer of access tokens says must not be changed on the way. */
const secureUrl = z
  .string()
  .refine(isSecureUrl, 'must be a URL like https://login.example.com/, without user or password');

const urls = z
  .string()
  .transform((list) => list.split(',').map((item) => item.trim()))
  .pipe(z.array(url));

/** As browsers write them in `Origin`: with neither path nor slash. */
const origins = z
  .string()
  .transform((list) => list.split(',').map((item) => item.trim()))
  .refine((list) => list.every((item) => /^https?:/.test(item) && URL.parse(item)?.origin === item), {
    error: 'must be origins like https://app.example.com, with commas between them',
  });

const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);

/** The thresholds of campaign checks, each with its reason. */
export const defaultThresholdsFile = join(import.meta.dirname, '../../config/campaign-thresholds.json');

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
export const defaultManifestFile = join(import.meta.dirname, '../../schema/operations/manifest.json');

/** Node's timers count no further. */
const limit = z.coerce
  .number({ error: 'must be a whole number' })
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(2 ** 31 - 1, 'must be less than 2147483648');

/** What each variable of the environment may hold, and what it is where it is not set. */
export const environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(4000),
  PROBE_PORT: z.coerce.number({ error: 'must be a port number' }).int().min(1).max(65_535).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  OPSGRAPH_DATA_DIR: z
    .string()
    .min(1)
    .default(join(import.meta.dirname, '../../.data')),
  REPORTING_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency code like USD')
    .default('USD'),
  FEDERATION: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  CAMPAIGN_THRESHOLDS_FILE: z.string().optional(),
  REUSE_PORT: z.stringbool({ error: 'must be 1 or 0' }).default(false),
  LISTEN_PID: wholeNumber(1, 2 ** 31 - 1).optional(),
  LISTEN_FDS: z.literal('1', 'must be 1: the one socket to listen on').optional(),
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
  CORS_ORIGINS: origins.default([]),
  CURSOR_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  REQUEST_TIMEOUT_MS: wholeNumber(100, 600_000).default(15_000),
  LIVE_POLL_MS: wholeNumber(100, 600_000).default(2_000),
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
