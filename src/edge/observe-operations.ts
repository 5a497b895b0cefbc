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
