import type { OrderLineRow, OrderRow, ReturnRow } from '../../sources/sales/index.ts';
import type { ConnectionOf } from '../connection.ts';

export type { OrderLineRow, OrderRow, ReturnRow } from '../../sources/sales/index.ts';
export type OrderConnectionParent = ConnectionOf<OrderRow>;
export type OrderLineConnectionParent = ConnectionOf<OrderLineRow>;
export type ReturnConnectionParent = ConnectionOf<ReturnRow>;
