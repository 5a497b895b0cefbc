import type { Caller, Scope } from '../../kernel/caller.ts';
import { forbidden, RequestRefused, unauthenticated } from '../../kernel/errors.ts';
import type { QueryShape } from '../query-shape.ts';
import { meets, refusal, type Demand } from './demand.ts';

const exploring = [['operations:explore']] as const satisfies readonly (readonly Scope[])[];

/** What the schema's root types demand. */
export interface RootDemands {
  readonly query: Demand;
  /** A subscription's fields are never null, so that whoever may not read them is refused whole. */
  readonly subscription: Demand;
}

/** Who may come in at all, who may be told of what happens, and who may ask for the schema itself. */
export function mayEnter(
  { kind, introspects }: QueryShape,
  caller: Caller,
  { query, subscription }: RootDemands,
): void {
  if (!meets(caller, query)) throw unauthenticated('Sign in first.', false);
  if (kind === 'subscription' && !meets(caller, subscription)) {
    const { message, extensions } = refusal('A subscription', subscription, caller);
    throw new RequestRefused(message, { ...extensions, code: 'FORBIDDEN' }, 403);
  }
  if (!introspects || meets(caller, exploring)) return;
  const { message } = forbidden('Introspection', exploring);
  throw new RequestRefused(message, { code: 'FORBIDDEN', requiredScopes: exploring }, 403);
}
