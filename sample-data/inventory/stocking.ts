import { fraction } from '../random.ts';
import type { Product } from './catalogue.ts';

const everywhere = [0, 1, 2, 3];
const choices = [everywhere, everywhere, everywhere, [0, 2], [1, 2, 3], [0, 1, 2]];

/** The warehouses that keep a product, as places in their list. */
export function stockedIn(product: Product): readonly number[] {
  if (product.part) return everywhere;
  return choices[Math.floor(fraction('stocked', product.index) * choices.length)] as readonly number[];
}
