import type { Facts } from '../../../figures/measures.ts';
import type { ReviewGroup, TicketGroup } from '../../../sources/support/index.ts';
import type { RequestContext } from '../../context.ts';
import type { MetricsDimension } from '../../generated/resolvers.ts';
import { isStep } from './dimensions.ts';
import { ticketLeads } from './leads.ts';
import { salesValue } from './sales-facts.ts';
import { inGroups, type FactScope, type GroupedFacts } from './scope.ts';

type TicketLeads = NonNullable<Awaited<ReturnType<typeof ticketLeads>>>;

/** What a ticket or a review shows of a dimension, of itself or of what it leads to. */
const valueIn =
  (scope: FactScope, { customers, orders }: TicketLeads, issues: ReadonlyMap<string, string>) =>
  (row: Partial<TicketGroup>, dimension: MetricsDimension): string | null => {
    const {
      product_group = null,
      sku = null,
      issue_key = null,
      ticket_channel = null,
      step_from = null,
    } = row;
    if (dimension === 'ISSUE') return issue_key === null ? null : (issues.get(issue_key) ?? issue_key);
    if (dimension === 'TICKET_CHANNEL') return ticket_channel;
    const customer = customers?.rowOf(row.customer_group ?? null);
    const order = orders?.rowOf(row.order_group ?? null);
    const led = { ...nothing, ...order, ...customer, product_group, sku, step_from };
    return salesValue(scope)(
      { ...led, channel: order?.channel ?? null, order_country: order?.order_country ?? null },
      dimension,
    );
  };

const nothing = {
  order_country: null,
  channel: null,
  customer_country: null,
  region: null,
  age_band: null,
  acquisition_channel: null,
  segment: null,
};

const added =
  <Name extends string>(names: readonly Name[]) =>
  (rows: readonly Readonly<Record<Name, number>>[]) =>
    Object.fromEntries(
      names.map((name) => [name, rows.reduce((sum, row) => sum + row[name], 0)]),
    ) as Readonly<Record<Name, number>>;

const ticketSums = added(['tickets', 'ratings', 'good_ratings', 'solved', 'solved_at_once']);
const reviewSums = added(['answers', 'promoters', 'detractors']);

const groupsOf = (
  { range, steps, by, products, skuKeys, issues, ticketChannels }: FactScope,
  { customers, orders }: TicketLeads,
) => ({
  ...range,
  ...steps,
  by: by.filter((dimension) => !isStep(dimension)),
  productGroups: products.packed,
  customerGroups: customers?.packed ?? [],
  orderGroups: orders?.packed ?? [],
  skuKeys,
  issues,
  ticketChannels,
});

/** An issue goes by one name in all groups, whatever its letter case is in each. */
function issueNames(rows: readonly TicketGroup[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { issue_key, issue } of rows) {
    if (issue_key === null || issue === null) continue;
    const known = names.get(issue_key);
    if (known === undefined || issue < known) names.set(issue_key, issue);
  }
  return names;
}

/** Null where the company keeps no tickets. */
export async function ticketFacts(
  scope: FactScope,
  _: ReadonlySet<never>,
  context: RequestContext,
): Promise<GroupedFacts<Partial<Facts['tickets']>> | null> {
  const { support } = context.sources;
  const leads = await ticketLeads(scope, support.leadsOfTicketsIn, context);
  if (!leads) return null;
  const rows = await support.groupedTickets({
    ...groupsOf(scope, leads),
    ofCustomers: scope.customerKeys !== null,
    ofOrders: scope.channels !== null || scope.countries !== null,
  });
  return (
    rows && {
      groups: inGroups(rows, scope, valueIn(scope, leads, issueNames(rows)), ticketSums),
      nothing: ticketSums([]),
    }
  );
}

/** Null where the company keeps no reviews. */
export async function reviewFacts(
  scope: FactScope,
  _: ReadonlySet<never>,
  context: RequestContext,
): Promise<GroupedFacts<Facts['reviews']> | null> {
  const { support } = context.sources;
  const leads = await ticketLeads(scope, support.leadsOfReviewsIn, context);
  if (!leads) return null;
  const rows = await support.groupedReviews({
    ...groupsOf(scope, leads),
    ofCustomers: scope.customerKeys !== null,
    ofOrders: false,
  });
  const valueOf = (row: ReviewGroup, dimension: MetricsDimension) =>
    valueIn(scope, leads, new Map())(row, dimension);
  return rows && { groups: inGroups(rows, scope, valueOf, reviewSums), nothing: reviewSums([]) };
}

/** Null where the company records no visits; of days without any, nothing is known. */
export async function visitFacts(
  { range, by, steps, channels, ...scope }: FactScope,
  _: ReadonlySet<never>,
  { sources: { sales } }: RequestContext,
): Promise<GroupedFacts<Facts['visits']> | null> {
  const rows = await sales.groupedSessions({
    ...range,
    ...steps,
    byChannel: by.includes('CHANNEL'),
    channels,
  });
  const visited = { range, by, steps, channels, ...scope };
  return (
    rows && {
      groups: inGroups(
        rows,
        visited,
        (row, dimension) => (isStep(dimension) ? row.step_from : row.channel),
        added(['sessions']),
      ),
      nothing: null,
    }
  );
}
