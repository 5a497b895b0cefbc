import type { FastifyInstance } from 'fastify';
import type { Limits } from '../kernel/limits.ts';
import { compressAnswers } from './compression.ts';
import { refuseForeignPages, type AllowsOrigin } from './cross-origin.ts';
import { answerErrors, type RefusalForm } from './http-errors.ts';
import { answerInTime, holdAnswers, requireReadable } from './http-limits.ts';
import { signIn, type SignIn, type SignInRules } from './sign-in.ts';

/** What all transports share. */
export interface Edge extends SignIn {
  readonly limits: Limits;
  readonly allowsOrigin: AllowsOrigin;
  readonly onDefect: (error: unknown) => void;
}

/** What one transport has otherwise than the others. */
export interface TransportRules extends SignInRules {
  readonly form: RefusalForm;
  /** Whether a page of another origin, which may not read the answer, may ask all the same. */
  readonly takesForeign?: boolean;
}

/**
 * All that holds for requests of a transport, in one order: to be called in a scope of its own, before its routes. What
 * the headers say comes first, then who asks and whether that caller may, and only then is a body read.
 */
export async function openTransport(app: FastifyInstance, edge: Edge, rules: TransportRules): Promise<void> {
  const { limits, allowsOrigin } = edge;
  answerErrors(app, rules.form, edge);
  requireReadable(app, limits);
  if (!rules.takesForeign) refuseForeignPages(app, allowsOrigin);
  if (!rules.isStream) answerInTime(app, limits);
  signIn(app, edge, rules);
  holdAnswers(app, limits);
  // What is told as it happens is not collected until there is enough to pack.
  if (!rules.isStream) await compressAnswers(app);
}
