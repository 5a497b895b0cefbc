import { GraphQLError } from 'graphql';
import { addDays, daysBetween, trailingDays, weekStarting } from '../../domain/calendar.ts';
import { SourceUnavailable } from '../../kernel/errors.ts';
import type { SourceName } from '../../kernel/source-name.ts';
import type { RequestContext } from '../context.ts';
import { disruptionsOf } from '../disruptions.ts';
import { priceIndexToday, pricedUnit, priceToday, unitCostToday } from '../economics.ts';
import type { ProductKey } from '../product/parent.ts';
import { productFigures } from '../product-figures.ts';
import { recordedPromise } from '../stock.ts';
import type { FactResult, ProductFacts } from './facts.ts';
import type { CampaignExtent } from './plan.ts';

const complaintDays = 90;
/** More issues than anybody tells apart. */
const mostIssues = 100;

/** What a question comes to; a source that is down costs this answer and no other. */
export async function answerTo<Value>(question: () => Promise<Value>): Promise<FactResult<Value>> {
  try {
    return { value: await question() };
  } catch (error) {
    if (error instanceof SourceUnavailable) return { unanswered: error.extensions['source'] as SourceName };
    if (error instanceof GraphQLError && error.extensions['code'] === 'EXCHANGE_RATE_MISSING') {
      return { withoutRate: error.message };
    }
    throw error;
  }
}

/** The same where the caller may read the field that tells it; nothing is loaded otherwise. */
const answerIfAllowed = async <Value>(
  field: string,
  source: SourceName,
  { access }: RequestContext,
  question: () => Promise<Value>,
): Promise<FactResult<Value>> => (access.may(field) ? answerTo(question) : { withheld: source });

/** All that is known of a product for a campaign. Products asked together cost one statement a fact. */
export async function factsOf(
  product: ProductKey,
  campaign: CampaignExtent,
  context: RequestContext,
): Promise<ProductFacts> {
  // First, for there may be a thousand products: of each all else is asked when its row is handed out, not in one go.
  const known = await answerTo(() => context.sources.inventory.product.load(product.sku));
  const [supply, economics, health] = await Promise.all([
    supplyOf(product, campaign, context),
    economicsOf(product, context),
    productHealthOf(product, campaign, context),
  ]);
  return { product: known, ...supply, ...economics, ...health };
}

async function supplyOf(
  product: ProductKey,
  { startsOn, endsOn, place }: CampaignExtent,
  context: RequestContext,
) {
  const { inventory } = context.sources;
  const monday = weekStarting(context.today);
  const weeks = { from: monday, until: addDays(weekStarting(endsOn), 7) };
  const firstWeek = daysBetween(monday, weekStarting(startsOn)) / 7;
  const lastWeek = daysBetween(monday, weekStarting(endsOn)) / 7;
  const [promise, capacity, leadTimeDays, disruptions] = await Promise.all([
    answerTo(async () => {
      const promise = await recordedPromise(product, { weeks: lastWeek + 1, place }, context);
      if (!promise) return null;
      const units = Math.min(...promise.weeks.slice(firstWeek).map(({ quantity }) => quantity));
      return { units, isWhole: promise.isWhole };
    }),
    answerTo(async () => {
      const rows = await inventory.capacityWeeks(weeks).load(product.sku);
      return rows?.length ? rows : null;
    }),
    answerTo(() => productFigures.load(product, 'leadTimeDays', context)),
    answerTo(() => disruptionsOf(product, true, context)),
  ]);
  return { promise, capacity, leadTimeDays, disruptions };
}

async function economicsOf(product: ProductKey, context: RequestContext) {
  const { sources, today, reportingCurrency } = context;
  const priced = priceToday(product, context);
  const [price, cost, rate, index] = await Promise.all([
    answerTo(() => priced),
    answerIfAllowed('Product.unitCost', 'cogs', context, async () => {
      const [unit, own] = [pricedUnit(product, context), unitCostToday(product, context)];
      const [price, { cost }] = await Promise.all([priced, unit, own]);
      return price ? cost() : own;
    }),
    answerTo(async () => {
      const [price, ratesInto] = await Promise.all([priced, sources.cogs.ratesOn.load(today)]);
      return price && ratesInto(reportingCurrency).exactMinor({ ...price, minor: 1 }, today);
    }),
    answerTo(() => priceIndexToday(product, context)),
  ]);
  return { price, cost, rate, priceIndex: index };
}

async function productHealthOf(product: ProductKey, { place }: CampaignExtent, context: RequestContext) {
  const { sources, today } = context;
  const complaints = { range: trailingDays(today, complaintDays), first: mostIssues };
  const [unitsSold, life, issues] = await Promise.all([
    answerTo(() => productFigures.load(product, 'demand', context, { place })),
    answerTo(() => productFigures.load(product, 'lifecycleStage', context)),
    answerIfAllowed('Product.support', 'support', context, () =>
      sources.support.topIssuesOfProduct(complaints).load(product.sku),
    ),
  ]);
  return { unitsSold, life, issues };
}
