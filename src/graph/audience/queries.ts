import { allOf } from '../../figures/condition.ts';
import type { Sums } from '../../figures/entity.ts';
import { Gathering } from '../../figures/gathering.ts';
import { readFilter } from '../../figures/read.ts';
import { Selection } from '../../figures/selection.ts';
import { allowsProfiling, customerEntity, customerFilter, customerOrder } from '../customer-filter.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { memberSums } from './sums.ts';

export const byNumber = customerOrder({ field: 'NUMBER', direction: 'ASC' });

export const audienceQueries = {
  audience(_, { filter }, context) {
    const asked = readFilter(customerFilter, filter, context);
    const condition = allOf([allowsProfiling, ...(asked ? [asked] : [])]);
    const entity = customerEntity(context);
    const selection = new Selection(entity, condition, byNumber, context.notePlanStep);
    const members = new Gathering(selection, entity.source(entity.owner));
    let sums: Promise<Sums<keyof typeof memberSums> | null> | undefined;
    return { members, sums: () => (sums ??= members.sums(memberSums)) };
  },
} satisfies Partial<QueryResolvers>;
