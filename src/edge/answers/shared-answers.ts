import type { GraphQLRequestContextResponseForOperation, GraphQLResponse } from '@apollo/server';
import { unlessAborted } from '../../kernel/abort.ts';
import { addDays, dayOf, startOfDay } from '../../domain/calendar.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { Metrics } from '../../observability/metrics.ts';
import type { CachePolicy } from '../../operations/compiled/cache-policy.ts';
import type { Freshness } from '../entity-tags.ts';
import { isPersonal, type OperationContext } from '../request-context.ts';
import {
  ageOf,
  answerKey,
  read,
  written,
  type AnswerParts,
  type AnswerStore,
  type CachedAnswer,
} from './cached-answer.ts';
import { jsonWithin, writtenData } from './written.ts';

/**
 * To be called once with what was answered, or with null where that may not be given to others. Returns what will be given
 * to others.
 */
type Deliver = (answer: CachedAnswer | null) => CachedAnswer | null;

/** In characters. A longer answer would push too many others out. */
const largest = 1_024 * 1_024;

/** Answers that were made before, and those that are being made now: of requests for the same, one is executed. */
export class SharedAnswers {
  readonly #store: AnswerStore;
  readonly #deployment: string;
  readonly #metrics: Metrics;
  /** Requests under way, by key. */
  readonly #making = new Map<string, Promise<CachedAnswer | null>>();

  /** `deployment` stands for the schema, the settings and the databases that answer. */
  constructor(store: AnswerStore, deployment: string, metrics: Metrics) {
    this.#store = store;
    this.#deployment = deployment;
    this.#metrics = metrics;
  }

  /** The answer, or how to deliver it once it is made. `signal` ends with the request that asks. */
  async find(parts: AnswerParts, signal: AbortSignal): Promise<CachedAnswer | Deliver> {
    const key = answerKey(this.#deployment, parts);
    const making = this.#making.get(key);
    if (making) {
      const answer = await unlessAborted(making, signal).catch(() => null);
      if (answer) {
        this.#metrics.sharedAnswer('joined');
        return answer;
      }
      // What went wrong for one need not for others. They do not wait for one another a second time.
      this.#metrics.sharedAnswer('made');
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
    this.#metrics.sharedAnswer(cached ? 'kept' : 'made');
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

type ToldBeside = Pick<CachedAnswer, 'unknown' | 'stale'>;

/**
 * The answer to one operation whose policy allows to keep it: given again where it was made for somebody who may see the
 * same, else kept, and only if it is whole.
 */
export class OperationAnswer {
  readonly #policy: CachePolicy;
  readonly #madeAt: number;
  readonly #context: OperationContext;
  #freshness: Freshness;
  #deliver: Deliver | undefined;
  #given: CachedAnswer | null = null;

  /** `madeAt`: when its making began, in milliseconds since 1970. */
  constructor(policy: CachePolicy, madeAt: number, context: OperationContext) {
    this.#policy = policy;
    this.#madeAt = madeAt;
    this.#context = context;
    this.#freshness = { maxAge: Math.min(policy.maxAge, secondsLeftOf(context.now)), age: null };
  }

  /** Its data and what is told beside them, where they were made for another request; null where they have to be made. */
  async find(
    answers: SharedAnswers | null,
    {
      source,
      operationName,
      request: { http, variables = {} },
    }: GraphQLRequestContextResponseForOperation<OperationContext>,
  ): Promise<({ data: Record<string, unknown> } & ToldBeside) | null> {
    const { caller, today, event, signal, traced, sharesAnswers, cacheEntry } = this.#context;
    // A trace tells what the operation costs when it runs.
    if (!answers || this.#policy.scope === 'PRIVATE' || traced || !sharesAnswers) return null;
    const operation = { document: source, operation: operationName, variables };
    const found = await answers.find({ caller, today, event, ...operation }, signal);
    if (typeof found === 'function') {
      this.#deliver = found;
      return null;
    }
    this.#context.isFromCache = true;
    cacheEntry.cost = found.cost;
    this.#given = found;
    this.#freshness = { maxAge: found.maxAge, age: ageOf(found, Date.now()) };
    // Only what goes out as it is need not be read again.
    const data = http ? writtenData(found.text) : (JSON.parse(found.text) as Record<string, unknown>);
    return { data, unknown: found.unknown, stale: found.stale };
  }

  /** Keeps what is answered, if it may be, and says for how long; returns its data as JSON where they were written for it. */
  async keep({ body }: GraphQLResponse, { responseBytes }: Limits): Promise<string | null> {
    if (body.kind !== 'single') return null;
    const { data, errors, extensions } = body.singleResult;
    const { unanswered, personal, cacheEntry } = this.#context;
    const isWhole = data && !errors?.length && unanswered.size === 0 && !isPersonal(personal);
    // Other extensions tell of this request alone.
    const { unknown = [], stale = [], ...own } = (extensions ?? {}) as Partial<ToldBeside>;
    cacheEntry.freshness = isWhole && Object.keys(own).length === 0 ? this.#freshness : null;
    const text = this.#deliver && isWhole ? await jsonWithin(data, responseBytes) : null;
    const { maxAge } = this.#freshness;
    const { cost } = cacheEntry;
    const made = text === null ? null : { text, unknown, stale, cost, madeAt: this.#madeAt, maxAge };
    if (this.#deliver) this.#given = this.#deliver(made);
    cacheEntry.shared = cacheEntry.freshness && this.#given;
    return text;
  }
}

/** Until the day ends: what is told of periods and of today is then another. */
const secondsLeftOf = (now: Date): number =>
  Math.ceil((startOfDay(addDays(dayOf(now), 1)).getTime() - now.getTime()) / 1_000);
