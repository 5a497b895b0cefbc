declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A product's key, the same in every database. */
export type Sku = Branded<'Sku'>;
export type CustomerNumber = Branded<'CustomerNumber'>;
export type OrderNumber = Branded<'OrderNumber'>;
export type ShipmentNumber = Branded<'ShipmentNumber'>;
export type TicketNumber = Branded<'TicketNumber'>;
export type DisruptionNumber = Branded<'DisruptionNumber'>;
export type BudgetCode = Branded<'BudgetCode'>;

export const businessKeyPattern = '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$';
const businessKey = new RegExp(businessKeyPattern);

/** True for what may be a SKU or the number of a customer, order, shipment or ticket. */
export const isBusinessKey = (text: unknown): text is string =>
  typeof text === 'string' && businessKey.test(text);
