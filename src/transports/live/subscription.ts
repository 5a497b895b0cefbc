import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type OperationDefinitionNode,
} from 'graphql';
import { whenAborted } from '../../kernel/abort.ts';
import { badRequest, badUserInput, requestEnded } from '../../kernel/errors.ts';
import type { Delivery } from '../../graph/subscription/delivery.ts';
import { placed } from '../../operations/input/place.ts';
import { idOf } from '../../operations/trusted-documents/manifest.ts';
import type { TrustedDocuments } from '../../operations/trusted-documents/trusted-documents.ts';
import { unlisted, withinRequest } from '../../observability/request.ts';
import { refusalOf } from '../../edge/http-errors.ts';
import { documentReferenceOf, type Members } from '../../edge/operation-request.ts';
import { operationIn } from '../../edge/read-document.ts';
import { requestContext } from '../../edge/request-context.ts';
import {
  SubscriptionAccount,
  type LiveAnswer,
  type LiveParts,
  type Subscriber,
  type Subscription,
  type SubscriptionRequest,
} from './parts.ts';
import { deliverEvents } from './deliver-events.ts';

/** Begins a subscription: the same registry, limits, scopes and budget as for a query. Throws RequestRefused. */
export async function subscribe(
  live: LiveParts,
  subscriber: Subscriber,
  request: SubscriptionRequest,
): Promise<Subscription> {
  const { session, observed } = subscriber;
  const life = new AbortController();
  try {
    whenAborted(life.signal, live.openSubscriptions.enter(session.caller));
    whenAborted(session.signal, () => life.abort(session.signal.reason), life.signal);
    observed.beginOperation();
    observed.document = idOf(request.query);
    const { document, delivery } = await withinRequest(observed, () =>
      begin(live, subscriber, request, life.signal),
    );
    observed.endOperation([]);
    life.signal.throwIfAborted();
    const account = accountOf(live, subscriber, delivery, life.signal);
    const events = deliverEvents({ live, subscriber, delivery, request, account, life });
    return { document, signal: life.signal, events: endedByReturn(events, life) };
  } catch (error) {
    life.abort(requestEnded);
    const refused = refusalOf(error, live);
    observed.endOperation(refused.codes);
    throw refused;
  }
}

/** What a request asks to be told, in whichever way it names that. Throws RequestRefused. */
export function requestOf(members: Members, trustedDocuments: TrustedDocuments): SubscriptionRequest {
  const query = trustedDocuments.textOf(documentReferenceOf(members));
  if (query === null) throw badRequest('Name a subscription by its text, its hash or its id.');
  return operationOf(query, members);
}

/** Throws RequestRefused for what is not of the right type. */
export function operationOf(query: string, { operationName, variables }: Members): SubscriptionRequest {
  if (operationName != null && typeof operationName !== 'string')
    throw badRequest('operationName must be a string.');
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables)))
    throw badRequest('variables must be an object.');
  return {
    query,
    ...(operationName != null && { operationName }),
    variables: (variables ?? {}) as Record<string, unknown>,
  };
}

/** Reads, admits and begins what is asked for. Throws GraphQLError. */
async function begin(
  { readDocument, admission, parts, schema, isListed }: LiveParts,
  { session: { caller }, observed }: Subscriber,
  { query, operationName, variables }: SubscriptionRequest,
  signal: AbortSignal,
): Promise<{ readonly document: DocumentNode; readonly delivery: Delivery }> {
  const document = await readDocument(query, caller, signal);
  const operation = operationIn(document, operationName);
  const name = operation.name?.value;
  observed.nameOperation(operation.operation, name !== undefined && isListed(name) ? name : unlisted);
  const contextValue = requestContext(parts, caller, false, signal);
  const { access, charge } = admission.admit({
    document,
    operation,
    variables,
    caller,
    answers: 'subscription',
    paidFrom: 'operations',
  });
  contextValue.access = access;
  let delivery: Delivery | null = null;
  try {
    delivery = await sourceOf(operation, {
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue,
    });
    return { document, delivery };
  } finally {
    const cost = delivery ? charge?.settleBegun() : charge?.settle(null);
    if (cost) observed.addCost({ requested: cost.requestedQueryCost, actual: cost.actualQueryCost });
  }
}

/** What an admitted subscription hears. */
async function sourceOf(operation: OperationDefinitionNode, args: ExecutionArgs): Promise<Delivery> {
  const stream = await createSourceEventStream(args);
  if (!('errors' in stream)) return stream as Delivery;
  const [error] = stream.errors ?? [];
  if (error?.extensions['code']) throw placed(error);
  if (error?.originalError) throw error.originalError;
  // What GraphQL finds wrong with arguments has no code of its own.
  throw badUserInput(error?.message ?? 'This cannot be subscribed to.', {
    nodes: error?.nodes ?? [operation],
    wanted: 'what the schema takes',
  });
}

/** Counts a subscription while it is open, and writes its line when it ends. */
function accountOf(
  { metrics, log }: LiveParts,
  { session: { caller }, observed, transport }: Subscriber,
  { field }: Delivery,
  life: AbortSignal,
): SubscriptionAccount {
  const account = new SubscriptionAccount();
  const begun = performance.now();
  metrics.subscriptions(1, field, transport);
  whenAborted(life, () => {
    metrics.subscriptions(-1, field, transport);
    log.info(
      {
        requestId: observed.id,
        caller: caller.id,
        transport,
        operation: observed.operation,
        document: observed.document,
        ...account,
        milliseconds: Math.round(performance.now() - begun),
      },
      'subscription',
    );
  });
  return account;
}

/** A generator that waits does not hear that it shall return: its life is ended first. */
function endedByReturn(
  events: AsyncGenerator<LiveAnswer, undefined>,
  life: AbortController,
): AsyncGenerator<LiveAnswer, undefined> {
  const finish = events.return.bind(events);
  events.return = (value) => {
    life.abort(requestEnded);
    return finish(value);
  };
  return events;
}
