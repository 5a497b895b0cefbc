import { addDays, type CalendarDate } from '../../domain/calendar.ts';
import { badUserInput } from '../../kernel/errors.ts';
import type { Sku } from '../../domain/ids.ts';
import type { CampaignCheckInput } from '../generated/resolvers.ts';
import { campaignDays, type PlannedProduct } from './plan.ts';

const mostDays = 366;

/** Refuses, before anything is loaded, what cannot be a campaign. Throws BAD_USER_INPUT. */
export function checkInput(input: CampaignCheckInput, today: CalendarDate): void {
  const { startsOn, endsOn, budget, expectedSpend } = input;
  if (waysIn(input).length !== 1) {
    throw badUserInput(
      `input must name its products in exactly one of skus, products and filter; it uses ${waysIn(input).join(' and ') || 'none'}.`,
    );
  }
  refuseTwice('skus', input.skus ?? []);
  refuseTwice('products', input.products?.map(({ sku }) => sku) ?? []);
  if (startsOn < today) throw badUserInput(`input.startsOn must be ${today} (today) or later.`);
  if (startsOn > addDays(today, mostDays)) {
    throw badUserInput(`input.startsOn must be at most ${mostDays} days ahead.`);
  }
  if (endsOn < startsOn) throw badUserInput('input.endsOn must not lie before input.startsOn.');
  if (campaignDays({ startsOn, endsOn }) > mostDays) {
    throw badUserInput(`input.endsOn must be within ${mostDays} days from input.startsOn.`);
  }
  if (expectedSpend != null && budget == null) {
    throw badUserInput('input.expectedSpend says what a budget shall pay: name it in input.budget.');
  }
  if (expectedSpend?.startsWith('-')) throw badUserInput('input.expectedSpend must not be under 0.');
}

const waysIn = ({ skus, products, filter }: CampaignCheckInput): readonly string[] =>
  Object.entries({ skus, products, filter }).flatMap(([name, value]) => (value == null ? [] : [name]));

function refuseTwice(field: string, skus: readonly Sku[]): void {
  const seen = new Set<Sku>();
  for (const sku of skus) {
    if (seen.has(sku)) throw badUserInput(`input.${field} names ${sku} twice.`);
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
