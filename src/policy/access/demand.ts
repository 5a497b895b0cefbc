import type { Caller, Scope } from '../../domain/caller.ts';

/**
 * The scopes that something needs: all of at least one inner list, as in `@requiresScopes`. One empty inner list asks
 * only that the caller has signed in, as `@authenticated` does.
 */
export type Demand = readonly (readonly Scope[])[];

export const signedIn: Demand = [[]];

/** Both demands as one. */
export const both = (one: Demand, other: Demand): Demand =>
  one.flatMap((some) => other.map((more) => [...new Set([...some, ...more])]));

/** Whether everyone who meets one demand meets the other. */
export const implies = (one: Demand, other: Demand): boolean =>
  one.every((some) => other.some((more) => more.every((scope) => some.includes(scope))));

export const meets = ({ kind, scopes }: Caller, demand: Demand): boolean =>
  kind !== 'anonymous' && demand.some((all) => all.every((scope) => scopes.has(scope)));
