import { unrestricted, type Caller } from '../../src/kernel/caller.ts';
import { credentialOf } from '../../src/callers/callers.ts';
import { unauthenticated } from '../../src/kernel/errors.ts';
import type { Graph } from './graph.ts';
import { operations } from './operations.ts';
import type { ServerOptions } from '../../src/server.ts';

/** Callers by their keys, so that a test sees where a key was looked for. */
export const byKey =
  (callers: Readonly<Record<string, Partial<Caller>>>): ServerOptions['identify'] =>
  async ({ headers }) => {
    const key = credentialOf(headers);
    const caller = key === null ? undefined : callers[key];
    if (!caller) throw unauthenticated('Send a key.', key !== null);
    return { ...unrestricted, ...caller };
  };

/** Nested objects as a table shows them: dotted columns. */
export function flat(value: object, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.entries(flat(inner, `${prefix}${name}.`))
        : [[`${prefix}${name}`, inner]],
    ),
  );
}

/** Every customer of the customer feed as the graph tells them, with a null for what a null object does not have. */
export async function everyCustomer(
  graph: Graph,
  columns: readonly string[],
): Promise<Record<string, unknown>[]> {
  const feed = operations.find(({ name }) => name === 'customer-feed')!.text;
  const rows: Record<string, unknown>[] = [];
  for (let after: string | null = null; ;) {
    const { data } = await graph.query(feed, { first: 500, after });
    rows.push(...data.customers.nodes.map((node: object) => flat(node)));
    if (!data.customers.pageInfo.hasNextPage) break;
    after = data.customers.pageInfo.endCursor;
  }
  return rows.map((row) => Object.fromEntries(columns.map((name) => [name, row[name] ?? null])));
}
