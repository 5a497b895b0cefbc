import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { currentRequest } from '../observability/request.ts';
import type { ErrorCode } from '../kernel/error-codes.ts';
import type { SourceName } from '../kernel/source-name.ts';
import type { Charge, CostReport } from '../operations/cost/index.ts';
import type { Admission } from '../operations/admission.ts';
import { asRefusal } from './http-status.ts';
import type { OperationContext } from './request-context.ts';

/** Asks admission when the operation is known and nothing has run, and settles its cost once it is answered. */
export function admitOperations(admission: Admission): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart(): Promise<GraphQLRequestListener<OperationContext>> {
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
          const { caller, answers, paidFrom } = contextValue;
          const variables = request.variables ?? {};
          try {
            const admitted = admission.admit({ document, operation, variables, caller, answers, paidFrom });
            contextValue.admitted = admitted;
            contextValue.access = admitted.access;
            ({ charge, refused } = admitted);
            if (refused) contextValue.noteRefusal();
            // The whole schema is told without a pause.
            if (admitted.operation.introspects)
              leave = await admission.queue.enter(caller, contextValue.signal);
          } catch (error) {
            throw asRefusal(error);
          }
        },
        async responseForOperation() {
          return (
            refused && {
              body: { kind: 'single', singleResult: refused },
              http: { headers: new HeaderMap() },
            }
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
