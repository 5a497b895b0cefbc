import { dayText, firstDay, today } from '../calendar.ts';
import { Dice, fraction } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { stories } from '../stories.ts';
import type { World } from '../world.ts';
import { isOnSale } from './catalogue.ts';
import type { Product } from './catalogue.ts';
import { supplier, warehouses } from './places.ts';
import type { Supplier } from './places.ts';
import { stockedIn } from './stocking.ts';
import { quotedLeadTime, suppliersOf } from './supply.ts';
import { inventoryTables } from './tables.ts';

const put = rowsOf(inventoryTables);

export interface Delivery {
  readonly product: Product;
  readonly warehouse: number;
  readonly quantity: number;
  readonly received: number;
  readonly expectedOn: number | null;
  readonly receipts: readonly { quantity: number; on: number }[];
}

export interface PurchaseOrder {
  readonly number: string;
  readonly supplier: Supplier;
  readonly orderedOn: number;
  readonly status: 'OPEN' | 'RECEIVED' | 'CANCELLED';
  readonly deliveries: readonly Delivery[];
}

interface Plan {
  readonly number: string;
  /** Place in the list of suppliers. */
  readonly from: number;
  readonly orderedOn: number;
  /** Days that the order should last. */
  readonly rhythm: number;
}

/** A model is ordered from its supplier in a rhythm of two to eight weeks, and now and then from a second one. */
export function* purchaseOrders(variants: readonly Product[], world: World): Generator<PurchaseOrder> {
  const first = variants[0] as Product;
  const { model } = first;
  const [preferred, second] = suppliersOf(first, world.catalogue) as [number, number?];
  const rhythm = 14 + Math.floor(fraction('rhythm', model) * 40);
  let orderedOn = firstDay - 70 + Math.floor(fraction('first-purchase', model) * rhythm);
  for (let nth = 0; orderedOn <= today; nth++, orderedOn += rhythm) {
    const number = `PO${digits(model, 6)}${digits(nth, 3)}`;
    const plan = { number, from: preferred, orderedOn, rhythm };
    yield* purchaseOrder(plan, variants, world, new Dice('purchase', model, nth));
  }
  if (second === undefined) return;
  for (const [nth, ago] of [40, 175, 330].entries()) {
    const dice = new Dice('second-purchase', model, nth);
    const number = `PO${digits(model, 6)}9${digits(nth, 2)}`;
    const plan = { number, from: second, orderedOn: today - ago - dice.below(30), rhythm: 30 };
    yield* purchaseOrder(plan, variants, world, dice);
  }
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}

/** The whole order is early or late, and arrives in one or two deliveries; nothing is ordered if nothing is wanted. */
function* purchaseOrder(
  plan: Plan,
  variants: readonly Product[],
  world: World,
  dice: Dice,
): Generator<PurchaseOrder> {
  const { number, from, orderedOn, rhythm } = plan;
  const cancelled = dice.chance(3);
  const late = dice.chance(16) ? dice.between(6, 24) : 0;
  const drift = dice.bell(-4, 6) + late;
  const deliveries: Delivery[] = [];
  for (const product of variants) {
    const wanted = dice.chance(90) && isSupplied(product, from, orderedOn, world);
    const lead = quotedLeadTime(product, from);
    const quantity =
      5 *
      Math.max(1, Math.round((soldADay(product, orderedOn, world) * rhythm * dice.between(80, 120)) / 500));
    const warehouse = dice.pick(stockedIn(product));
    const expectedOn = dice.chance(2) ? null : orderedOn + lead;
    const arrivedOn = orderedOn + Math.max(2, lead + drift);
    if (!wanted || keepsStoryShort(product, arrivedOn, expectedOn)) continue;
    const first = dice.chance(8) ? Math.ceil(quantity * 0.6) : quantity;
    const receipts = [
      { quantity: first, on: arrivedOn },
      { quantity: quantity - first, on: arrivedOn + 9 },
    ].filter((receipt) => !cancelled && receipt.quantity > 0 && receipt.on <= today);
    const received = receipts.reduce((sum, receipt) => sum + receipt.quantity, 0);
    deliveries.push({ product, warehouse, quantity, received, expectedOn, receipts });
  }
  if (deliveries.length === 0) return;
  const complete = deliveries.every((delivery) => delivery.received === delivery.quantity);
  const status = cancelled ? 'CANCELLED' : complete ? 'RECEIVED' : 'OPEN';
  yield { number, supplier: supplier(from), orderedOn, status, deliveries };
}

/** About as many as there are orders nowadays, times its share of them, times the units in an order. */
function soldADay(product: Product, day: number, { market, orders }: World): number {
  return market.shareOf(product, Math.min(today, day)) * orders.expectedOn(today - 1) * 2.4;
}

/** Ordered from two months before the launch until a month before the end, from those who supply it. */
function isSupplied(product: Product, from: number, day: number, world: World): boolean {
  if (!suppliersOf(product, world.catalogue).includes(from)) return false;
  if (product.popularity === 0 && !product.priced) return false;
  return isOnSale(product, day + 60) || (isOnSale(product, day) && product.discontinuedOn === null);
}

/** The story's product gets nothing in the days in which it runs out. */
function keepsStoryShort(product: Product, arrivedOn: number, expectedOn: number | null): boolean {
  if (product.sku !== stories.runsOutBeforeDelivery.sku) return false;
  return arrivedOn > today && (expectedOn ?? arrivedOn) < today + 21;
}

export function* purchaseRows({
  number,
  supplier,
  orderedOn,
  status,
  deliveries,
}: PurchaseOrder): Generator<Put> {
  yield put('purchase_orders', {
    number,
    supplier_code: supplier.code,
    status,
    ordered_on: dayText(orderedOn),
  });
  for (const { product, warehouse, quantity, received, expectedOn, receipts } of deliveries) {
    const warehouse_code = (warehouses[warehouse] as { code: string }).code;
    const expected_on = expectedOn === null ? null : dayText(expectedOn);
    yield put('purchase_order_lines', {
      purchase_order_number: number,
      sku: product.sku,
      warehouse_code,
      quantity,
      received_quantity: received,
      expected_on,
    });
    for (const [i, receipt] of receipts.entries()) {
      yield put('receipts', {
        number: `RC${number.slice(2)}-${product.variant + 1}${i === 0 ? '' : 'B'}`,
        purchase_order_number: number,
        sku: product.sku,
        warehouse_code,
        quantity: receipt.quantity,
        expected_on,
        received_on: dayText(receipt.on),
      });
    }
  }
}
