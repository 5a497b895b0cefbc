import type { QueryResolvers } from '../generated/resolvers.ts';
import { budgetFindings, findBudget } from './budget.ts';
import { valueOf } from './facts.ts';
import { total } from './figures.ts';
import { verdictOf, worstFirst } from './finding.ts';
import { checkInput, plannedProducts } from './input.ts';
import { answerTo } from './load.ts';
import { matchingSkus } from './matching-skus.ts';
import { factAnswersOf, unanswered } from './missing-rules.ts';
import { checkProduct } from './product.ts';

export const campaignQueries = {
  async campaignCheck(_, { input }, context) {
    checkInput(input, context.today);
    const [planned, paying] = await Promise.all([
      answerTo(() => plannedProducts(input, (filter) => matchingSkus(filter, context))),
      answerTo(async () => (input.budget == null ? null : await findBudget(input.budget, context))),
    ]);
    const plans = valueOf(planned);
    const products = await Promise.all((plans ?? []).map((plan) => checkProduct(plan, input, context)));
    const budget = valueOf(paying);
    const findings = worstFirst([
      ...(budget ? budgetFindings(budget, input.expectedSpend ?? '0') : []),
      ...unanswered([
        ['which products the filter lets through', planned],
        ['budget', paying],
        ...products.flatMap(({ facts }) => factAnswersOf(facts)),
      ]),
    ]);
    const totalOf = (figure: 'revenue' | 'grossProfit') =>
      plans &&
      total(
        products.map(({ figures }) => figures[figure]),
        context.reportingCurrency,
      );
    return {
      verdict: verdictOf([...findings, ...products.flatMap((product) => product.findings)]),
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      expectedRevenue: totalOf('revenue'),
      expectedGrossProfit: totalOf('grossProfit'),
      budget,
      findings,
      products,
    };
  },
} satisfies Partial<QueryResolvers>;
