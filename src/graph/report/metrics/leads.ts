import type { DayRange } from '../../../domain/calendar.ts';
import { within } from '../../../figures/bounds.ts';
import type { CustomerLeadGroup, OrderLeadGroup } from '../../../sources/sales/index.ts';
import type { ParcelPart } from '../../../sources/logistics/index.ts';
import type { RequestContext } from '../../context.ts';
import type { MetricsDimension } from '../../generated/resolvers.ts';
import { dimensions } from './dimensions.ts';
import { salesDimensions } from './sales-facts.ts';
import type { FactScope } from './scope.ts';

/** Groups of what facts of other sources lead to; null where nothing of the kind is asked. */
export interface LeadGroups<Row> {
  readonly packed: readonly string[];
  readonly rowOf: (group: number | null) => Row | null;
}

const groupsOf = <Row extends { readonly keys: string }>(rows: readonly Row[]): LeadGroups<Row> => ({
  packed: rows.map(({ keys }) => keys),
  rowOf: (group) => (group === null ? null : (rows[group - 1] ?? null)),
});

const asks = ({ by }: FactScope, ...leads: (typeof dimensions)[MetricsDimension][1][]) =>
  by.some((dimension) => leads.includes(dimensions[dimension][1]));

const salesScope = (scope: FactScope, ...leads: (typeof dimensions)[MetricsDimension][1][]) => {
  const { skuKeys, customerKeys, channels, countries, products, by } = scope;
  const some = by.filter((dimension) => leads.includes(dimensions[dimension][1]));
  const none = { productGroups: [], skuKeys: null, customerKeys: null, channels: null, countries: null };
  return {
    ...none,
    by: salesDimensions(some),
    ...(leads.includes('product') && { productGroups: products.packed, skuKeys }),
    ...(leads.includes('customer') && { customerKeys }),
    ...(leads.includes('order') && { channels, countries }),
  };
};

interface TicketLeads {
  readonly customers: LeadGroups<CustomerLeadGroup> | null;
  readonly orders: LeadGroups<OrderLeadGroup> | null;
}

/** To which customers and orders tickets or reviews lead, as far as it is asked. Null where it is not kept. */
export async function ticketLeads(
  scope: FactScope,
  leadsOf: (
    days: DayRange,
  ) => Promise<{ customers: string; orders: string; emails: string; ordersNamed: string } | null>,
  { sources: { sales } }: RequestContext,
): Promise<TicketLeads | null> {
  const ofCustomers = scope.customerKeys !== null || asks(scope, 'customer');
  const ofOrders = scope.channels !== null || scope.countries !== null || asks(scope, 'order');
  if (!ofCustomers && !ofOrders) return { customers: null, orders: null };
  const leads = await leadsOf(scope.range);
  if (!leads) return null;
  const { ordersNamed, ...all } = leads;
  const [customers, orders] = await Promise.all([
    ofCustomers ? sales.groupsOfCustomers(salesScope(scope, 'customer'), all) : [],
    ofOrders ? sales.groupsOfOrders(salesScope(scope, 'order'), ordersNamed) : [],
  ]);
  if (!customers || !orders) return null;
  return { customers: ofCustomers ? groupsOf(customers) : null, orders: ofOrders ? groupsOf(orders) : null };
}

interface ParcelLeads {
  readonly orders: LeadGroups<OrderLeadGroup> | null;
  /** Whether parcels of no such order are left out. */
  readonly only: boolean;
}

/** To which orders, their lines and customers parcels lead: null in it where none is asked; null where it is not kept. */
export async function parcelLeads(
  scope: FactScope,
  day: ParcelPart,
  { sources: { logistics, sales } }: RequestContext,
): Promise<ParcelLeads | null> {
  const { skuKeys, customerKeys, channels, countries } = scope;
  const isFiltered = [skuKeys, customerKeys, channels, countries].some((one) => one !== null);
  if (!isFiltered && !asks(scope, 'product', 'customer', 'order')) return { orders: null, only: false };
  const { orders, count } = await logistics.ordersOfParcels(day, scope.range);
  within(count, 'the orders behind parcels', [orders]);
  const groups = await sales.groupsOfOrders(salesScope(scope, 'product', 'customer', 'order'), orders);
  return groups && { orders: groupsOf(groups), only: isFiltered };
}
