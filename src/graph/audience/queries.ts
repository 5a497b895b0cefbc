import { allOf } from '../../figures/condition.ts';
import type { Figures } from '../../figures/entity.ts';
import { Gathering } from '../../figures/gathering.ts';
import { readFilter } from '../../figures/read.ts';
import { Selection } from '../../figures/selection.ts';
import { allowsProfiling, customerEntity, customerFilter, customerOrder } from '../customer-filter.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { memberFigures } from './figures.ts';

export const byNumber = customerOrder({ field: 'NUMBER', direction: 'ASC' });

export const audienceQueries = {
  audience(_, { filter }, context) {
    const asked = readFilter(customerFilter, filter, context);
    const condition = allOf([allowsProfiling, ...(asked ? [asked] : [])]);
    const entity = customerEntity(context);
    const selection = new Selection(entity, condition, byNumber, context.notePlanStep);
    const members = new Gathering(selection, entity.source(entity.owner));
    let figures: Promise<Figures<keyof typeof memberFigures> | null> | undefined;
    return { members, figures: () => (figures ??= members.figures(memberFigures)) };
  },
} satisfies Partial<QueryResolvers>;
