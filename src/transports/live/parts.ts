import type { ApolloServer } from '@apollo/server';
import type { DocumentNode, FormattedExecutionResult, GraphQLSchema } from 'graphql';
import type { Caller } from '../../kernel/caller.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { Logger } from '../../observability/log.ts';
import type { Metrics } from '../../observability/metrics.ts';
import type { ObservedRequest } from '../../observability/request.ts';
import type { Admission } from '../../operations/admission.ts';
import type { TrustedDocuments } from '../../operations/trusted-documents/trusted-documents.ts';
import { CallerCounts } from '../../edge/concurrency.ts';
import type { AllowsOrigin } from '../../edge/cross-origin.ts';
import type { documentReader } from '../../edge/read-document.ts';
import type { ContextParts, OperationContext } from '../../edge/request-context.ts';
import type { Arrival } from '../../edge/sign-in.ts';
import type { LiveSession } from './session.ts';
import { nextTurn } from '../../kernel/event-loop.ts';
import { bulkhead } from 'cockatiel';
import { limitExceeded } from '../../kernel/errors.ts';

/** What all transports of subscriptions share. */
export interface LiveParts {
  readonly apollo: ApolloServer<OperationContext>;
  readonly schema: GraphQLSchema;
  readonly trustedDocuments: TrustedDocuments;
  readonly admission: Admission;
  readonly readDocument: ReturnType<typeof documentReader>;
  /** Which operations may be told by name in logs, metrics and traces. */
  readonly isListed: (name: string) => boolean;
  readonly parts: ContextParts;
  /** Counts subscriptions over all transports. */
  readonly openSubscriptions: CallerCounts;
  readonly batchQueue: BatchQueue;
  readonly limits: Limits;
  /** How long a batch of events may take, in milliseconds. */
  readonly eventTimeout: number;
  /** How long to wait for a source that did not answer, in milliseconds. */
  readonly retryAfter: number;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly onDefect: (error: unknown) => void;
}

export interface WebSocketTransport extends LiveParts {
  readonly allowsOrigin: AllowsOrigin;
  readonly identify: (arrival: Arrival) => Promise<Caller>;
  /** Counts sockets whose caller is known. */
  readonly sockets: CallerCounts;
  /** Ends when the server is being taken out of service. */
  readonly leaving: AbortSignal;
}

export interface Subscriber {
  readonly session: LiveSession;
  /** The request, or the message, that the subscription came by. */
  readonly observed: ObservedRequest;
  readonly transport: 'websocket' | 'sse';
  /** Resolves when the client has taken what it was sent. */
  readonly taken: (signal: AbortSignal) => Promise<unknown>;
}

export interface Subscription {
  readonly document: DocumentNode;
  /** Answers, one an event. Throws RequestRefused where it ends for a reason that its client should know. */
  readonly events: AsyncGenerator<LiveAnswer, undefined>;
  /** Ends with it. */
  readonly signal: AbortSignal;
}

export type LiveAnswer = FormattedExecutionResult;

export interface SubscriptionRequest {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Record<string, unknown>;
}

/** What came of a subscription, for its line in the log. */
export class SubscriptionAccount {
  told = 0;
  statements = 0;
  cost = 0;
  codes: readonly string[] = [];
}

/** More at a time would keep requests waiting: many subscribers are told the same in one moment. */
const concurrentBatches = 8;

/** Lets a few batches of events be asked at once, yielding to the event loop before each. */
export class BatchQueue {
  readonly #slots = bulkhead(concurrentBatches, Number.POSITIVE_INFINITY);
  #last: Promise<unknown> = Promise.resolve();

  run<T>(ask: () => Promise<T>): Promise<T> {
    return this.#slots.execute(async () => {
      await (this.#last = this.#last.then(() => nextTurn()));
      return ask();
    });
  }
}

/** Somebody may leave at any time. */
const retryLater = { 'retry-after': '5' };

/**
 * What is open for as long as its client likes, over all transports: subscriptions, or their connections.
 * `what` names that to callers. Throws LIMIT_EXCEEDED.
 */
export const openConnections = (
  { subscriptions, subscriptionsPerCaller }: Limits,
  what: string,
): CallerCounts =>
  new CallerCounts((all, ofCaller) => {
    if (ofCaller >= subscriptionsPerCaller) {
      throw limitExceeded(
        `One caller may have at most ${subscriptionsPerCaller} ${what}.`,
        { limit: 'subscriptionsPerCaller', maximum: subscriptionsPerCaller },
        429,
        retryLater,
      );
    }
    if (all >= subscriptions) {
      throw limitExceeded(
        `This server has at most ${subscriptions} ${what}.`,
        { limit: 'subscriptions', maximum: subscriptions },
        503,
        retryLater,
      );
    }
  });
