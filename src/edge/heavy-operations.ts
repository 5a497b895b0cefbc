import { HeaderMap, type ApolloServerPlugin, type GraphQLResponse } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { whenAborted } from '../kernel/abort.ts';
import { RequestRefused } from '../kernel/errors.ts';
import type { PerCallerQueue } from '../operations/limits/per-caller-queue.ts';
import { answerInstead } from './http-status.ts';
import type { OperationContext } from './request-context.ts';

/**
 * Heavy operations of one caller run a few at a time, and the others wait for their turn. Comes after those who answer
 * without running anything.
 */
export const heavyOperations = (queue: PerCallerQueue): ApolloServerPlugin<OperationContext> => ({
  async requestDidStart() {
    const answered = new AbortController();
    return {
      async responseForOperation({ contextValue }) {
        const { caller, admitted, signal } = contextValue;
        if (!admitted?.isHeavy) return null;
        try {
          const leave = await queue.enter(caller, signal);
          whenAborted(answered.signal, leave);
          // An answer that fails on its way out is not sent by this pipeline.
          whenAborted(signal, leave, answered.signal);
          return null;
        } catch (error) {
          if (!(error instanceof GraphQLError)) throw error;
          const response: GraphQLResponse = {
            body: { kind: 'single', singleResult: {} },
            http: { status: undefined, headers: new HeaderMap() },
          };
          answerInstead(response, RequestRefused.by(error));
          contextValue.noteRefusal();
          return response;
        }
      },
      async willSendResponse() {
        answered.abort();
      },
    };
  },
});
