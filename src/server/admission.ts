import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { badUserInput } from '../domain/errors.ts';
import type { Limits } from '../domain/limits.ts';
import { currentRequest } from '../observability/request.ts';
import { Affordability, type Charge } from '../policy/cost/index.ts';
import { checkVariables } from '../policy/limits/variables.ts';
import { asRefusal } from './http-status.ts';
import { InputRules } from './input-rules.ts';
import type { OperationContext } from './request-context.ts';

/**
 * What must hold of an operation when it is known and nothing has run: its variables keep within bounds, its arguments
 * to the schema's rules, and its caller can pay for it. What it did not cost is given back once it is answered.
 */
export function admission(schema: GraphQLSchema, limits: Limits): ApolloServerPlugin<OperationContext> {
  const rules = new InputRules(schema);
  const affordability = new Affordability(schema, limits);
  return {
    async requestDidStart(): Promise<GraphQLRequestListener<OperationContext>> {
      let charge: Charge | undefined;
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (!operation) return;
          try {
            refuseAllButQueries(operation);
            checkVariables(request.variables ?? {}, limits);
            const { coerced } = getVariableValues(
              schema,
              operation.variableDefinitions ?? [],
              request.variables ?? {},
            );
            // Variables of the wrong type are refused, and named, by the execution itself.
            if (!coerced) return;
            rules.check(document, coerced);
            charge = affordability.charge(contextValue.caller, document, operation, coerced);
          } catch (error) {
            throw asRefusal(error);
          }
        },
        async willSendResponse({ request, response: { body } }) {
          if (!charge || body.kind !== 'single') return;
          const cost = charge.settle(body.singleResult.data);
          const observed = currentRequest();
          if (observed) observed.cost = { requested: cost.requestedQueryCost, actual: cost.actualQueryCost };
          if (request.http?.headers.get('x-opsgraph-cost') !== '1') return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        },
      };
    },
  };
}

/** What the schema has no type for would fail in the execution, in words for ourselves. */
function refuseAllButQueries({ operation }: OperationDefinitionNode): void {
  if (operation !== 'query') throw badUserInput(`This graph answers queries; it has no ${operation}.`);
}
