import type { Clause } from '../../../figures/catalogue.ts';
import { allOf, type Comparison, type Condition } from '../../../figures/condition.ts';
import { badUserInput } from '../../../kernel/errors.ts';
import { withAnyOf } from '../../listings.ts';

const comparison = (figure: string, operand: boolean): Comparison => ({
  kind: 'comparison',
  source: 'sales',
  figure,
  operator: 'eq',
  operand,
  holds: true,
});

const allOfSome = (parts: readonly Condition[]): Condition | null => (parts.length ? allOf(parts) : null);

const consents = {
  EMAIL: 'consentToEmail',
  SMS: 'consentToSms',
  POST: 'consentToPost',
  PROFILING: 'consentToProfiling',
};

interface ConsentFilter {
  readonly has?: keyof typeof consents | null;
  readonly hasNot?: keyof typeof consents | null;
}

function consent({ has, hasNot }: ConsentFilter): Condition | null {
  if (has && has === hasNot)
    throw badUserInput(`consent asks both for ${has} and for its absence.`, {
      argument: 'filter.consent',
      got: { has, hasNot },
      wanted: 'either has or hasNot of one consent',
    });
  return allOfSome([
    ...(has ? [comparison(consents[has], true)] : []),
    ...(hasNot ? [comparison(consents[hasNot], false)] : []),
  ]);
}

/** What a filter asks of customers otherwise than by comparing one figure. */
export const clauses = {
  consent: {
    shows: 'Customer.consent',
    filter: ['ConsentFilter', 'On what the customer agreed to.'],
    condition: consent,
  },
  boughtSku: {
    figure: 'boughtSku',
    shows: 'OrderLine.product',
    filter: [
      'BoughtSkuFilter',
      'On the products that the customer ordered at any time, in orders that were not cancelled.',
    ],
    condition: withAnyOf('sales', 'boughtSku', 'skus'),
  },
  boughtCategory: {
    figure: 'boughtCategory',
    shows: 'FavouriteCategory.category',
    filter: [
      'BoughtCategoryFilter',
      'On the categories that the customer ordered products of at any time, in orders that were not cancelled.',
    ],
    condition: withAnyOf('sales', 'boughtCategory', 'categories'),
  },
} satisfies Record<string, Clause>;
