import type { GraphQLError } from 'graphql';
import type { Caller, Scope } from '../../kernel/caller.ts';
import { forbidden, restrictedToBrands, RequestRefused, unauthenticated } from '../../kernel/errors.ts';

/** What only a caller has who is restricted to no brands. */
export const allBrands = 'all brands';

export type RequiredGrant = Scope | typeof allBrands;

/**
 * What something needs: all of at least one inner list, as in `@requiresScopes`. One empty inner list asks only that the
 * caller has signed in, as `@authenticated` does.
 */
export type Requirement = readonly (readonly RequiredGrant[])[];

export const signedIn: Requirement = [[]];
export const acrossBrands: Requirement = [[allBrands]];

/** Both requirements as one. */
export const both = (one: Requirement, other: Requirement): Requirement =>
  one.flatMap((some) => other.map((more) => [...new Set([...some, ...more])]));

/** Whether everyone who meets one requirement meets the other. */
export const implies = (one: Requirement, other: Requirement): boolean =>
  one.every((some) => other.some((more) => more.every((scope) => some.includes(scope))));

export const meets = ({ kind, scopes, brands }: Caller, requirement: Requirement): boolean =>
  kind !== 'anonymous' &&
  requirement.some((all) => all.every((need) => (need === allBrands ? brands === null : scopes.has(need))));

/** Something that is read or asked by (a condition, an order, a dimension), and what that requires. */
export interface Guard {
  readonly coordinate: string;
  readonly requirement: Requirement;
}

/** Why a caller who does not meet the requirement gets nothing: for want of scopes, or for being restricted to brands. */
export function refusal(coordinate: string, requirement: Requirement, caller: Caller): GraphQLError {
  const scopes = requirement.map((all) => all.filter((need) => need !== allBrands));
  return meets(caller, scopes) ? restrictedToBrands(coordinate) : forbidden(coordinate, scopes);
}

const exploring = [['operations:explore']] as const satisfies readonly (readonly Scope[])[];

/** What the schema's root types require. */
export interface RootRequirements {
  readonly query: Requirement;
  /** A subscription's fields are never null, so that whoever may not read them is refused whole. */
  readonly subscription: Requirement;
}

/** Who may come in at all, who may be told of what happens, and who may ask for the schema itself. */
export function mayEnter(
  { kind, introspects }: { readonly kind: string; readonly introspects: boolean },
  caller: Caller,
  { query, subscription }: RootRequirements,
): void {
  if (!meets(caller, query)) throw unauthenticated('Sign in first.', false);
  if (kind === 'subscription' && !meets(caller, subscription))
    throw RequestRefused.by(refusal('A subscription', subscription, caller));
  if (introspects && !meets(caller, exploring))
    throw RequestRefused.by(forbidden('Introspection', exploring));
}
