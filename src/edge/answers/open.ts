import { printSchema, type GraphQLSchema } from 'graphql';
import { createHash } from 'node:crypto';
import type { Config } from '../../config/config.ts';
import type { CampaignThresholds } from '../../domain/campaign-thresholds.ts';
import type { Logger } from '../../observability/log.ts';
import type { Metrics } from '../../observability/metrics.ts';
import { CachePolicies } from '../../operations/cache-policies.ts';
import type { Answering } from './plugin.ts';
import { SharedAnswers } from './shared-answers.ts';
import { memoryStore, type AnswerStore } from './store.ts';

export type AnswerCacheConfig = NonNullable<Config['answerCache']>;

interface Deployment {
  readonly answerCache: AnswerCacheConfig | null;
  readonly cursorSecret: string;
  readonly reportingCurrency: string;
  readonly campaignThresholds: CampaignThresholds;
  readonly log: Logger;
  readonly metrics: Metrics;
}

export async function openAnswering(
  options: Deployment,
  schema: GraphQLSchema,
): Promise<Answering & { close(): void }> {
  const { answerCache, cursorSecret, log, metrics } = options;
  const store = answerCache && (await openStore(answerCache, cursorSecret, log));
  return {
    policies: new CachePolicies(schema),
    answers: store && new SharedAnswers(store, (found) => metrics.sharedAnswer(found)),
    deployment: deploymentOf(options, schema),
    close: () => store?.close(),
  };
}

async function openStore(
  { redisUrl, bytes }: AnswerCacheConfig,
  secret: string,
  log: Logger,
): Promise<AnswerStore> {
  if (redisUrl === null) return memoryStore(bytes);
  // A fifth of all that a server would load otherwise.
  const { redisStore } = await import('./redis-store.ts');
  return redisStore(redisUrl, secret, log);
}

/** The same for servers that would answer the same: of one contract, over the same databases, with the same settings. */
function deploymentOf(
  { answerCache, cursorSecret, reportingCurrency, campaignThresholds }: Deployment,
  schema: GraphQLSchema,
): string {
  const parts = [
    answerCache?.databases,
    cursorSecret,
    reportingCurrency,
    campaignThresholds,
    printSchema(schema),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
