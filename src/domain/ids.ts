declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A product's key, the same in every database. */
export type Sku = Branded<'Sku'>;
export type CustomerNumber = Branded<'CustomerNumber'>;
export type OrderNumber = Branded<'OrderNumber'>;
export type ShipmentNumber = Branded<'ShipmentNumber'>;
export type TicketNumber = Branded<'TicketNumber'>;
export type ReturnNumber = Branded<'ReturnNumber'>;
export type FeedbackNumber = Branded<'FeedbackNumber'>;
export type PurchaseOrderNumber = Branded<'PurchaseOrderNumber'>;
export type DisruptionNumber = Branded<'DisruptionNumber'>;
export type BudgetCode = Branded<'BudgetCode'>;

/** Whatever can be printed: no control character, and no half of a character. Postgres reads the pattern alike. */
export const businessKeyPattern = '^[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]{1,128}$';
export const businessKeyRule = '1 to 128 characters of any kind but control characters';
const businessKey = new RegExp(businessKeyPattern, 'u');

/** True for what may be a SKU or the number of a customer, order, shipment or ticket. */
export const isBusinessKey = (text: unknown): text is string =>
  typeof text === 'string' && businessKey.test(text);
