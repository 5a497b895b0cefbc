import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import type { World } from '../world.ts';
import type { Product } from './catalogue.ts';
import { contentRows, variantRows } from './content.ts';
import { supplier, warehouses } from './places.ts';
import { bookedRows, capacityRows } from './plans.ts';
import { productRows } from './products.ts';
import { purchaseOrders, purchaseRows } from './purchasing.ts';
import { nothing, stockRows, type Supply } from './stock.ts';
import { supplyRows } from './supply.ts';
import { inventoryTables } from './tables.ts';
import { takeTally } from './tally.ts';
import type { Tally } from './tally.ts';

const put = rowsOf(inventoryTables);

export function* inventoryRows(world: World): Generator<Put> {
  for (const { code, name, country, city } of warehouses)
    yield put('warehouses', { code, name, country, city });
  for (const { code, serves } of warehouses)
    for (const country of serves) yield put('warehouse_countries', { warehouse_code: code, country });
  for (let i = 0; i < world.catalogue.suppliers; i++) {
    const { code, name, origin } = supplier(i);
    yield put('suppliers', { code, name, country: origin.country });
  }
  const tally = takeTally(world);
  for (const variants of world.catalogue.models()) yield* modelRows(variants, world, tally);
}

/** A model's variants are bought together, so they are made together. */
function* modelRows(variants: readonly Product[], world: World, tally: Tally): Generator<Put> {
  for (const product of variants) {
    yield* productRows(product);
    yield* contentRows(product);
    yield* supplyRows(product, world);
  }
  yield* variantRows(variants);
  const supplies = new Map(variants.map((product) => [product, warehouses.map(() => nothing())]));
  for (const order of purchaseOrders(variants, world)) {
    yield* purchaseRows(order);
    for (const { product, warehouse, quantity, received, receipts } of order.deliveries) {
      const supply = (supplies.get(product) as Supply[])[warehouse] as Supply;
      if (order.status === 'OPEN') supply.incoming += quantity - received;
      for (const { quantity: units, on } of receipts)
        supply.received.set(on, (supply.received.get(on) ?? 0) + units);
    }
  }
  for (const product of variants) {
    const from = product.index * warehouses.length;
    const sold = tally.sold.subarray(from, from + warehouses.length).reduce((sum, units) => sum + units, 0);
    yield* stockRows(product, tally, supplies.get(product) as Supply[]);
    yield* bookedRows(product, sold);
    yield* capacityRows(product, world.catalogue, sold);
  }
}
