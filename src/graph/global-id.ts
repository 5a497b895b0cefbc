import { badUserInput, mostMistakes, throwTogether } from '../kernel/errors.ts';
import { isBusinessKey } from '../domain/ids.ts';

/** Types whose instances `node(id:)` finds. */
export const nodeTypes = [
  'Product',
  'Customer',
  'Order',
  'Shipment',
  'Ticket',
  'Disruption',
  'Budget',
] as const;

export type NodeType = (typeof nodeTypes)[number];

/** The opaque id of a thing: its type and key, in base64url. */
export const globalId = (type: NodeType, key: string): string =>
  Buffer.from(`${type}:${key}`).toString('base64url');

export interface NodeKey {
  readonly type: NodeType;
  readonly key: string;
}

/** Reads ids that `globalId` made, by the argument's path. Throws BAD_USER_INPUT for all others. */
export function parseGlobalIds(
  ids: readonly (readonly [argument: string, id: string])[],
): readonly NodeKey[] {
  const read = ids.map(([argument, id]) => ({ argument, id, node: readGlobalId(id) }));
  const unknown = read.filter(({ node }) => node === null).slice(0, mostMistakes);
  throwTogether(
    unknown.map(({ argument, id }) =>
      badUserInput('This id was not given out by this graph.', {
        argument,
        got: id,
        wanted: 'an id that this graph gave out',
      }),
    ),
  );
  return read.flatMap(({ node }) => node ?? []);
}

/** The same where something else is expected too: null for anything else. */
export function readGlobalId(id: string): NodeKey | null {
  const decoded = Buffer.from(id, 'base64url').toString();
  const colon = decoded.indexOf(':');
  const type = nodeTypes.find((name) => name === decoded.slice(0, colon));
  const key = decoded.slice(colon + 1);
  return type && isBusinessKey(key) && globalId(type, key) === id ? { type, key } : null;
}
