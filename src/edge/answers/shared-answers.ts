import { printSchema, type GraphQLSchema } from 'graphql';
import { createHash } from 'node:crypto';
import type { Config } from '../../config/config.ts';
import type { CampaignThresholds } from '../../domain/campaign-thresholds.ts';
import type { Logger } from '../../observability/log.ts';
import type { Metrics } from '../../observability/metrics.ts';
import {
  answerMemory,
  memoryStore,
  read,
  written,
  type AnswerMemory,
  type AnswerStore,
  type CachedAnswer,
} from './cached-answer.ts';
import { unlessAborted } from '../../kernel/abort.ts';

export type AnswerCacheConfig = NonNullable<Config['answerCache']>;

export interface AnswerCaching {
  /** Null where none are shared. */
  readonly answers: SharedAnswers | null;
  /** Stands for the schema, the settings and the databases that answer. */
  readonly deployment: string;
}

interface OpenAnswering extends AnswerCaching {
  /** What this process keeps of answers; null where it keeps none. */
  readonly memory: AnswerMemory | null;
  close(): void;
}

interface Deployment {
  readonly answerCache: AnswerCacheConfig | null;
  readonly cursorSecret: string;
  readonly reportingCurrency: string;
  readonly campaignThresholds: CampaignThresholds;
  readonly log: Logger;
  readonly metrics: Metrics;
}

export async function openAnswering(options: Deployment, schema: GraphQLSchema): Promise<OpenAnswering> {
  const { answerCache, cursorSecret, log, metrics } = options;
  const memory = answerCache && answerMemory(answerCache.bytes);
  const store = answerCache && memory && (await openStore(answerCache, memory, cursorSecret, log));
  return {
    answers: store && new SharedAnswers(store, (found) => metrics.sharedAnswer(found)),
    deployment: deploymentOf(options, schema),
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

export type AnswerOrigin = 'kept' | 'joined' | 'made';

/**
 * To be called once with what was answered, or with null where that may not be given to others. Returns what will be given
 * to others.
 */
export type Deliver = (answer: CachedAnswer | null) => CachedAnswer | null;

/** In characters. A longer answer would push too many others out. */
const largest = 1_024 * 1_024;

/** Answers that were made before, and those that are being made now: of requests for the same, one is executed. */
export class SharedAnswers {
  readonly #store: AnswerStore;
  readonly #tell: (found: AnswerOrigin) => void;
  /** Requests under way, by key. */
  readonly #making = new Map<string, Promise<CachedAnswer | null>>();

  constructor(store: AnswerStore, tell: (found: AnswerOrigin) => void) {
    this.#store = store;
    this.#tell = tell;
  }

  /** The answer, or how to deliver it once it is made. `signal` ends with the request that asks. */
  async find(key: string, signal: AbortSignal): Promise<CachedAnswer | Deliver> {
    const making = this.#making.get(key);
    if (making) {
      const answer = await unlessAborted(making, signal).catch(() => null);
      if (answer) {
        this.#tell('joined');
        return answer;
      }
      // What went wrong for one need not for others. They do not wait for one another a second time.
      this.#tell('made');
      return (own) => this.#keep(key, own);
    }
    const { promise, resolve } = Promise.withResolvers<CachedAnswer | null>();
    this.#making.set(key, promise);
    const deliver = (answer: CachedAnswer | null) => {
      if (this.#making.get(key) === promise) this.#making.delete(key);
      resolve(answer);
      return answer;
    };
    // However a request ends, nobody waits for it longer.
    signal.addEventListener('abort', () => void deliver(null), { once: true });

    const text = await this.#store.get(key);
    const cached = text === undefined ? null : read(text, Date.now());
    this.#tell(cached ? 'kept' : 'made');
    if (cached) {
      deliver(cached);
      return cached;
    }
    return (answer) => deliver(this.#keep(key, answer));
  }

  /** Null where the answer is not to be given again. */
  #keep(key: string, answer: CachedAnswer | null): CachedAnswer | null {
    const text = answer && written(answer);
    if (!text || text.length > largest) return null;
    this.#store.set(key, text, answer.maxAge * 1_000);
    return answer;
  }
}
