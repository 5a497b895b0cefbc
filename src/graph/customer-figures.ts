import type { ShownBy } from '../figures/catalogue.ts';
import type { Condition } from '../figures/condition.ts';
import type { Entity } from '../figures/entity.ts';
import { Gathering } from '../figures/gathering.ts';
import { FigureInputs } from '../figures/inputs.ts';
import { Selection } from '../figures/selection.ts';
import { FigureValues } from '../figures/values.ts';
import { customerCatalogues, type sources } from '../sources/index.ts';
import type { RequestContext } from './context.ts';
import type { CustomerKey } from './customer/parent.ts';
import type { CustomerFilter, CustomerOrder } from './generated/resolvers.ts';

export type CustomerFigures = (typeof sources)['sales']['customers']['figures'];

/** What the sources define of customers: their figures, the filter and the orders. */
const inputs = new FigureInputs(customerCatalogues, 'number');

/** What each source knows of customers, for one request; no condition asks cogs. */
function customerEntity({ sources, today }: RequestContext): Entity {
  const matchers = {
    inventory: () => sources.inventory.customerMatcher,
    logistics: () => sources.logistics.customerMatcher(today),
    support: () => sources.support.customerMatcher,
    sales: () => sources.sales.customerMatcher,
  };
  return { owner: 'sales', key: 'number', source: (name) => matchers[name as keyof typeof matchers]() };
}

const values = new WeakMap<RequestContext['sources'], FigureValues>();

/**
 * What a figure shows of a customer; null, or nulls, where it is unknown. Customers that are asked about together cost
 * one statement. Throws as the sources do that it stands on.
 */
export function customerFigure<Name extends keyof CustomerFigures>(
  { number }: CustomerKey,
  name: Name,
  context: RequestContext,
): Promise<ShownBy<CustomerFigures[Name]> | null> {
  let ofRequest = values.get(context.sources);
  if (!ofRequest) values.set(context.sources, (ofRequest = new FigureValues(customerEntity(context))));
  return ofRequest.load(number, inputs.use(name, context)) as Promise<ShownBy<CustomerFigures[Name]> | null>;
}

/** The condition that a filter asks. Throws BAD_USER_INPUT, naming the part. */
export const customerCondition = (
  filter: CustomerFilter | null | undefined,
  context: RequestContext,
): Condition | null => inputs.condition(filter, context);

/** Customers that meet a condition (null: all), in an order. */
export const customerSelection = (
  condition: Condition | null,
  orderBy: CustomerOrder,
  context: RequestContext,
) => new Selection(customerEntity(context), condition, inputs.order(orderBy, context), context.notePlanStep);

/** All customers that meet a condition. */
export const customerGathering = (condition: Condition, orderBy: CustomerOrder, context: RequestContext) =>
  new Gathering(customerEntity(context), condition, inputs.order(orderBy, context), context.notePlanStep);
