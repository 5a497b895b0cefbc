import type { FastifyRequest } from 'fastify';
import { dayOf } from '../../domain/calendar.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Metrics } from '../../observability/metrics.ts';
import type { Budgets } from '../../operations/cost/budgets.ts';
import { costOfGivingAgain } from '../../operations/cost/index.ts';
import type { ListedOperations } from '../../operations/trusted-documents/registry.ts';
import type { Entity, Freshness } from '../entity-tags.ts';
import {
  ageOf,
  sightOf,
  type AnswerMemory,
  type CachedAnswer,
  type CachedResponse,
} from './cached-answer.ts';

interface ResponseParts {
  readonly memory: AnswerMemory;
  readonly budgets: Budgets;
  readonly clock: () => Date;
  readonly manifest: ListedOperations;
  readonly metrics: Metrics;
}

/** Takes what was sent for a cached answer. */
export type KeepResponse = (entity: Entity, answer: CachedAnswer) => void;

/**
 * Cached answers as they were sent, by what a request literally says, so that one that comes again is not even read. They
 * stand before all that would find an answer, and what is not among them goes the long way.
 */
export class CachedResponses {
  readonly #parts: ResponseParts;

  constructor(parts: ResponseParts) {
    this.#parts = parts;
  }

  /**
   * What was sent for the same request, once its caller has paid for it, or how to keep what will be sent. Throws
   * MAX_COST_EXCEEDED and THROTTLED.
   */
  find(
    request: FastifyRequest,
    caller: Caller,
  ): { readonly entity: Entity; readonly freshness: Freshness } | KeepResponse {
    const { memory, manifest, metrics } = this.#parts;
    const key = keyOf(request, sightOf(caller), dayOf(this.#parts.clock()));
    const { registry } = manifest;
    const found = key.length <= longestKey ? memory.get(key) : undefined;
    if (typeof found === 'object' && found.registry === registry) {
      const { entity, answer } = found;
      const age = ageOf(answer, Date.now());
      if (age < answer.maxAge) {
        this.#charge(request, caller, found);
        metrics.sharedAnswer('kept');
        return { entity, freshness: { maxAge: answer.maxAge, age } };
      }
    }
    return (entity, { madeAt, maxAge, cost }) => {
      const { observed } = request;
      if (!observed?.cost || key.length > longestKey) return;
      const { operation, document } = observed;
      memory.set(key, {
        entity,
        answer: { madeAt, maxAge },
        cost: { requested: observed.cost.requested, actual: costOfGivingAgain(cost) },
        registry,
        operation,
        document,
      });
    };
  }

  /** As the pipeline of an operation does it, and tells it. */
  #charge({ observed }: FastifyRequest, caller: Caller, { cost, operation, document }: CachedResponse): void {
    const { budgets } = this.#parts;
    observed?.beginOperation();
    if (observed) observed.document = document;
    observed?.nameOperation('query', operation);
    try {
      budgets.spend(caller, cost.requested);
      budgets.refund(caller, cost.requested - cost.actual);
      observed?.addCost(cost);
    } finally {
      observed?.endOperation([]);
    }
  }
}

/** In characters. V8 tells texts from 16,384 on apart by their lengths alone, until it compares them. */
const longestKey = 16_000;

/** The headers that decide, beside credentials, what a request is answered, or whether it is. */
const decisiveHeaders = [
  'accept',
  'content-type',
  'host',
  'origin',
  'sec-fetch-site',
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'x-opsgraph-cost',
  'x-opsgraph-trace',
] as const;

/** All that the answer to a request follows from, in the letters that it came in. */
function keyOf({ method, url, headers, body }: FastifyRequest, sight: string, today: string): string {
  const given = JSON.stringify(decisiveHeaders.map((name) => headers[name]));
  const asked = method === 'POST' ? `POST ${String(body)}` : url;
  return `${today} ${sight} ${given} ${asked}`;
}
