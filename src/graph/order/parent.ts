import type { OrderRow } from '../../sources/sales/index.ts';
import type { ConnectionOf } from '../connection.ts';

export type { OrderLineRow, OrderRow } from '../../sources/sales/index.ts';
export type OrderConnectionParent = ConnectionOf<OrderRow>;
