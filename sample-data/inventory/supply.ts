import { convert } from '../cogs/rates.ts';
import { costsOf } from '../cogs/costs.ts';
import { today } from '../calendar.ts';
import { Dice, fraction } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import type { World } from '../world.ts';
import type { Catalogue, Product } from './catalogue.ts';
import { laneCode, ownWorkshops, supplier } from './places.ts';
import { inventoryTables } from './tables.ts';

const put = rowsOf(inventoryTables);

/** The preferred supplier first, then up to two others; what the own workshops make nobody else does. */
export function suppliersOf(product: Product, catalogue: Catalogue): number[] {
  const preferred = catalogue.supplierOf(product);
  if (preferred < ownWorkshops) return [preferred];
  const others = [0, 0, 0, 1, 1, 2][Math.floor(fraction('second-suppliers', product.index) * 6)] as number;
  const choice = catalogue.suppliers - ownWorkshops;
  const places = Array.from({ length: others }, (_, i) => {
    const step = 1 + i * 7 + Math.floor(fraction('second-supplier', product.model) * 5);
    return ownWorkshops + ((preferred - ownWorkshops + step) % choice);
  });
  return [preferred, ...places];
}

export function quotedLeadTime(product: Product, from: number): number {
  const [low, high] = supplier(from).origin.leadTime;
  return low + Math.floor(fraction('lead-time', product.model, from) * (high - low + 1));
}

/** The preferred supplier asks what the cost records hold for material, others a little more. */
export function* supplyRows(product: Product, { catalogue, prices }: World): Generator<Put> {
  const dice = new Dice('supply', product.index);
  const material = costsOf(product, prices).find(({ component }) => component === 'MATERIAL');
  for (const [i, place] of suppliersOf(product, catalogue).entries()) {
    const { code, origin } = supplier(place);
    const known = material !== undefined && !dice.chance(4);
    const currency = i === 0 ? material?.currency : origin.currency;
    const cost = known && currency ? convert(material.amount, material.currency, currency, today) : null;
    yield put('product_suppliers', {
      sku: product.sku,
      supplier_code: code,
      preferred: i === 0,
      quoted_lead_time_days: !product.part && dice.chance(3) ? null : quotedLeadTime(product, place),
      minimum_order_quantity: dice.chance(10) ? null : 10 * dice.between(1, 30),
      unit_cost_minor:
        cost === null ? null : Math.round((cost * (i === 0 ? 100 : dice.between(97, 112))) / 100),
      currency: cost === null || currency === undefined ? null : currency,
    });
  }
  yield* laneRows(product, catalogue);
}

/** Own goods travel by the same lanes; one product in eight comes by one lane only. */
function* laneRows(product: Product, catalogue: Catalogue): Generator<Put> {
  const { origin } = supplier(catalogue.supplierOf(product));
  const drawn = [[0, 1], [0, 1], [0, 1, 2], [0, 1, 2], [1, 2], [0, 1], [0], [1]];
  const lanes =
    product.part?.lanes ?? (drawn[Math.floor(fraction('lanes', product.model) * drawn.length)] as number[]);
  for (const arrival of lanes) {
    yield put('inbound_lanes', { sku: product.sku, lane_code: laneCode(origin, arrival) });
  }
}
