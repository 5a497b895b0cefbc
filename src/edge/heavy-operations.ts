import { GraphQLError } from 'graphql';
import { whenAborted } from '../kernel/abort.ts';
import { RequestRefused } from '../kernel/errors.ts';
import type { PerCallerQueue } from '../operations/limits/per-caller-queue.ts';
import type { OperationContext } from './request-context.ts';

/**
 * Heavy operations of one caller run a few at a time, and the others wait for their turn: returns how to end it, or why it
 * does not come.
 */
export async function enterHeavy(
  queue: PerCallerQueue,
  { caller, signal }: OperationContext,
): Promise<(() => void) | RequestRefused> {
  try {
    const leave = await queue.enter(caller, signal);
    // An answer that fails on its way out never says that it is answered.
    whenAborted(signal, leave);
    return leave;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return RequestRefused.by(error);
  }
}
