import { scopes, unrestricted, type Caller, type Scope } from '../kernel/caller.ts';
import { unauthenticated } from '../kernel/errors.ts';

/** Who may ask in development on loopback, by bearer token; whoever sends none is the developer. */
const demoCallers: ReadonlyMap<string, Caller> = new Map(
  [
    demo('demo-developer', scopes),
    demo('demo-marketer', ['product:read', 'customer:read', 'support:read', 'budget:read']),
    demo('demo-analyst', [
      'product:read',
      'cost:read',
      'customer:read',
      'support:read',
      'budget:read',
      'export',
      'operations:explore',
    ]),
    // An agency that works for one brand in one country.
    demo('demo-partner', ['product:read', 'customer:read'], { countries: ['DE'], brands: ['Fernweg'] }),
  ].map((caller) => [caller.id, caller]),
);

export const demoTokens: readonly string[] = [...demoCallers.keys()];

function demo(id: string, allowed: readonly Scope[], rows: Partial<Caller> = {}): Caller {
  return { ...unrestricted, id, scopes: new Set(allowed), ...rows };
}

/** Throws UNAUTHENTICATED for an unknown token, and for whoever does not ask on this machine itself. */
export function demoCaller(token: string | null, isLocal: boolean): Caller {
  if (!isLocal) {
    throw unauthenticated(
      'Demo callers ask on this machine, by the name of localhost, without a proxy, and not from a page elsewhere.',
      token !== null,
    );
  }
  const caller = demoCallers.get(token ?? 'demo-developer');
  if (!caller) throw unauthenticated(`The demo callers are ${demoTokens.join(', ')}.`, true);
  return caller;
}
