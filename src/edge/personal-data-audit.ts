import type { GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { auditUnavailable } from '../kernel/errors.ts';
import type { Audit } from '../observability/audit.ts';
import { answerInstead } from './http-status.ts';
import type { OperationContext } from './request-context.ts';

/** A caller may name an operation at any length; its hash, beside the name, tells which it was. */
const nameLength = 100;

/**
 * Writes one line for an operation that gave out personal values or asked by them. Where it cannot be written, the
 * operation is refused instead: whoever answers for these data must be able to say who has them.
 */
export async function auditPersonalData(
  audit: Audit,
  onDefect: (error: unknown) => void,
  {
    operationName,
    queryHash,
    contextValue: { caller, personal },
    response,
  }: GraphQLRequestContextWillSendResponse<OperationContext>,
): Promise<void> {
  try {
    await audit.personalDataRead({
      caller: caller.id,
      operation: operationName?.slice(0, nameLength) ?? null,
      operationHash: queryHash,
      people: personal.people.size,
      fields: [...personal.fields].toSorted(),
      askedBy: [...personal.askedBy].toSorted(),
    });
  } catch (error) {
    onDefect(error);
    answerInstead(response, auditUnavailable());
  }
}
