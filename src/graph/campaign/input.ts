import type { GraphQLError } from 'graphql';
import { addDays, type CalendarDate } from '../../domain/calendar.ts';
import { badUserInput, mostMistakes, throwTogether } from '../../kernel/errors.ts';
import type { Sku } from '../../domain/ids.ts';
import type { CampaignCheckInput } from '../generated/resolvers.ts';
import { campaignDays, type PlannedProduct } from './plan.ts';

const mostDays = 366;

/** Refuses, before anything is loaded, what cannot be a campaign. Throws BAD_USER_INPUT, for each part that is wrong. */
export function checkInput(input: CampaignCheckInput, today: CalendarDate): void {
  throwTogether([...mistakesIn(input, today)].slice(0, mostMistakes));
}

function* mistakesIn(input: CampaignCheckInput, today: CalendarDate): Iterable<GraphQLError> {
  const { startsOn, endsOn, budget, expectedSpend } = input;
  const ways = waysIn(input);
  if (ways.length !== 1) {
    const wanted = 'its products in exactly one of skus, products and filter';
    const used = ways.join(' and ') || 'none';
    yield badUserInput(`input must name ${wanted}; it uses ${used}.`, {
      argument: 'input',
      got: used,
      wanted,
    });
  }
  yield* namedTwice('skus', input.skus ?? []);
  yield* namedTwice('products', input.products?.map(({ sku }) => sku) ?? []);
  if (startsOn < today) yield mustBe('startsOn', startsOn, `${today} (today) or later`);
  if (startsOn > addDays(today, mostDays))
    yield mustBe('startsOn', startsOn, `at most ${mostDays} days ahead`);
  if (endsOn < startsOn) {
    const wanted = `${startsOn} or later`;
    yield badUserInput('input.endsOn must not lie before input.startsOn.', {
      argument: 'input.endsOn',
      got: endsOn,
      wanted,
    });
  } else if (campaignDays({ startsOn, endsOn }) > mostDays)
    yield mustBe('endsOn', endsOn, `within ${mostDays} days from input.startsOn`);
  if (expectedSpend != null && budget == null) {
    yield badUserInput('input.expectedSpend says what a budget shall pay: name it in input.budget.', {
      argument: 'input.budget',
      wanted: 'the budget that pays input.expectedSpend',
    });
  }
  if (expectedSpend?.startsWith('-')) {
    const bad = { argument: 'input.expectedSpend', got: expectedSpend, wanted: '0 or more' };
    yield badUserInput('input.expectedSpend must not be under 0.', bad);
  }
}

const mustBe = (field: string, got: unknown, wanted: string): GraphQLError =>
  badUserInput(`input.${field} must be ${wanted}.`, { argument: `input.${field}`, got, wanted });

const waysIn = ({ skus, products, filter }: CampaignCheckInput): readonly string[] =>
  Object.entries({ skus, products, filter }).flatMap(([name, value]) => (value == null ? [] : [name]));

function* namedTwice(field: 'skus' | 'products', skus: readonly Sku[]): Iterable<GraphQLError> {
  const seen = new Set<Sku>();
  for (const [index, sku] of skus.entries()) {
    if (seen.has(sku)) {
      const argument = `input.${field}[${index}]${field === 'products' ? '.sku' : ''}`;
      yield badUserInput(`input.${field} names ${sku} twice.`, {
        argument,
        got: sku,
        wanted: 'each product once',
      });
    }
    seen.add(sku);
  }
}

/** The products of a campaign; `matching` finds those of a filter. */
export async function plannedProducts(
  { skus, products, filter, discountPercent, expectedUpliftPercent }: CampaignCheckInput,
  matching: (filter: NonNullable<CampaignCheckInput['filter']>) => Promise<readonly Sku[]>,
): Promise<readonly PlannedProduct[]> {
  const common = { discountPercent, upliftPercent: expectedUpliftPercent };
  if (products) {
    return products.map((product) => ({
      sku: product.sku,
      discountPercent: product.discountPercent ?? discountPercent,
      upliftPercent: product.expectedUpliftPercent ?? expectedUpliftPercent,
    }));
  }
  const found = skus ?? (filter ? await matching(filter) : []);
  return found.map((sku) => ({ sku, ...common }));
}
