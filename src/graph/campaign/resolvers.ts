import type { QueryResolvers } from '../generated/resolvers.ts';
import { budgetFindings, findBudget } from './budget.ts';
import { valueOf } from './facts.ts';
import { totalsOf } from './figures.ts';
import { verdictOf, worstFirst } from './finding.ts';
import { checkInput, plannedProducts } from './input.ts';
import { answerTo } from './load.ts';
import { matchingSkus } from './matching-skus.ts';
import { factAnswersOf, noBudgets, staleFindings, unanswered } from './missing-rules.ts';
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
      ...staleFindings(await context.staleRead()),
      ...(input.budget != null && context.notKept.has('cogs.budgets') ? [noBudgets] : []),
      ...(budget ? budgetFindings(budget, input.expectedSpend ?? '0') : []),
      ...unanswered([
        ['which products the filter lets through', planned],
        ['budget', paying],
        ...products.flatMap(({ facts }) => factAnswersOf(facts)),
      ]),
    ]);
    const figures = plans && products.map((product) => product.figures);
    return {
      verdict: verdictOf([...findings, ...products.flatMap((product) => product.findings)]),
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      ...totalsOf(figures, context),
      budget,
      findings,
      products,
    };
  },
} satisfies Partial<QueryResolvers>;
