import { dayText, momentText, now } from '../calendar.ts';
import { Dice } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { brandOf, productName } from './catalogue.ts';
import type { Product } from './catalogue.ts';
import { inventoryTables } from './tables.ts';

const put = rowsOf(inventoryTables);

const openings = [
  'Made for',
  'Built with one thing in mind:',
  'Our guides take it along for',
  'Light enough to forget and sturdy enough for',
  'A companion for',
];
const endings = [
  'Spare parts are kept for ten years.',
  'Repairs are done in our own workshops.',
  'The fabric comes from recycled yarn.',
  'Tested for two seasons before it went on sale.',
  'It packs small and asks for little care.',
];

function describe(product: Product, features: readonly string[], dice: Dice): string {
  const { purpose } = product.category;
  const detail = features.slice(0, 2).join(' and ').toLowerCase();
  const sentence = detail ? ` Among what sets it apart: ${detail}.` : '';
  return `${dice.pick(openings)} ${purpose}.${sentence} ${dice.pick(endings)}`;
}

export function* productRows(product: Product): Generator<Put> {
  const { sku, category, launchedOn, discontinuedOn } = product;
  const dice = new Dice('product-text', product.index);
  const skip = dice.below(category.features.length);
  const features = dice.chance(3)
    ? []
    : category.features.filter((_, i) => i !== skip).slice(0, dice.between(2, 5));
  yield put('products', {
    sku,
    name: productName(product),
    description: dice.chance(2) ? null : describe(product, features, dice),
    brand: !product.part && dice.chance(1) ? null : brandOf(product),
    category: category.name,
    features,
    launched_on:
      !product.part && product.discontinuedOn === null && dice.chance(1) ? null : dayText(launchedOn),
    discontinued_on: discontinuedOn === null ? null : dayText(discontinuedOn),
    updated_at: momentText(now - dice.skewed(900, 300 * 86_400)),
  });
  for (const [i, { name, unit, values }] of category.specifications.entries()) {
    if (dice.chance(4)) continue;
    const [low, high, step] = values as readonly [number, number, number];
    const value =
      unit === null
        ? (dice.pick(values as readonly string[]) as string)
        : String(low + step * dice.between(0, Math.floor((high - low) / step)));
    yield put('product_specifications', { sku, position: i + 1, name, value, unit });
  }
}
