import type {
  BudgetCode,
  CustomerNumber,
  DisruptionNumber,
  OrderNumber,
  ShipmentNumber,
  Sku,
  TicketNumber,
} from '../../domain/ids.ts';
import type { RequestContext } from '../context.ts';
import { findCustomer, findOrder, findProduct } from '../entities.ts';
import type { QueryResolvers, ResolversTypes } from '../generated/resolvers.ts';
import { parseGlobalIds, type NodeType } from '../global-id.ts';

type FoundNode = Promise<object | null>;

/** How each type's instances are found by key: one line a type that implements Node. */
const finders: Partial<Record<NodeType, (key: string, context: RequestContext) => FoundNode>> = {
  Budget: (key, { sources }) => sources.cogs.budget.load(key as BudgetCode),
  Product: (key, context) => findProduct(key as Sku, context),
  Customer: (key, context) => findCustomer(key as CustomerNumber, context),
  Disruption: (key, { sources }) => sources.logistics.disruption.load(key as DisruptionNumber),
  Shipment: (key, { sources }) => sources.logistics.shipment.load(key as ShipmentNumber),
  Order: (key, context) => findOrder(key as OrderNumber, context),
  Ticket: (key, { sources }) => sources.support.ticket.load(key as TicketNumber),
};

/** The thing of a type that has this key, or null. May throw SourceUnavailable. */
export async function findByKey(
  type: NodeType,
  key: string,
  context: RequestContext,
): Promise<ResolversTypes['Node'] | null> {
  // Which type it is of is known before it is looked up; afterwards the schema's guard asks the same.
  context.access.require(type);
  const found = await finders[type]?.(key, context);
  return found ? ({ ...found, __typename: type } as never) : null;
}

export const nodeQueries = {
  async node(_, { id }, context) {
    const [found] = parseGlobalIds([['id', id]]).map(({ type, key }) => findByKey(type, key, context));
    return (await found) ?? null;
  },

  async nodes(_, { ids }, context) {
    // All ids are read before any is looked up.
    const keys = parseGlobalIds(ids.map((id, index) => [`ids[${index}]`, id]));
    return keys.map(({ type, key }) => findByKey(type, key, context)) as never;
  },
} satisfies Partial<QueryResolvers>;

export const Node = {
  __resolveType: ({ __typename }: { readonly __typename: NodeType }) => __typename,
};
