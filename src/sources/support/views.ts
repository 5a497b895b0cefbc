import { sql, type RawBuilder } from 'kysely';
import { keysOf, viewsOf } from '../../database/views.ts';
import { comparedAddress } from '../email.ts';
import { tables } from './tables.ts';

const ofProducts = sql`sku = ${keysOf('skus')}`;

/** A ticket belongs to the customer whom the first of its three leads names. */
const ofCustomers = sql`(customer_number = ${keysOf('customers')}
  or customer_number is null and order_number = ${keysOf('orders')}
  or customer_number is null and order_number is null and ${comparedAddress('email')} = ${keysOf('emails')})`;

/**
 * What a row-restricted caller sees. By brands: what is about one of their products, and nothing that is about none. By
 * countries: what leads to one of their customers, and nothing that leads to nobody. Questions are nobody's.
 */
export const viewsFor = ({ byBrand, byCountry }: { byBrand: boolean; byCountry: boolean }) => {
  const rows = (table: keyof typeof tables, ofCountry?: RawBuilder<unknown>) => {
    const rules = [...(byBrand ? [ofProducts] : []), ...(byCountry && ofCountry ? [ofCountry] : [])];
    const select = sql`select * from ${sql.table(`support.${table}`)} where ${sql.join(rules, sql` and `)}`;
    return rules.length ? { [table]: select } : {};
  };
  return viewsOf('support', tables, {
    ...rows('tickets', ofCustomers),
    ...rows('feedback', sql`customer_number = ${keysOf('reviewers')}`),
    ...rows('questions'),
    // Whose it was nobody knows any more.
    deletions: sql`select * from ${sql.table('support.deletions')} where false`,
  });
};
