import { setTimeout as sleep } from 'node:timers/promises';
import { nextTurn } from '../../kernel/event-loop.ts';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isErrorCode, statusOf } from '../../kernel/error-codes.ts';
import { defect, limitExceeded, RequestRefused, SourceUnavailable } from '../../kernel/errors.ts';
import type { Delivery } from '../../graph/subscription/delivery.ts';
import { ObservedRequest, withinRequest } from '../../observability/request.ts';
import { eventContext, requestContext, type OperationContext } from '../../edge/request-context.ts';
import { jsonWithin } from '../../edge/answers/written.ts';
import { withinDeadline } from '../../edge/deadline.ts';
import { refusalOf } from '../../edge/http-errors.ts';
import type { SubscriptionAccount, LiveAnswer, LiveParts, Subscriber, SubscriptionRequest } from './parts.ts';

export interface DeliveryOptions {
  readonly live: LiveParts;
  readonly subscriber: Subscriber;
  readonly delivery: Delivery;
  readonly request: SubscriptionRequest;
  readonly account: SubscriptionAccount;
  readonly life: AbortController;
}

/** What came of asking a batch of events: the answers, and what is to be asked again, and when. */
interface BatchResult {
  readonly answers: readonly LiveAnswer[];
  readonly again: readonly unknown[];
  readonly milliseconds: number;
}

/** Answers for a subscriber, one an event, for as long as it lives. Throws RequestRefused. */
export async function* deliverEvents(options: DeliveryOptions): AsyncGenerator<LiveAnswer, undefined> {
  const { live, subscriber, delivery, account, life } = options;
  try {
    for await (const events of delivery) {
      for await (const answer of answersTo(events, options)) {
        account.told += 1;
        live.metrics.eventsDelivered(delivery.field, 1);
        yield answer;
        await nextTurn();
        await subscriber.taken(life.signal);
      }
    }
    if (life.signal.reason instanceof RequestRefused) throw life.signal.reason;
    return undefined;
  } catch (error) {
    if (life.signal.aborted && !(life.signal.reason instanceof RequestRefused)) return undefined;
    const refused = refusalOf(life.signal.aborted ? life.signal.reason : error, live);
    account.codes = refused.codes;
    throw refused;
  } finally {
    life.abort();
  }
}

/**
 * What a caller cannot afford now, or may not be told while nobody can say whether it may be seen, is asked again later:
 * nothing is left out.
 */
async function* answersTo(events: readonly unknown[], options: DeliveryOptions): AsyncGenerator<LiveAnswer> {
  const { live, life } = options;
  let waiting = events;
  while (waiting.length > 0) {
    const asking = waiting;
    const { answers, again, milliseconds } = await live.batchQueue.run(() => askWithin(asking, options));
    yield* answers;
    waiting = again;
    if (again.length > 0) await sleep(milliseconds, undefined, { signal: life.signal });
  }
}

/** Asks with a deadline, and notes what it cost. */
async function askWithin(events: readonly unknown[], options: DeliveryOptions): Promise<BatchResult> {
  const { live, subscriber, account, life } = options;
  life.signal.throwIfAborted();
  const { eventTimeout, metrics } = live;
  const { id, arrivedAt: route } = subscriber.observed;
  const observed = new ObservedRequest({ id, method: 'EVENT', route, headers: {}, metrics });
  try {
    return await withinRequest(observed, () =>
      withinDeadline(life.signal, eventTimeout, (signal) => ask(events, signal, options)),
    );
  } finally {
    observed.endSpans();
    account.statements += observed.statements;
    account.cost += observed.cost?.actual ?? 0;
  }
}

/** All in one context: what their fields load is loaded together, for the statements of one event. */
async function ask(
  events: readonly unknown[],
  signal: AbortSignal,
  { live, subscriber, delivery, request }: DeliveryOptions,
): Promise<BatchResult> {
  const batch = requestContext(live.parts, subscriber.session.caller, false, signal);
  let visible: readonly unknown[];
  try {
    visible = await delivery.visible(events, batch);
  } catch (error) {
    if (!(error instanceof SourceUnavailable) && !signal.aborted) throw error;
    return { answers: [], again: events, milliseconds: live.retryAfter };
  }
  const outcomes = await Promise.all(visible.map((event) => askOne(batch, event, request, live)));
  const throttled = outcomes.flatMap((outcome) => ('retryAfterSeconds' in outcome ? [outcome] : []));
  return {
    answers: outcomes.flatMap((outcome) => ('retryAfterSeconds' in outcome ? [] : [outcome])),
    again: throttled.map(({ event }) => event),
    milliseconds: 1_000 * Math.max(0, ...throttled.map(({ retryAfterSeconds }) => retryAfterSeconds)),
  };
}

/** Throws RequestRefused where the caller may not be told at all any more. */
async function askOne(
  batch: OperationContext,
  event: unknown,
  request: SubscriptionRequest,
  { apollo, limits }: LiveParts,
): Promise<LiveAnswer | { readonly event: unknown; readonly retryAfterSeconds: number }> {
  const contextValue = eventContext(batch, event);
  const { body, http } = await apollo.executeOperation(request, { contextValue });
  if (body.kind !== 'single') throw new TypeError('An event comes in one piece.');
  const { data, errors, extensions: more } = body.singleResult;
  if (data === undefined) {
    const { code, retryAfterSeconds } = errors?.[0]?.extensions ?? {};
    if (code === 'THROTTLED') return { event, retryAfterSeconds: Number(retryAfterSeconds ?? 1) };
    throw refusedBy(errors ?? [], http.status);
  }
  const answer = { data, ...(errors && { errors }), ...(more && { extensions: more }) };
  if ((await jsonWithin(answer, limits.responseBytes)) !== null) return answer;
  const { message, extensions } = limitExceeded(
    `The event is longer than ${limits.responseBytes} bytes. Select less.`,
    { limit: 'responseBytes', maximum: limits.responseBytes },
  );
  return { errors: [{ message, extensions }] };
}

/** An answer that is nothing but errors, as the reason why there are no more. */
function refusedBy(
  [first, ...others]: readonly GraphQLFormattedError[],
  status: number | undefined,
): RequestRefused {
  const code = first?.extensions?.['code'];
  if (!first || !isErrorCode(code)) return defect();
  return new RequestRefused(
    first.message,
    { ...first.extensions, code },
    statusOf(code, status),
    {},
    others.map(({ message, extensions }) => new GraphQLError(message, { extensions: extensions ?? null })),
  );
}
