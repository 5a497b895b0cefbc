import { keysOf, type Views } from '../../database/views.ts';

const ofProducts = `sku = ${keysOf('skus')}`;

/** A ticket belongs to the customer whom the first of its three leads names. */
const ofCustomers = `(customer_number = ${keysOf('customers')}
  or customer_number is null and order_number = ${keysOf('orders')}
  or customer_number is null and order_number is null and lower(btrim(email)) = ${keysOf('emails')})`;

/**
 * What a held caller sees. By brands: what is about one of their products, and nothing that is about none. By countries:
 * what leads to one of their customers, and nothing that leads to nobody. Questions are nobody's.
 */
export const viewsFor = ({ byBrand, byCountry }: { byBrand: boolean; byCountry: boolean }): Views => {
  const rows = (table: string, ofCountry?: string) => {
    const rules = [...(byBrand ? [ofProducts] : []), ...(byCountry && ofCountry ? [ofCountry] : [])];
    return rules.length ? { [table]: `select * from support.${table} where ${rules.join(' and ')}` } : {};
  };
  return {
    ...rows('tickets', ofCustomers),
    ...rows('feedback', `customer_number = ${keysOf('reviewers')}`),
    ...rows('questions'),
  };
};
