import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { currentRequest } from '../observability/request.ts';
import type { Charge } from '../policy/cost/index.ts';
import type { Gate } from '../policy/gate.ts';
import { asRefusal } from './http-status.ts';
import type { OperationContext } from './request-context.ts';

/** Asks the gate when the operation is known and nothing has run, and settles its cost once it is answered. */
export function admission(gate: Gate): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart(): Promise<GraphQLRequestListener<OperationContext>> {
      let charge: Charge | null = null;
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (!operation) return;
          const { caller } = contextValue;
          try {
            const admitted = gate.admit({ document, operation, variables: request.variables ?? {}, caller });
            contextValue.access = admitted.access;
            charge = admitted.charge;
          } catch (error) {
            throw asRefusal(error);
          }
        },
        async willSendResponse({ request, contextValue, response: { body } }) {
          if (!charge || body.kind !== 'single') return;
          const cost = contextValue.givenAgain
            ? charge.settleGivenAgain()
            : charge.settle(body.singleResult.data);
          const observed = currentRequest();
          if (observed) observed.cost = { requested: cost.requestedQueryCost, actual: cost.actualQueryCost };
          if (request.http?.headers.get('x-opsgraph-cost') !== '1') return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        },
      };
    },
  };
}
