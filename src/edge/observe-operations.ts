import type { ApolloServerPlugin } from '@apollo/server';
import { currentRequest, unlisted } from '../observability/request.ts';
import type { OperationContext } from './request-context.ts';

/** Tells the request which operation it runs and how that ended. `isListed` knows the names that may be told. */
export function observeOperations(isListed: (name: string) => boolean): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      const request = currentRequest();
      if (!request) return;
      request.beginOperation();
      return {
        async didResolveSource({ queryHash }) {
          request.document = queryHash;
        },
        async didResolveOperation({ operation, operationName }) {
          const name = operationName && isListed(operationName) ? operationName : unlisted;
          if (operation) request.nameOperation(operation.operation, name);
        },
        async willSendResponse({ response: { body } }) {
          const errors = body.kind === 'single' ? body.singleResult.errors : body.initialResult.errors;
          request.endOperation((errors ?? []).map(({ extensions }) => String(extensions?.['code'])));
        },
      };
    },
  };
}

const rounded = <Step extends { readonly milliseconds: number }>({ milliseconds, ...step }: Step) => ({
  ...step,
  milliseconds: Math.round(milliseconds * 100) / 100,
});

/**
 * `extensions.trace`: every SQL statement that the operation cost, and the plan of its filters step by step, for callers
 * who send `x-opsgraph-trace: 1`.
 */
export const statementTrace: ApolloServerPlugin<OperationContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, response: { body } }) {
        if (!contextValue.traced || body.kind !== 'single') return;
        const statements = contextValue.statements.map(rounded);
        const plan = contextValue.plan.map(rounded);
        body.singleResult.extensions = { ...body.singleResult.extensions, trace: { statements, plan } };
      },
    };
  },
};
