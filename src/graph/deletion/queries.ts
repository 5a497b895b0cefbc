import type { GraphQLResolveInfo } from 'graphql';
import { deletions } from '../../sources/index.ts';
import type { RequestContext } from '../context.ts';
import type {
  DeletedThing,
  DeletionResolvers,
  QueryDeletionsArgs,
  QueryResolvers,
} from '../generated/resolvers.ts';
import { resolverOf } from '../listing.ts';
import { ofParent } from '../told.ts';

/** Where each is kept. */
const tables: Readonly<Record<DeletedThing, readonly [source: keyof typeof deletions, table: string]>> = {
  CUSTOMER: ['sales', 'customers'],
  ORDER: ['sales', 'orders'],
  RETURN: ['sales', 'returns'],
  SHIPMENT: ['logistics', 'shipments'],
  TICKET: ['support', 'tickets'],
  FEEDBACK: ['support', 'feedback'],
  PRODUCT: ['inventory', 'products'],
  PURCHASE_ORDER: ['inventory', 'purchase_orders'],
};

const lists = new Map(
  Object.entries(tables).map(([of, [source]]) => [
    of,
    resolverOf(`deletions:${of}`, deletions[source], 'deletions', (sources) => sources[source].deletion),
  ]),
);

export const deletionQueries = {
  deletions(
    parent: unknown,
    { of, filter, ...page }: QueryDeletionsArgs,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) {
    const asked = {
      ...page,
      filter: { ...filter, kind: { eq: tables[of][1] } },
      orderBy: { field: 'DELETED_AT', direction: 'ASC' as const },
    };
    return lists.get(of)?.(parent, asked, context, info) ?? null;
  },
} satisfies Partial<QueryResolvers>;

export const Deletion = ofParent<DeletionResolvers>()({ deletedAt: ({ deleted_at }) => deleted_at });
