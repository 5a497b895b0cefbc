import type { GraphQLError } from 'graphql';
import type { Caller, Scope } from '../../kernel/caller.ts';
import { forbidden, restrictedToBrands, RequestRefused, unauthenticated } from '../../kernel/errors.ts';
import type { QueryShape } from '../query-shape.ts';

/** What only a caller has who is restricted to no brands. */
export const allBrands = 'all brands';

export type Need = Scope | typeof allBrands;

/**
 * What something needs: all of at least one inner list, as in `@requiresScopes`. One empty inner list asks only that the
 * caller has signed in, as `@authenticated` does.
 */
export type Demand = readonly (readonly Need[])[];

export const signedIn: Demand = [[]];
export const acrossBrands: Demand = [[allBrands]];

/** Both demands as one. */
export const both = (one: Demand, other: Demand): Demand =>
  one.flatMap((some) => other.map((more) => [...new Set([...some, ...more])]));

/** Whether everyone who meets one demand meets the other. */
export const implies = (one: Demand, other: Demand): boolean =>
  one.every((some) => other.some((more) => more.every((scope) => some.includes(scope))));

export const meets = ({ kind, scopes, brands }: Caller, demand: Demand): boolean =>
  kind !== 'anonymous' &&
  demand.some((all) => all.every((need) => (need === allBrands ? brands === null : scopes.has(need))));

/** What stands against a field: a condition, an order or a dimension that the caller may not ask by. */
export interface Refusal {
  readonly coordinate: string;
  readonly demand: Demand;
}

/** Why a caller who does not meet the demand gets nothing: for want of scopes, or for being restricted to brands. */
export function refusal(coordinate: string, demand: Demand, caller: Caller): GraphQLError {
  const scopes = demand.map((all) => all.filter((need) => need !== allBrands));
  return meets(caller, scopes) ? restrictedToBrands(coordinate) : forbidden(coordinate, scopes);
}

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
  if (kind === 'subscription' && !meets(caller, subscription))
    throw RequestRefused.by(refusal('A subscription', subscription, caller));
  if (introspects && !meets(caller, exploring))
    throw RequestRefused.by(forbidden('Introspection', exploring));
}
