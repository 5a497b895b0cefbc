import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { isErrorCode, type ErrorCode } from '../kernel/error-codes.ts';
import { moreErrors } from '../kernel/errors.ts';
import { currentRequest } from '../observability/request.ts';
import { inOrder } from './errors-in-order.ts';
import type { OperationContext } from './request-context.ts';

/** How many errors an answer holds, of which the last counts those that are left out. */
const most = 100;

/**
 * Leaves out errors beyond a hundred, such as those of a database that is down under a page of thousands of fields, before
 * anybody works on them. Comes after whoever settles by errors. Tables hear of all: one of them may cost rows.
 */
export const errorsAtMost: ApolloServerPlugin<OperationContext> = {
  async requestDidStart() {
    const leftOut = new Map<ErrorCode, number>();
    const leaveOut = (errors: readonly Pick<GraphQLFormattedError, 'extensions'>[]): void => {
      for (const { extensions } of errors) {
        const code = isErrorCode(extensions?.['code']) ? extensions['code'] : 'INTERNAL_SERVER_ERROR';
        leftOut.set(code, (leftOut.get(code) ?? 0) + 1);
      }
      for (const code of leftOut.keys()) currentRequest()?.codes.add(code);
    };
    return {
      async didEncounterErrors({ errors, contextValue }) {
        if (contextValue.tellsAllErrors || errors.length <= most) return;
        // By rows: the answer, which would tell the order of their fields, is not there yet.
        const first = inOrder(errors, undefined);
        leaveOut(first.slice(most - 1));
        // What it gives us is what Apollo Server formats next, one by one.
        (errors as GraphQLError[]).splice(0, errors.length, ...first.slice(0, most - 1));
      },
      async willSendResponse({ contextValue, response: { body } }) {
        if (contextValue.tellsAllErrors || body.kind !== 'single') return;
        const { errors = [] } = body.singleResult;
        const told = leftOut.size === 0 && errors.length <= most ? errors : errors.slice(0, most - 1);
        leaveOut(errors.slice(told.length));
        if (leftOut.size > 0) body.singleResult.errors = [...told, moreErrors(leftOut).toJSON()];
      },
    };
  },
};
