import type { Clause } from '../../../figures/catalogue.ts';
import { allOf, type Comparison, type Condition, type FigureArguments } from '../../../figures/condition.ts';
import { badUserInput } from '../../../kernel/errors.ts';

const comparison = (figure: string, operand: boolean, args?: FigureArguments): Comparison => ({
  kind: 'comparison',
  source: 'sales',
  figure,
  ...(args && { args }),
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

interface Choice {
  readonly eq?: string | null;
  readonly in?: readonly string[] | null;
}

/** Customers with an order of any of these. */
const bought =
  (figure: string, name: string) =>
  ({ eq, in: list }: Choice): Condition | null =>
    allOfSome(
      [...(eq == null ? [] : [[eq]]), ...(list == null ? [] : [list])].map((wanted) =>
        comparison(figure, true, { [name]: wanted }),
      ),
    );

/** What a filter asks of customers otherwise than by comparing one figure. */
export const clauses = {
  consent: {
    isOwn: true,
    shows: 'Customer.consent',
    filter: ['ConsentFilter', 'On what the customer agreed to.'],
    condition: consent,
  },
  boughtSku: {
    shows: 'OrderLine.product',
    filter: [
      'BoughtSkuFilter',
      'On the products that the customer ordered at any time, in orders that were not cancelled.',
    ],
    condition: bought('boughtSku', 'skus'),
  },
  boughtCategory: {
    shows: 'FavouriteCategory.category',
    filter: [
      'BoughtCategoryFilter',
      'On the categories that the customer ordered products of at any time, in orders that were not cancelled.',
    ],
    condition: bought('boughtCategory', 'categories'),
  },
} satisfies Record<string, Clause>;
