import { dayOf, firstDay, today } from '../calendar.ts';
import { Dice, fraction } from '../random.ts';
import { brands, models } from './brands.ts';
import { cast } from './cast.ts';
import type { Part } from './cast.ts';
import { categories } from './categories.ts';
import type { Category } from './categories.ts';
import { ownWorkshops, supplierCount } from './places.ts';

export interface Product {
  readonly index: number;
  readonly sku: string;
  readonly category: Category;
  /** The model it is a variant of; a model has one brand and one preferred supplier. */
  readonly model: number;
  readonly variant: number;
  readonly launchedOn: number;
  readonly discontinuedOn: number | null;
  /** How readily it is bought; 0 is never. */
  readonly popularity: number;
  readonly trend: 'UP' | 'DOWN' | 'LEVEL';
  readonly priced: boolean;
  readonly part: Part | undefined;
}

/** Products come in rounds; in each round a category has as many as its share. */
const offsets: number[] = [];
let roundLength = 0;
for (const category of categories) {
  offsets.push(roundLength);
  roundLength += category.share;
}
const categoryAt = categories.flatMap((category, i) => Array.from({ length: category.share }, () => i));

const variantsAModel = 4;

export class Catalogue {
  readonly count: number;
  readonly suppliers: number;
  readonly #products: Product[] = [];

  constructor(count: number) {
    this.count = count;
    this.suppliers = supplierCount(count);
  }

  product(index: number): Product {
    return (this.#products[index] ??= makeProduct(index));
  }

  /** The categories' products, as indexes, in the order of their codes. */
  *ofCategory(categoryIndex: number): Generator<number> {
    for (let serial = 0; ; serial++) {
      const index = indexIn(categoryIndex, serial);
      if (index >= this.count) return;
      yield index;
    }
  }

  /** The variants of each model, one model after the other. */
  *models(): Generator<readonly Product[]> {
    for (let i = 0; i < categories.length; i++) {
      let variants: Product[] = [];
      for (const index of this.ofCategory(i)) {
        variants.push(this.product(index));
        if (variants.length === variantsAModel) {
          yield variants;
          variants = [];
        }
      }
      if (variants.length > 0) yield variants;
    }
  }

  productOf(sku: string): Product {
    return this.product(indexOf(sku));
  }

  /** The place of the model's preferred supplier in the list of suppliers. */
  supplierOf(product: Product): number {
    const settled = castSuppliers.get(product.model);
    if (settled !== undefined) return settled;
    const own = fraction('own-made', product.model) < 0.12;
    if (own) return product.model % ownWorkshops;
    return ownWorkshops + Math.floor(fraction('supplier', product.model) * (this.suppliers - ownWorkshops));
  }
}

function indexOf(sku: string): number {
  const categoryIndex = categories.findIndex((category) => category.prefix === sku.slice(0, 3));
  return indexIn(categoryIndex, Number(sku.slice(4)) - 1);
}

/** The index of the category's product with that serial number, counted from 0. */
function indexIn(categoryIndex: number, serial: number): number {
  const { share } = categories[categoryIndex] as Category;
  return Math.floor(serial / share) * roundLength + (offsets[categoryIndex] as number) + (serial % share);
}

const castSuppliers = new Map(
  [...cast].flatMap(([sku, { supplier }]) =>
    supplier === undefined ? [] : [[makeProduct(indexOf(sku)).model, supplier]],
  ),
);

function makeProduct(index: number): Product {
  const categoryIndex = categoryAt[index % roundLength] as number;
  const category = categories[categoryIndex] as Category;
  const serial =
    Math.floor(index / roundLength) * category.share +
    (index % roundLength) -
    (offsets[categoryIndex] as number);
  const sku = `${category.prefix}-${String(serial + 1).padStart(4, '0')}`;
  const dice = new Dice('product', index);
  const part = cast.get(sku);
  const life = part ? { launchedOn: dayOf('2023-03-06'), discontinuedOn: null, sold: true } : lifeOf(dice);
  const sold = life.sold && !part?.neverSold;
  return {
    index,
    sku,
    category,
    model: Math.floor(serial / variantsAModel) * categories.length + categoryIndex,
    variant: serial % variantsAModel,
    launchedOn: life.launchedOn,
    discontinuedOn: life.discontinuedOn,
    popularity: sold ? Math.floor(100 / (dice.fraction() + 0.04)) : 0,
    trend: part ? 'LEVEL' : dice.chance(28) ? 'UP' : dice.chance(30) ? 'DOWN' : 'LEVEL',
    priced: sold || (!part?.neverSold && dice.chance(50)),
    part,
  };
}

/** Most products are older than the two years on record; some are new, some gone, a few were never bought. */
function lifeOf(dice: Dice) {
  const fate = dice.below(100);
  if (fate < 2) return { launchedOn: today - dice.between(100, 700), discontinuedOn: null, sold: false };
  const sold = true;
  if (fate < 7) return { launchedOn: today - dice.between(3, 88), discontinuedOn: null, sold };
  if (fate < 17) return { launchedOn: today - dice.between(95, 360), discontinuedOn: null, sold };
  if (fate < 31) return { launchedOn: today - dice.between(370, 720), discontinuedOn: null, sold };
  const launchedOn = firstDay - dice.between(20, 1800);
  return { launchedOn, discontinuedOn: fate < 37 ? today - dice.between(5, 500) : null, sold };
}

export function productName(product: Product): string {
  const { category } = product;
  const block = Math.floor(product.model / categories.length);
  const model = models[(block * 7 + product.model * 11) % models.length] as string;
  const edition = block < models.length ? '' : ` ${1 + Math.floor(block / models.length)}`;
  const type = category.types[Math.floor(fraction('type', product.model) * category.types.length)] as string;
  return `${model}${edition} ${type} ${category.variants[product.variant]}`;
}

export function brandOf(product: Product): string {
  return brands[Math.floor(fraction('brand', product.model) * brands.length)] as string;
}

export function isOnSale(product: Product, day: number): boolean {
  return day >= product.launchedOn && (product.discontinuedOn === null || day < product.discontinuedOn);
}
