import type { SourceName } from '../../../src/kernel/source-name.ts';

type Expected = string | number | boolean | null;

/**
 * By the place in an answer, at most ten an operation: what somebody would act on. Beside a value stands another way to
 * it: arithmetic from figures that an operation shows, or SQL over the raw rows of one source.
 */
export type Values = Readonly<
  Record<string, Expected | readonly [value: Expected, source: SourceName, sql: string]>
>;
export type Operations = Readonly<Record<string, Values>>;

/** Money in SQL as it is in answers. */
export const amount = (minor: string): string => `round((${minor}) / 100.0, 2)::text`;

/** What a product costs and sells for on the day the sample world stands still at. */
export const inForce = (table: 'prices' | 'cost_records', sku: string): string =>
  `cogs.${table} where sku = '${sku}' and effective_from <= '2026-11-20' and (effective_to is null or effective_to > '2026-11-20')`;

/** Its units that are for sale. */
export const available = (sku: string): string =>
  `select sum(available)::integer as value from inventory.stock_levels where sku = '${sku}'`;

/** Orders with lines that were placed between two days, both counted in, and stand. */
export const lines = (from: string, to: string): string =>
  `sales.orders o join sales.order_lines l on l.order_number = o.number
   where o.status <> 'CANCELLED' and (o.placed_at at time zone 'UTC')::date between '${from}' and '${to}'`;
