import { dayText, mondayOf, today } from '../calendar.ts';
import { Dice, fraction } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import type { Catalogue, Product } from './catalogue.ts';
import { isOnSale } from './catalogue.ts';
import { ownWorkshops } from './places.ts';
import { inventoryTables } from './tables.ts';

const put = rowsOf(inventoryTables);

const thisWeek = mondayOf(today);

/** Wholesale customers call off and others order ahead, for some products and coming weeks. */
export function* bookedRows(product: Product, soldInFourWeeks: number): Generator<Put> {
  if (!isOnSale(product, today) || product.popularity === 0) return;
  const dice = new Dice('booked', product.index);
  if (!dice.chance(18)) return;
  const most = Math.max(3, Math.floor(soldInFourWeeks / 5));
  for (let week = 1; week <= 14; week++) {
    for (const kind of ['CALL_OFF', 'PRE_ORDER'] as const) {
      if (!dice.chance(kind === 'CALL_OFF' ? 30 : 12)) continue;
      const week_starting = dayText(thisWeek + week * 7);
      yield put('booked_demand', { sku: product.sku, week_starting, kind, units: dice.between(1, most) });
    }
  }
}

/** Only for what the own workshops make: eight weeks back, this one and twenty-six to come. */
export function* capacityRows(
  product: Product,
  catalogue: Catalogue,
  soldInFourWeeks: number,
): Generator<Put> {
  if (catalogue.supplierOf(product) >= ownWorkshops) return;
  const dice = new Dice('capacity', product.index);
  const planned = Math.max(20, Math.ceil((soldInFourWeeks / 4) * 1.3));
  const busy = 55 + Math.floor(fraction('busy', product.index) * 45);
  for (let week = -8; week <= 26; week++) {
    const units = Math.floor((planned * dice.between(85, 110)) / 100);
    const fill = Math.max(0, busy + dice.between(-15, 20) - Math.max(0, week) * 2);
    yield put('capacity_weeks', {
      sku: product.sku,
      week_starting: dayText(thisWeek + week * 7),
      planned_units: units,
      committed_units: Math.floor((units * fill) / 100),
    });
  }
}
