import { momentText, now, secondsADay } from '../calendar.ts';
import { fulfil } from '../logistics/fulfilment.ts';
import { Dice } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { customerNumber } from '../sales/customers.ts';
import { stories } from '../stories.ts';
import type { World } from '../world.ts';
import { supportTables } from './tables.ts';

const put = rowsOf(supportTables);

const comments = {
  POSITIVE: [
    'Exactly what I had hoped for.',
    'Three weeks in the rain and not a complaint.',
    'Light, well made, worth the money.',
    'My second one; the first still works.',
    'Fits perfectly and arrived early.',
  ],
  NEUTRAL: [
    'Does what it should, no more.',
    'Fine, though the colour is duller than in the picture.',
    'Good, but the price is high.',
    'Sizes run a little small.',
  ],
  NEGATIVE: [
    'Gave up on the second day.',
    'Feels cheaper than it is.',
    'Had to send it back.',
    'Not what the description promises.',
  ],
} as const;

/** About one order in eleven is reviewed some days after it came. */
export function* feedbackRows({ orders }: World): Generator<Put> {
  for (let i = 0; i < orders.count; i++) {
    const dice = new Dice('feedback', i);
    if (!dice.chance(9)) continue;
    const order = orders.order(i);
    const { status, parcels } = fulfil(order);
    if (status !== 'DELIVERED') continue;
    const arrived = Math.max(...parcels.map((parcel) => parcel.arrivesAt));
    const submittedAt = arrived + dice.skewed(7200, 40 * secondsADay);
    if (submittedAt > now) continue;
    const line = dice.pick(order.lines);
    const annoyed = line.product.sku === stories.risingComplaints.sku && now - submittedAt < 60 * secondsADay;
    const rating = 1 + dice.weighted(annoyed ? [40, 25, 15, 12, 8] : [4, 5, 12, 31, 48]);
    const sentiment = rating > 3 ? 'POSITIVE' : rating === 3 ? 'NEUTRAL' : 'NEGATIVE';
    yield put('feedback', {
      number: `F${order.number.slice(1)}`,
      sku: line.product.sku,
      customer_number: dice.chance(85) ? customerNumber(order.customer) : null,
      rating: dice.chance(4) ? null : rating,
      would_recommend: dice.chance(30) ? null : Math.min(10, rating * 2 - dice.below(2) + dice.below(2)),
      comment: dice.chance(28) ? null : dice.pick(comments[sentiment]),
      sentiment: dice.chance(6) ? null : sentiment,
      submitted_at: momentText(submittedAt),
      // Somebody reads it within two days, and one in eight is put right or taken up then.
      updated_at: momentText(
        dice.chance(12) ? Math.min(now, submittedAt + dice.between(600, 2 * secondsADay)) : submittedAt,
      ),
    });
  }
}
