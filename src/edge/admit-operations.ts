import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import {
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  createSourceEventStream,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { currentRequest } from '../observability/request.ts';
import type { ErrorCode } from '../kernel/error-codes.ts';
import { badUserInput } from '../kernel/errors.ts';
import type { SourceName } from '../kernel/source-name.ts';
import type { Charge, CostReport } from '../operations/cost/index.ts';
import type { Admission } from '../operations/admission.ts';
import { asRefusal } from './http-status.ts';
import type { OperationContext } from './request-context.ts';
import type { Delivery } from '../graph/subscription/delivery.ts';

/** Asks admission when the operation is known and nothing has run, and settles its cost once it is answered. */
export function admitOperations(admission: Admission): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart({ schema }): Promise<GraphQLRequestListener<OperationContext>> {
      let charge: Charge | null = null;
      let refused: FormattedExecutionResult | null = null;
      let leave: (() => void) | undefined;
      let inVain: readonly Path[] = [];
      return {
        async didEncounterErrors({ errors, contextValue }) {
          inVain = errors.filter(workedInVain(contextValue)).map(({ path }) => path ?? []);
        },
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (!operation) return;
          const { caller, answers, opening } = contextValue;
          const variables = request.variables ?? {};
          try {
            const admitted = admission.admit({ document, operation, variables, caller, answers });
            contextValue.admitted = admitted;
            contextValue.access = admitted.access;
            ({ charge, refused } = admitted);
            if (refused) contextValue.noteRefusal();
            // The whole schema is told without a pause.
            if (admitted.operation.introspects)
              leave = await admission.queue.enter(caller, contextValue.signal);
            if (opening)
              Object.assign(
                opening,
                await openDelivery(schema, document, operation, variables, contextValue),
              );
          } catch (error) {
            throw asRefusal(error);
          }
        },
        async responseForOperation({ contextValue }) {
          // A subscription that has only begun has nothing to tell.
          const singleResult = contextValue.opening ? { data: null } : refused;
          return (
            singleResult && { body: { kind: 'single', singleResult }, http: { headers: new HeaderMap() } }
          );
        },
        async willSendResponse({ request, contextValue, response: { body } }) {
          leave?.();
          if (!charge || body.kind !== 'single') return;
          const cost = settled(charge, contextValue, body.singleResult, inVain);
          contextValue.cacheEntry.cost = cost.actualQueryCost;
          currentRequest()?.addCost({ requested: cost.requestedQueryCost, actual: cost.actualQueryCost });
          if (request.http?.headers.get('x-opsgraph-cost') !== '1') return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        },
      };
    },
  };
}

type Path = NonNullable<GraphQLFormattedError['path']>;

function settled(
  charge: Charge,
  context: OperationContext,
  { data }: FormattedExecutionResult,
  inVain: readonly Path[],
): CostReport {
  if (context.isFromCache) return charge.settleFromCache(context.cacheEntry.cost);
  if (context.opening?.delivery) return charge.settleBegun();
  return charge.settle(data, inVain);
}

/** What is found out only by what databases did for it. */
const foundOutLate: ReadonlySet<unknown> = new Set<ErrorCode>([
  'REPORT_TOO_LARGE',
  'FILTER_TOO_BROAD',
  'REQUEST_TIMEOUT',
  'REQUEST_ENDED',
]);

/** Errors behind which statements ran: they cost as much as an answer would have. */
const workedInVain =
  ({ strained }: OperationContext) =>
  ({ extensions }: GraphQLFormattedError): boolean =>
    foundOutLate.has(extensions?.['code']) ||
    (extensions?.['code'] === 'SOURCE_UNAVAILABLE' && strained.has(extensions['source'] as SourceName));

/** What an admitted subscription hears. Throws GraphQLError. */
async function openDelivery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  contextValue: OperationContext,
): Promise<{ readonly document: DocumentNode; readonly delivery: Delivery }> {
  const stream = await createSourceEventStream({
    schema,
    document,
    operationName: operation.name?.value ?? null,
    variableValues: variables,
    contextValue,
  });
  if (!('errors' in stream)) return { document, delivery: stream as Delivery };
  const [error] = stream.errors ?? [];
  // What GraphQL finds wrong with arguments has no code of its own.
  throw error?.extensions['code']
    ? error
    : badUserInput(error?.message ?? 'This cannot be subscribed to.', {
        nodes: error?.nodes ?? [operation],
        wanted: 'what the schema takes',
      });
}
