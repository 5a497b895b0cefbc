import type { ApolloServerPlugin } from '@apollo/server';
import type { Audit } from '../observability/audit.ts';
import type { OperationContext } from './request-context.ts';

/** Writes one line for each operation that gave out personal values. */
export function personalDataAudit(audit: Audit): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ operationName, queryHash, contextValue: { caller, personal } }) {
          if (personal.people.size === 0) return;
          audit.personalDataRead({
            caller: caller.id,
            operation: operationName ?? null,
            operationHash: queryHash,
            people: personal.people.size,
            fields: [...personal.fields].toSorted(),
          });
        },
      };
    },
  };
}
