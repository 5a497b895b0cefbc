import { momentText, now } from '../calendar.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { household } from '../sales/customers.ts';
import { stories } from '../stories.ts';
import type { World } from '../world.ts';
import { supportTables } from './tables.ts';

const put = rowsOf(supportTables);

/** The tickets that stories are told of, all still open. */
export function* storyTicketRows({ orders, customers }: World): Generator<Put> {
  const { loyalAndAngry, ticketByEmail, sharedEmail, unknownEmail } = stories;
  const lastMonths = orders.order(orders.ofRegular(0, 1));
  const open = { status: 'OPEN', solved_at: null, csat_rating: null, channel: 'EMAIL' };
  const nobody = { customer_number: null, order_number: null, sku: null };
  yield put('tickets', {
    ...open,
    number: loyalAndAngry.ticket,
    subject: 'Third time I write: parcel broken, nobody answers, this was my last order',
    issue: 'damaged in transit',
    priority: 'URGENT',
    customer_number: loyalAndAngry.customer,
    order_number: lastMonths.number,
    email: null,
    sku: lastMonths.lines[0]?.product.sku ?? null,
    ...times(74, 51, 3),
    reopens: 2,
  });
  yield put('tickets', {
    ...open,
    ...nobody,
    number: ticketByEmail.ticket,
    subject: 'Refund for what I sent back in September',
    issue: 'refund not received',
    priority: 'HIGH',
    email: `  ${(customers.emailOf(1) as string).toUpperCase()} `,
    ...times(29, 20, 1),
    reopens: 0,
  });
  yield put('tickets', {
    ...open,
    ...nobody,
    number: sharedEmail.ticket,
    subject: 'Please send both of us an invoice',
    issue: 'invoice wanted',
    priority: 'LOW',
    email: household,
    ...times(47, 40, 1),
    reopens: 0,
  });
  yield put('tickets', {
    ...open,
    ...nobody,
    number: unknownEmail.ticket,
    subject: 'Do you ship to the Faroe Islands?',
    issue: 'question about use',
    priority: 'NORMAL',
    email: 'somebody.else@example.net',
    ...times(12, null, 0),
    reopens: 0,
  });
}

/** Hours before now that it was opened and first answered. */
function times(opened: number, replied: number | null, replies: number) {
  return {
    opened_at: momentText(now - opened * 3600),
    first_replied_at: replied === null ? null : momentText(now - replied * 3600),
    replies,
    updated_at: momentText(now - (replied ?? opened) * 3600 + 900),
  };
}
