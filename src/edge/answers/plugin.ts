import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import { answerKey, ageOf, type CachedAnswer } from './cached-answer.ts';
import type { Limits } from '../../kernel/limits.ts';
import type { Freshness } from '../entity-tags.ts';
import { responseTooLong } from '../http-limits.ts';
import { answerInstead } from '../http-status.ts';
import { isPersonal, type OperationContext } from '../request-context.ts';
import type { AnswerCaching, Deliver } from './shared-answers.ts';
import { jsonWithin, Written } from './written.ts';

type AnswerJson = Record<string, unknown>;

/**
 * Gives an answer again that was made for somebody who may see the same, once the operation has been admitted, says
 * for how long an answer may be kept (only one that is whole), and writes it, once. Comes last, when others have added
 * their extensions.
 */
export function cacheAnswers(
  { answers, deployment }: AnswerCaching,
  limits: Limits,
): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart(): Promise<GraphQLRequestListener<OperationContext>> {
      const madeAt = Date.now();
      let freshness: Freshness | null = null;
      let deliver: Deliver | undefined;
      let given: CachedAnswer | null = null;
      return {
        async responseForOperation({ source, operationName, request, contextValue }) {
          const { admitted } = contextValue;
          // Apollo's types promise an operation, but a document of several may not say which.
          if (!admitted) return null;
          const { caller, now, today, signal, traced, sharesAnswers, event } = contextValue;
          const { maxAge, scope } = admitted.operation.cachePolicy;
          if (maxAge === 0) return null;
          freshness = { maxAge: Math.min(maxAge, secondsLeftOf(now)), age: null };
          // A trace tells what the operation costs when it runs.
          if (!answers || scope === 'PRIVATE' || traced || !sharesAnswers) return null;
          const variables = request.variables ?? {};
          const operationParts = { document: source, operation: operationName, variables };
          const key = answerKey({ deployment, caller, today, event, ...operationParts });
          const found = await answers.find(key, signal);
          if (typeof found === 'function') {
            deliver = found;
            return null;
          }
          contextValue.isFromCache = true;
          contextValue.cacheEntry.cost = found.cost;
          given = found;
          freshness = { maxAge: found.maxAge, age: ageOf(found, Date.now()) };
          // Only what goes out as it is need not be read again.
          const data = (request.http ? new Written(found.text) : JSON.parse(found.text)) as AnswerJson;
          return { body: { kind: 'single', singleResult: { data } }, http: { headers: new HeaderMap() } };
        },
        async willSendResponse({ request, contextValue, response }) {
          const { unanswered, personal, cacheEntry } = contextValue;
          const { body } = response;
          if (body.kind !== 'single') return;
          const { data, errors, extensions } = body.singleResult;
          const isWhole = data && !errors?.length && unanswered.size === 0 && !isPersonal(personal);
          // Extensions tell of this request alone.
          cacheEntry.freshness = isWhole && !extensions ? freshness : null;
          const text = deliver && isWhole && freshness ? await jsonWithin(data, limits.responseBytes) : null;
          const { cost } = cacheEntry;
          const made = text !== null && freshness ? { text, cost, madeAt, maxAge: freshness.maxAge } : null;
          if (deliver) given = deliver(made);
          cacheEntry.shared = cacheEntry.freshness && given;
          if (!request.http) return;
          const result = { errors, data: text === null ? data : new Written(text), extensions };
          const whole = await jsonWithin(result, limits.responseBytes);
          // Others may have withheld the answer meanwhile.
          if (response.body !== body) return;
          if (whole === null) answerInstead(response, responseTooLong(limits));
          else body.singleResult = { data: new Written(`${whole}\n`) as unknown as AnswerJson };
        },
      };
    },
  };
}

/** Until the UTC day ends: what is told of periods and of today is then another. */
const secondsLeftOf = (now: Date): number => 86_400 - Math.floor((now.getTime() % 86_400_000) / 1_000);
