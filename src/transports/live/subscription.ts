import { whenAborted } from '../../kernel/abort.ts';
import { badRequest, requestEnded } from '../../kernel/errors.ts';
import { withinRequest } from '../../observability/request.ts';
import { documentReferenceOf, type Members } from '../../edge/operation-request.ts';
import { openingContext } from '../../edge/request-context.ts';
import { SubscriptionAccount, type LiveParts, type Subscriber, type Subscription } from './parts.ts';
import { Refused } from './refused.ts';
import { deliverEvents } from './deliver-events.ts';

/**
 * Begins a subscription: the same registry, limits, scopes and budget as for a query, by the same pipeline. Throws
 * Refused.
 */
export async function subscribe(
  live: LiveParts,
  subscriber: Subscriber,
  members: Members,
): Promise<Subscription> {
  const { session, observed } = subscriber;
  const life = new AbortController();
  live.budgets.refuseSpent(session.caller);
  try {
    const text = live.trustedDocuments.textOf(documentReferenceOf(members));
    if (text === null) throw badRequest('Name a subscription by its text, its hash or its id.');
    whenAborted(life.signal, live.openSubscriptions.enter(session.caller));
    whenAborted(session.signal, () => life.abort(session.signal.reason), life.signal);

    const request = { ...operationOf(members), query: text };
    const contextValue = openingContext(live.parts, session.caller, life.signal);
    const { body, http } = await live.documents.reading(text, session.caller, life.signal, () =>
      withinRequest(observed, () => live.apollo.executeOperation(request, { contextValue })),
    );
    life.signal.throwIfAborted();
    const { delivery = null, document = null } = contextValue.opening ?? {};
    if (!delivery || !document) {
      const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
      throw new Refused(errors, http.status ?? 400, Object.fromEntries(http.headers));
    }
    const account = new SubscriptionAccount();
    const begun = performance.now();
    const { field } = delivery;
    live.metrics.subscriptions(1, field, subscriber.transport);
    whenAborted(life.signal, () => live.metrics.subscriptions(-1, field, subscriber.transport));
    whenAborted(life.signal, () =>
      live.log.info(
        {
          requestId: observed.id,
          caller: session.caller.id,
          transport: subscriber.transport,
          operation: observed.operation,
          document: observed.document,
          ...account,
          milliseconds: Math.round(performance.now() - begun),
        },
        'subscription',
      ),
    );
    const events = deliverEvents({ live, subscriber, delivery, request, account, life });
    return { document, signal: life.signal, events: endingWith(events, life) };
  } catch (error) {
    life.abort(requestEnded);
    const refused = Refused.by(error, live.onDefect);
    if (refused.status < 500) live.budgets.noteRefusal(session.caller, subscriber.bytes);
    throw refused;
  }
}

/** What Apollo Server reads beside the text. Throws what is not of the right type. */
function operationOf({ operationName, variables }: Members) {
  if (operationName != null && typeof operationName !== 'string')
    throw badRequest('operationName must be a string.');
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables)))
    throw badRequest('variables must be an object.');
  return {
    ...(operationName != null && { operationName }),
    variables: (variables ?? {}) as Record<string, unknown>,
  };
}

/** A generator that waits does not hear that it shall return: its life is ended first. */
function endingWith<T>(
  events: AsyncGenerator<T, undefined>,
  life: AbortController,
): AsyncGenerator<T, undefined> {
  const end = () => life.abort(requestEnded);
  return {
    next: () => events.next(),
    return(value) {
      end();
      return events.return(value);
    },
    throw(error) {
      end();
      return events.throw(error);
    },
    async [Symbol.asyncDispose]() {
      end();
      await events.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
