import { newestFirst } from '../../sources/logistics/index.ts';
import { optionalConnection } from '../connection.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const disruptionQueries = {
  disruptions(_, { active = null, ...page }, context, info) {
    const { logistics } = context.sources;
    const activity = { active, today: context.today };
    return optionalConnection(context, page, info, {
      list: `disruptions:${active ?? 'all'}`,
      order: newestFirst,
      defaultSize: 20,
      page: (request) => logistics.disruptionPage(activity, request),
      count: () => logistics.disruptionCount(activity),
      toNode: (row) => row,
    });
  },
} satisfies Partial<QueryResolvers>;
