import type { Scope } from '../../domain/caller.ts';
import { forbidden, RequestRefused, unauthenticated } from '../../domain/errors.ts';
import type { Operation } from '../operation.ts';
import { meets, type Demand } from './demand.ts';

const exploring: Demand = [['operations:explore' satisfies Scope]];

/** Who may come in at all, and who may ask for the schema itself. */
export function mayEnter({ caller, introspects }: Operation, query: Demand): void {
  if (!meets(caller, query)) throw unauthenticated('Sign in first.', false);
  if (!introspects || meets(caller, exploring)) return;
  const { message } = forbidden('Introspection', exploring);
  throw new RequestRefused(message, { code: 'FORBIDDEN', requiredScopes: exploring }, 403);
}
