import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { sourceNames, type SourceName } from './domain/source.ts';

/** The variable that names a source's database, such as `INVENTORY_DATABASE_URL`. */
export const urlVariable = (source: SourceName): string => `${source.toUpperCase()}_DATABASE_URL`;

/** The variable that names the same database by a role that may create tables, which a source's reader may not. */
export const migrationVariable = (source: SourceName): string => `${source.toUpperCase()}_MIGRATION_URL`;

const url = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a URL like postgres://user:password@host:5432/database',
});

/** The thresholds of campaign checks, each with its reason. */
export const defaultThresholdsFile = join(import.meta.dirname, '../config/campaign-thresholds.json');

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
  CAMPAIGN_THRESHOLDS_FILE: z.string().min(1).default(defaultThresholdsFile),
  FEDERATION: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  CURSOR_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  ...(Object.fromEntries(
    sourceNames
      .flatMap((source) => [urlVariable(source), migrationVariable(source)])
      .map((name) => [name, url.optional()]),
  ) as Record<string, z.ZodOptional<typeof url>>),
});

export interface Config {
  /** Tracing, the explorers and their relaxed page policy are for development only. */
  readonly development: boolean;
  readonly port: number;
  readonly host: string;
  /** Where the embedded databases live. */
  readonly dataDirectory: string;
  readonly reportingCurrency: string;
  readonly campaignThresholdsFile: string;
  /** Serves as an Apollo Federation 2 subgraph. */
  readonly federation: boolean;
  /** Signs cursors: the same on every server of one deployment. */
  readonly cursorSecret: string;
  /** The sources that a company brings; all others use the embedded databases. */
  readonly databaseUrls: Partial<Readonly<Record<SourceName, string>>>;
  /** Read by `npm run migrate` alone. */
  readonly migrationUrls: Partial<Readonly<Record<SourceName, string>>>;
}

/** Says everything that is wrong with the environment at once, by name and without values. */
export class ConfigurationError extends Error {
  constructor(problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

/** Reads the configuration. Throws ConfigurationError. */
export function readConfig(variables: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    throw new ConfigurationError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`),
    );
  }
  const { data } = parsed;
  const urlsBySource = (variable: (source: SourceName) => string) =>
    Object.fromEntries(
      sourceNames.map((source) => [source, (data as Record<string, unknown>)[variable(source)]]),
    ) as Config['databaseUrls'];
  const databaseUrls = urlsBySource(urlVariable);
  return {
    development: data.NODE_ENV !== 'production',
    port: data.PORT,
    host: data.HOST,
    dataDirectory: data.OPSGRAPH_DATA_DIR,
    reportingCurrency: data.REPORTING_CURRENCY,
    campaignThresholdsFile: data.CAMPAIGN_THRESHOLDS_FILE,
    federation: data.FEDERATION === '1',
    cursorSecret: data.CURSOR_SECRET ?? derivedSecret(databaseUrls),
    databaseUrls,
    migrationUrls: urlsBySource(migrationVariable),
  };
}

/** All servers of a deployment read the same databases, so their URLs make a secret that all of them know. */
const derivedSecret = (urls: Config['databaseUrls']): string =>
  createHash('sha256').update(JSON.stringify(urls)).digest('hex');
