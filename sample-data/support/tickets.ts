import { firstDay, momentText, now, secondsADay } from '../calendar.ts';
import { productName } from '../inventory/catalogue.ts';
import { fulfil } from '../logistics/fulfilment.ts';
import { Dice } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { customerNumber } from '../sales/customers.ts';
import { orderBefore } from '../sales/orders.ts';
import type { Line, Order } from '../sales/orders.ts';
import { bustle } from '../seasons.ts';
import { stories } from '../stories.ts';
import { Timeline } from '../timeline.ts';
import type { World } from '../world.ts';
import { issues } from './issues.ts';
import type { Issue } from './issues.ts';
import { supportTables } from './tables.ts';

const put = rowsOf(supportTables);

const channels = ['EMAIL', 'CHAT', 'PHONE', 'WEB_FORM', 'SOCIAL'];
const priorities = ['LOW', 'NORMAL', 'HIGH', 'URGENT'];
const complaints = stories.risingComplaints;

export function* ticketRows(world: World): Generator<Put> {
  const timeline = new Timeline('ticket', firstDay + 3, bustle.slice(3), world.size.tickets);
  for (let i = 0; i < world.size.tickets; i++) yield ticketRow(i, timeline.momentOf(i), world);
}

/** Most complaints follow an order by a day to six weeks and name one of its products. */
function ticketRow(index: number, openedAt: number, world: World): Put {
  const dice = new Dice('ticket', index);
  const { order, line, issue } = whatAbout(dice, openedAt, world);
  const progress = progressOf(dice, openedAt);
  const aboutProduct = issue.categories.length > 0 || dice.chance(45);
  return put('tickets', {
    number: `T${String(index + 1).padStart(7, '0')}`,
    subject: dice.pick(issue.subjects).replace('§', productName(line.product)),
    issue: issue.name === complaints.issue || !dice.chance(3) ? issue.name : null,
    priority: dice.chance(4) ? null : (priorities[dice.weighted(issue.priorities)] as string),
    channel: channels[dice.weighted([38, 24, 17, 16, 5])] as string,
    ...whoAsks(dice, order, world),
    sku: aboutProduct ? line.product.sku : null,
    opened_at: momentText(openedAt),
    ...progress,
  });
}

/** Of late, enough complaints about one product to show in a small world too. */
function whatAbout(dice: Dice, openedAt: number, world: World): { order: Order; line: Line; issue: Issue } {
  const age = (now - openedAt) / secondsADay;
  const share = 6 + 17_000 / world.size.tickets;
  const rising = dice.chance(age < 30 ? share : age < 60 ? share / 10 : 0);
  for (let tries = 0; rising && tries < 120; tries++) {
    const order = world.orders.order(orderBefore(world.orders, openedAt, dice, 60));
    const line = order.lines.find((candidate) => candidate.product.sku === complaints.sku);
    if (line) return { order, line, issue: issues[0] as Issue };
  }
  const order = world.orders.order(orderBefore(world.orders, openedAt, dice, 42));
  const line = dice.pick(order.lines);
  const late = isLate(order, openedAt);
  const weights = issues.map(({ name, weight, categories }) => {
    if (name === 'late delivery') return late ? 60 : 2;
    return categories.length === 0 || categories.includes(line.product.category.prefix) ? weight : 0;
  });
  return { order, line, issue: issues[dice.weighted(weights)] as Issue };
}

function isLate(order: Order, at: number): boolean {
  return fulfil(order).parcels.some(
    ({ promisedOn, arrivesAt }) =>
      promisedOn !== null && at > promisedOn * secondsADay && arrivesAt > (promisedOn + 1) * secondsADay,
  );
}

/** By customer number, by order number alone, by an address as typed, or by an address that nobody has. */
function whoAsks(dice: Dice, order: Order, { customers }: World) {
  const customer_number = customerNumber(order.customer);
  const way = dice.weighted([74, 11, 11, 3]);
  if (way === 0) {
    return { customer_number, order_number: dice.chance(62) ? order.number : null, email: null };
  }
  if (way === 1) return { customer_number: null, order_number: order.number, email: null };
  const email = way === 2 ? customers.emailOf(order.customer) : `guest${dice.below(90_000)}@example.org`;
  if (email === null) return { customer_number, order_number: null, email: null };
  return { customer_number: null, order_number: null, email: typed(dice, email) };
}

function typed(dice: Dice, email: string): string {
  const style = dice.below(5);
  if (style === 0) return ` ${email}`;
  if (style === 1) return email.toUpperCase();
  return style === 2 ? `${email.slice(0, 1).toUpperCase()}${email.slice(1)} ` : email;
}

/** How far it has got by now; the older, the likelier it is settled. */
function progressOf(dice: Dice, openedAt: number) {
  const age = now - openedAt;
  const reply = openedAt + 300 + dice.skewed(0, 52 * 3600);
  const replied = reply < now && !dice.chance(2);
  const solvedAt = reply + 600 + dice.skewed(0, 12 * secondsADay);
  const lingers = dice.chance(1.5);
  const solved = replied && solvedAt < now && !lingers;
  const reopens = dice.chance(8) ? 1 + dice.skewed(0, 2) : 0;
  const status = solved
    ? now - solvedAt > 14 * secondsADay
      ? 'CLOSED'
      : 'SOLVED'
    : replied
      ? (['OPEN', 'PENDING', 'HOLD'][dice.weighted([55, 33, 12])] as string)
      : age < 2 * secondsADay
        ? 'NEW'
        : 'OPEN';
  const last = solved ? solvedAt : replied ? Math.min(now - 60, reply + dice.skewed(0, age)) : openedAt;
  return {
    status,
    first_replied_at: replied ? momentText(reply) : null,
    solved_at: solved ? momentText(solvedAt) : null,
    replies: replied ? 1 + reopens + dice.skewed(0, 6) : 0,
    reopens: replied ? reopens : 0,
    csat_rating: solved && dice.chance(36) ? 1 + dice.weighted([8, 7, 12, 31, 42]) : null,
    updated_at: momentText(last),
  };
}
