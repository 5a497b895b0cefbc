import type { ApolloServerPlugin } from '@apollo/server';
import type { OperationContext } from './request-context.ts';

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
