import type { Synonyms } from '../../domain/search-text.ts';
import { printSchema, type GraphQLSchema } from 'graphql';
import { createHash } from 'node:crypto';
import type { Config } from '../../config/config.ts';
import type { CampaignThresholds } from '../../domain/campaign-thresholds.ts';
import type { Logger } from '../../observability/log.ts';
import type { Metrics } from '../../observability/metrics.ts';
import { answerMemory, memoryStore, type AnswerMemory, type AnswerStore } from './cached-answer.ts';
import { SharedAnswers } from './shared-answers.ts';

export type AnswerCacheConfig = NonNullable<Config['answerCache']>;

interface OpenAnswering {
  /** Null where none are shared. */
  readonly answers: SharedAnswers | null;
  /** What this process keeps of answers; null where it keeps none. */
  readonly memory: AnswerMemory | null;
  close(): void;
}

interface Deployment {
  readonly answerCache: AnswerCacheConfig | null;
  readonly cursorSecret: string;
  readonly reportingCurrency: string;
  readonly campaignThresholds: CampaignThresholds;
  readonly leastCostCoverage: number;
  readonly searchSynonyms: Synonyms;
  readonly log: Logger;
  readonly metrics: Metrics;
}

export async function openAnswering(options: Deployment, schema: GraphQLSchema): Promise<OpenAnswering> {
  const { answerCache, cursorSecret, log, metrics } = options;
  const memory = answerCache && answerMemory(answerCache.bytes);
  const store = answerCache && memory && (await openStore(answerCache, memory, cursorSecret, log));
  return {
    answers: store && new SharedAnswers(store, deploymentOf(options, schema), metrics),
    memory,
    close: () => store?.close(),
  };
}

async function openStore(
  { redisUrl }: AnswerCacheConfig,
  memory: AnswerMemory,
  secret: string,
  log: Logger,
): Promise<AnswerStore> {
  if (redisUrl === null) return memoryStore(memory);
  // A fifth of all that a server would load otherwise.
  const { redisStore } = await import('./redis-store.ts');
  return redisStore(redisUrl, secret, log);
}

/** The same for servers that would answer the same: of one contract, over the same databases, with the same settings. */
function deploymentOf(
  {
    answerCache,
    cursorSecret,
    reportingCurrency,
    campaignThresholds,
    leastCostCoverage,
    searchSynonyms,
  }: Deployment,
  schema: GraphQLSchema,
): string {
  const parts = [
    answerCache?.databases,
    cursorSecret,
    reportingCurrency,
    campaignThresholds,
    leastCostCoverage,
    searchSynonyms,
    printSchema(schema),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
