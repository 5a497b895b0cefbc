import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContextDidEncounterErrors,
  type GraphQLRequestContextDidResolveOperation,
  type GraphQLRequestContextDidResolveSource,
  type GraphQLRequestContextResponseForOperation,
  type GraphQLRequestContextValidationDidStart,
  type GraphQLRequestContextWillSendResponse,
  type GraphQLRequestListener,
  type GraphQLResponse,
} from '@apollo/server';
import type { FormattedExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../kernel/error-codes.ts';
import type { Limits } from '../kernel/limits.ts';
import { isUnknown, unknownOf, unknownsAtMost, type Unknown } from '../kernel/unknown.ts';
import type { StaleTable } from '../kernel/stale-table.ts';
import type { Audit } from '../observability/audit.ts';
import { currentRequest, unlisted } from '../observability/request.ts';
import type { Admission } from '../operations/admission.ts';
import type { Charge, CostReport } from '../operations/cost/index.ts';
import {
  errorsAtMost,
  inOrder,
  leaveOutErrors,
  pathsInVain,
  tellPlaces,
  toldErrors,
  type Path,
} from './answer-errors.ts';
import { OperationAnswer, type SharedAnswers } from './answers/shared-answers.ts';
import { writeAnswer } from './answers/written.ts';
import { enterHeavy } from './heavy-operations.ts';
import { responseTooLong } from './http-limits.ts';
import { answerInstead, asRefusal } from './http-status.ts';
import { auditPersonalData } from './personal-data-audit.ts';
import { isPersonal, type OperationContext } from './request-context.ts';
import { traceOf } from './statement-trace.ts';

export interface PipelineParts {
  readonly admission: Admission;
  readonly audit: Audit;
  readonly limits: Limits;
  /** Null where no answer is given again. */
  readonly answers: SharedAnswers | null;
  /** Which operations may be told by name in logs, metrics and traces. */
  readonly isListed: (name: string) => boolean;
  readonly onDefect: (error: unknown) => void;
}

/**
 * All that an operation passes on its way through Apollo Server, in one order. Each concern has something to do for few
 * operations, and is called for those alone.
 */
export const operationPipeline = (parts: PipelineParts): ApolloServerPlugin<OperationContext> => ({
  requestDidStart: async () => new OperationPipeline(parts),
});

type Context = OperationContext;

class OperationPipeline implements GraphQLRequestListener<Context> {
  readonly #parts: PipelineParts;
  readonly #observed = currentRequest();
  readonly #startedAt = Date.now();
  #charge: Charge | null = null;
  /** Where the answer lacks what databases worked for. */
  #inVain: readonly Path[] = [];
  /** Why values are unknown, as fields have found it, or as it was told with an answer that is given again. */
  #unknown: readonly Unknown[] = [];
  /** The stale tables that an answer stands on that is given again. */
  #stale: readonly StaleTable[] = [];
  /** How many errors of each code are left out. */
  readonly #leftOut = new Map<ErrorCode, number>();
  /** Null where the answer may not be kept. */
  #answer: OperationAnswer | null = null;
  /** Ends the turns that it has waited for. */
  #leave: (() => void) | undefined;
  #leaveHeavy: (() => void) | undefined;

  constructor(parts: PipelineParts) {
    this.#parts = parts;
    this.#observed?.beginOperation();
  }

  async didResolveSource({ queryHash }: GraphQLRequestContextDidResolveSource<Context>): Promise<void> {
    if (this.#observed) this.#observed.document = queryHash;
  }

  async validationDidStart({ document }: GraphQLRequestContextValidationDidStart<Context>) {
    return async (mistakes?: readonly Error[]) => tellPlaces(document, mistakes ?? []);
  }

  /** Admits an operation when it is known and nothing has run. */
  async didResolveOperation(run: GraphQLRequestContextDidResolveOperation<Context>): Promise<void> {
    const { document, operation, operationName, request, contextValue } = run;
    // Apollo's types promise one, but a document of several may not say which.
    if (!operation) return;
    const { admission, isListed } = this.#parts;
    const name = operationName && isListed(operationName) ? operationName : unlisted;
    this.#observed?.nameOperation(operation.operation, name);
    const { caller, answers, paidFrom, signal } = contextValue;
    const variables = request.variables ?? {};
    try {
      const admitted = admission.admit({ document, operation, variables, caller, answers, paidFrom });
      contextValue.admitted = admitted;
      contextValue.access = admitted.access;
      this.#charge = admitted.charge;
      if (admitted.refused) contextValue.noteRefusal();
      // The whole schema is told without a pause.
      if (admitted.operation.introspects) this.#leave = await admission.queue.enter(caller, signal);
    } catch (error) {
      throw asRefusal(error);
    }
  }

  /** Answers what graphql-js need not run: what is refused, what was made before, and what is compiled. */
  async responseForOperation(
    run: GraphQLRequestContextResponseForOperation<Context>,
  ): Promise<GraphQLResponse | null> {
    const { contextValue } = run;
    const { admitted } = contextValue;
    if (!admitted) return null;
    const { operation, variables, refused, isHeavy } = admitted;
    if (refused) return responseOf(refused);
    if (operation.cachePolicy.maxAge > 0) {
      this.#answer = new OperationAnswer(operation.cachePolicy, this.#startedAt, contextValue);
      const given = await this.#answer.find(this.#parts.answers, run);
      if (given) {
        this.#unknown = given.unknown;
        this.#stale = given.stale;
        return responseOf({ data: given.data });
      }
    }
    if (isHeavy) {
      const entered = await enterHeavy(this.#parts.admission.heavy.operations, contextValue);
      if (typeof entered !== 'function') {
        const response = responseOf({});
        answerInstead(response, entered);
        contextValue.noteRefusal();
        return response;
      }
      this.#leaveHeavy = entered;
    }
    const made = await operation.executor.answer(contextValue, variables);
    // Apollo Server tells nobody of errors that it is given with an answer.
    if (made?.errors) this.#inVain = pathsInVain(made.errors, contextValue);
    return made && responseOf({ ...made, ...(made.errors && { errors: this.#withoutUnknown(made.errors) }) });
  }

  /** Apollo Server formats one by one what is left of the errors. */
  async didEncounterErrors({
    errors,
    contextValue,
  }: GraphQLRequestContextDidEncounterErrors<Context>): Promise<void> {
    this.#inVain = pathsInVain(errors, contextValue);
    const failed = this.#withoutUnknown(errors);
    // What it gives us is what Apollo Server formats next, one by one.
    if (failed.length < errors.length) (errors as GraphQLError[]).splice(0, errors.length, ...failed);
    if (!contextValue.tellsAllErrors) leaveOutErrors(errors, this.#leftOut);
  }

  async willSendResponse(run: GraphQLRequestContextWillSendResponse<Context>): Promise<void> {
    this.#leave?.();
    this.#leaveHeavy?.();
    const { request, contextValue, response } = run;
    // No schema of ours answers in parts.
    if (response.body.kind !== 'single') return;
    const { singleResult } = response.body;
    if (run.errors ?? singleResult.errors) singleResult.errors = toldErrors(run.errors ?? [], singleResult);
    if (!contextValue.isFromCache) await contextValue.noteLeftOut();
    this.#tellUnknown(contextValue, singleResult);
    await this.#tellStale(contextValue, singleResult);
    this.#observed?.endOperation(
      (singleResult.errors ?? []).map(({ extensions }) => String(extensions?.['code'])),
    );
    const cost = this.#settle(contextValue, singleResult);
    if (cost && request.http?.headers.get('x-opsgraph-cost') === '1')
      singleResult.extensions = { ...singleResult.extensions, cost };
    if (singleResult.errors && !contextValue.tellsAllErrors)
      singleResult.errors = errorsAtMost(singleResult.errors, this.#leftOut);
    if (contextValue.traced)
      singleResult.extensions = { ...singleResult.extensions, trace: traceOf(contextValue) };
    const { audit, limits, onDefect } = this.#parts;
    // It may put a refusal in the place of the answer, which is then no longer kept.
    if (isPersonal(contextValue.personal)) await auditPersonalData(audit, onDefect, run);
    const text = this.#answer && (await this.#answer.keep(response, limits));
    if (request.http && !(await writeAnswer(response, text, limits.responseBytes)))
      answerInstead(response, responseTooLong(limits));
  }

  /** Keeps what only says that a value is unknown, which is told elsewhere, and returns what failed. */
  #withoutUnknown<Failure extends GraphQLFormattedError | GraphQLError>(
    errors: readonly Failure[],
  ): readonly Failure[] {
    const unknown = errors.filter(isUnknown);
    if (unknown.length === 0) return errors;
    this.#unknown = [...this.#unknown, ...unknown.map(unknownOf)];
    return errors.filter((error) => !isUnknown(error));
  }

  /** In the order of the answer, as its errors. */
  #tellUnknown({ unknowns, isFromCache }: OperationContext, result: FormattedExecutionResult): void {
    if (result.errors?.length === 0) delete result.errors;
    const noted = isFromCache ? [] : unknowns.all;
    if (this.#unknown.length + noted.length === 0) return;
    const unknown = unknownsAtMost(inOrder([...noted, ...this.#unknown], result.data));
    result.extensions = { ...result.extensions, unknown };
  }

  async #tellStale(
    { staleRead, isFromCache }: OperationContext,
    result: FormattedExecutionResult,
  ): Promise<void> {
    const stale = isFromCache ? this.#stale : await staleRead();
    if (stale.length > 0) result.extensions = { ...result.extensions, stale };
  }

  /** Settles what the operation cost; null where it was charged nothing. */
  #settle(
    { isFromCache, cacheEntry }: OperationContext,
    { data }: FormattedExecutionResult,
  ): CostReport | null {
    if (!this.#charge) return null;
    const cost = isFromCache
      ? this.#charge.settleFromCache(cacheEntry.cost)
      : this.#charge.settle(data, this.#inVain);
    cacheEntry.cost = cost.actualQueryCost;
    this.#observed?.addCost({ requested: cost.requestedQueryCost, actual: cost.actualQueryCost });
    return cost;
  }
}

const responseOf = (singleResult: FormattedExecutionResult): GraphQLResponse => ({
  body: { kind: 'single', singleResult },
  http: { status: undefined, headers: new HeaderMap() },
});
