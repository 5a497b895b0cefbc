import { allOf } from '../../figures/condition.ts';
import type { Sums } from '../../figures/entity.ts';
import { customerFigures } from '../customer-figures.ts';
import type { CustomerOrder, QueryResolvers } from '../generated/resolvers.ts';
import { memberSums } from './sums.ts';

export const byNumber: CustomerOrder = { field: 'NUMBER', direction: 'ASC' };

export const audienceQueries = {
  audience(_, { filter }, context) {
    const allowing = customerFigures.condition({ consent: { has: 'PROFILING' } }, context);
    const filtered = customerFigures.condition(filter, context);
    const condition = allOf([allowing, filtered].filter((part) => part !== null));
    const members = customerFigures.gathering(condition, byNumber, context);
    let sums: Promise<Sums<keyof typeof memberSums> | null> | undefined;
    return { members, sums: () => (sums ??= members.sums(memberSums)) };
  },
} satisfies Partial<QueryResolvers>;
