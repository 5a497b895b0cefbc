import { printSchema, type GraphQLSchema } from 'graphql';
import { createHash } from 'node:crypto';
import type { Config } from '../../config.ts';
import type { CampaignThresholds } from '../../domain/campaign-thresholds.ts';
import type { Logger } from '../../observability/log.ts';
import type { Metrics } from '../../observability/metrics.ts';
import { CachePolicies } from '../../policy/caching/cache-policies.ts';
import type { Answering } from './plugin.ts';
import { redisStore } from './redis-store.ts';
import { SharedAnswers } from './shared-answers.ts';
import { memoryStore } from './store.ts';

export type AnswerCacheConfig = NonNullable<Config['answerCache']>;

interface Deployment {
  readonly answerCache: AnswerCacheConfig | null;
  readonly cursorSecret: string;
  readonly reportingCurrency: string;
  readonly campaignThresholds: CampaignThresholds;
  readonly log: Logger;
  readonly metrics: Metrics;
}

export function openAnswering(options: Deployment, schema: GraphQLSchema): Answering & { close(): void } {
  const { answerCache, log, metrics } = options;
  const store =
    answerCache &&
    (answerCache.redisUrl === null ? memoryStore(answerCache.bytes) : redisStore(answerCache.redisUrl, log));
  return {
    policies: new CachePolicies(schema),
    answers: store && new SharedAnswers(store, (found) => metrics.sharedAnswer(found)),
    deployment: deploymentOf(options, schema),
    close: () => store?.close(),
  };
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
