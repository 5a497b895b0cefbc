/** What a caller may be allowed. Each scope opens the fields that `@requiresScopes` names it on. */
export const scopes = [
  'product:read',
  'cost:read',
  'customer:read',
  'customer:pii',
  'support:read',
  'budget:read',
  'export',
  'operations:explore',
] as const;
export type Scope = (typeof scopes)[number];

/** Who asks: known once per request (or connection), by token or key, and the same for every transport. */
export interface Caller {
  /** Names the caller in logs, budgets and caches: a token's subject, a key's name, never a secret. */
  readonly id: string;
  readonly kind: 'anonymous' | 'person' | 'machine';
  readonly scopes: ReadonlySet<Scope>;
  /** The only countries whose customers, orders, tickets and shipments this caller may see; null is all. */
  readonly countries: readonly string[] | null;
  /** The only brands whose products this caller may see; null is all. */
  readonly brands: readonly string[] | null;
  /** What this caller gets back each second to spend on operations; left out, what the settings give everybody. */
  readonly costPerSecond?: number;
}

/** Everything is open to this caller. */
export const unrestricted: Caller = {
  id: 'developer',
  kind: 'person',
  scopes: new Set(scopes),
  countries: null,
  brands: null,
};
