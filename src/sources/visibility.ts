import { sql } from 'kysely';
import type { Reader } from '../database/reader.ts';
import type { Table } from '../database/table.ts';
import { keysOf, readerThrough, type VisibleKeys, type Views } from '../database/views.ts';
import type { RowRules } from '../kernel/row-rules.ts';
import type { SourceName } from '../kernel/source-name.ts';

/** What tickets name their customers by, each list as one text (see KeySet). */
export interface Leads {
  readonly customers: string;
  readonly orders: string;
  readonly emails: string;
}

/** What the caller of a request may see, as the source that knows tells the others; null is all. */
export interface Visibility extends RowRules {
  /** The SKUs of the caller's brands. */
  readonly skus: VisibleKeys | null;
  /** Those of the orders, which are one text (see KeySet), that the caller may see. */
  readonly visibleOrders: ((orders: string) => Promise<string>) | null;
  /** Those of the leads that end at a customer whom the caller may see. */
  readonly visibleLeads: ((leads: Leads) => Promise<Leads>) | null;
}

/** One rule for every table of a source whose rows belong to products: what must be true of their SKU. */
export const ruledBySku = (
  source: SourceName,
  tables: Readonly<Record<string, Table>>,
  rule = sql`= ${keysOf('skus')}`,
) =>
  Object.fromEntries(
    Object.entries(tables)
      .filter(([, { columns }]) => 'sku' in columns)
      .map(([name]) => [name, sql`select * from ${sql.table(`${source}.${name}`)} where sku ${rule}`]),
  );

/** Reads what is kept of a caller's SKUs. */
export const readerOfSkus = (whole: Reader, views: Views, { skus }: Pick<Visibility, 'skus'>): Reader =>
  skus ? readerThrough(whole, views, { skus }) : whole;
