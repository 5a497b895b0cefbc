import type { TicketRow } from '../../sources/support/index.ts';
import type { ConnectionOf } from '../connection.ts';

export type { TicketRow };
export type TicketConnectionParent = ConnectionOf<TicketRow>;
