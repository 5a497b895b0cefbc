import { dayText, momentText, now, today } from '../calendar.ts';
import { Dice } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { stories } from '../stories.ts';
import type { Product } from './catalogue.ts';
import { warehouses } from './places.ts';
import { stockedIn } from './stocking.ts';
import { inventoryTables } from './tables.ts';
import { tallyDays } from './tally.ts';
import type { Tally } from './tally.ts';

const put = rowsOf(inventoryTables);

/** Days that what is available lasts at the speed of the last weeks: some products short, most well provided. */
function coverDays(product: Product, dice: Dice): number {
  if (product.sku === stories.runsOutBeforeDelivery.sku) return 9;
  if (product.discontinuedOn !== null) return dice.skewed(0, 60);
  if (product.part) return dice.between(70, 110);
  return dice.chance(14) ? dice.between(3, 25) : dice.between(30, 140);
}

/** What purchase orders bring of a product to a warehouse: what is to come, and what came by day. */
export interface Supply {
  incoming: number;
  readonly received: Map<number, number>;
}

export const nothing = (): Supply => ({ incoming: 0, received: new Map() });

/** The supplies are by place in the list of warehouses. */
export function* stockRows(product: Product, tally: Tally, supplies: readonly Supply[]): Generator<Put> {
  const dice = new Dice('stock', product.index);
  const cover = coverDays(product, dice);
  if (!product.priced && !product.part) return;
  for (const place of stockedIn(product)) {
    const at = product.index * warehouses.length + place;
    const sold = tally.sold[at] as number;
    const committed = tally.committed[at] as number;
    const oversold = product.sku === stories.oversold.sku;
    const spare = product.sku === stories.runsOutBeforeDelivery.sku ? 0 : dice.skewed(0, 40);
    const { incoming, received } = supplies[place] as Supply;
    const level = {
      sku: product.sku,
      warehouse_code: (warehouses[place] as { code: string }).code,
      available: oversold ? -Math.ceil(committed * 0.7) : Math.floor((sold * cover) / tallyDays) + spare,
      committed,
      reserved: oversold || dice.chance(70) ? 0 : dice.between(1, 8),
      safety_stock: oversold ? 0 : Math.ceil(sold / 7),
      incoming,
      updated_at: momentText(now - dice.skewed(20, 3 * 86_400)),
    };
    yield put('stock_levels', level);
    yield* dayRows(level, at, tally, received);
  }
}

type Level = Readonly<
  Record<'sku' | 'warehouse_code', string> &
    Record<'available' | 'committed' | 'reserved' | 'safety_stock', number>
>;

/** Backwards from now: before each day what was sold on it was still there, and what came in was not. */
function* dayRows(level: Level, at: number, tally: Tally, received: Supply['received']): Generator<Put> {
  const { sku, warehouse_code, committed, reserved, safety_stock } = level;
  let { available } = level;
  let onHand = available + committed + reserved + safety_stock;
  for (let ago = 0; ago < tallyDays; ago++) {
    const [ordered, shipped] = [tally.ordered, tally.shipped].map(
      (units) => units[at * tallyDays + ago] as number,
    ) as [number, number];
    // Never more than there was at its end.
    const came = Math.min(received.get(today - ago) ?? 0, onHand + shipped);
    onHand += shipped - came;
    available += ordered - came;
    yield put('stock_days', {
      sku,
      warehouse_code,
      day: dayText(today - ago - 1),
      on_hand: onHand,
      available,
    });
  }
}
