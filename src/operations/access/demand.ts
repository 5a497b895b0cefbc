import type { GraphQLError } from 'graphql';
import type { Caller, Scope } from '../../kernel/caller.ts';
import { forbidden, heldToBrands } from '../../kernel/errors.ts';

/** What only a caller has who is held to no brands. */
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

/** Why a caller who does not meet the demand gets nothing: for want of scopes, or for being held to brands. */
export function refusal(coordinate: string, demand: Demand, caller: Caller): GraphQLError {
  const scopes = demand.map((all) => all.filter((need) => need !== allBrands));
  return meets(caller, scopes) ? heldToBrands(coordinate) : forbidden(coordinate, scopes);
}
