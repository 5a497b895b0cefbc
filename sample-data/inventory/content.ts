import { today } from '../calendar.ts';
import { Dice } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { productName, type Product } from './catalogue.ts';
import { inventoryTables } from './tables.ts';

const put = rowsOf(inventoryTables);

const occasions = ['Gift idea', 'Staff pick', 'Après-ski', 'Weekend trips', 'Made to last'];

/** An EAN of the numbers that shops may give out for themselves. */
function gtin(product: Product): string {
  const digits = `29${String(product.index).padStart(10, '0')}`;
  const sum = [...digits].reduce((sum, digit, place) => sum + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return digits + String((10 - (sum % 10)) % 10);
}

const slug = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9 ]/g, '')
    .replaceAll(' ', '-');

/** What the shop shows of it; of a few it has no page or picture yet, or nobody looked up the number. */
export function* contentRows(product: Product): Generator<Put> {
  const { sku, category, discontinuedOn } = product;
  const dice = new Dice('content', product.index);
  const isGone = discontinuedOn !== null && discontinuedOn <= today;
  const tags = [
    ...occasions.filter(() => dice.chance(12)),
    ...(isGone ? ['Last chance'] : []),
    ...(category.season === 'summer' && dice.chance(40) ? ['Summer'] : []),
  ];
  yield put('product_content', {
    sku,
    url: dice.chance(2) ? null : `https://shop.example/products/${slug(productName(product))}`,
    image_url: dice.chance(3) ? null : `https://images.shop.example/${sku.toLowerCase()}.jpg`,
    gtin: dice.chance(4) ? null : gtin(product),
    mpn: dice.chance(10) ? null : `${category.prefix}${product.model + 1000}-${product.variant + 1}`,
    tags,
  });
}

/** The first of a model stands for it. */
export function* variantRows([parent, ...others]: readonly Product[]): Generator<Put> {
  if (parent) for (const { sku } of others) yield put('product_variants', { sku, parent_sku: parent.sku });
}
