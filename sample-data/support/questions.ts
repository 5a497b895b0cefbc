import { momentText, now } from '../calendar.ts';
import { categories } from '../inventory/categories.ts';
import { productName } from '../inventory/catalogue.ts';
import type { Product } from '../inventory/catalogue.ts';
import { Dice, fraction } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import type { World } from '../world.ts';
import { supportTables } from './tables.ts';

const put = rowsOf(supportTables);

type Entry = readonly [question: string, answer: string | null];

const ofShop: readonly Entry[] = [
  ['How long may I send something back?', 'Within 60 days, unused and with its labels.'],
  ['What does sending back cost?', 'Nothing within the country the parcel went to.'],
  ['Do you repair what I bought?', 'Yes, in our own workshops; write to us with a photo first.'],
  ['Can I change an order after placing it?', 'Until it is packed: usually for a few hours.'],
  ['Which carriers do you ship with?', 'It depends on where you live; the checkout shows the choice.'],
  ['May I collect my parcel at a shop near me?', 'Choose a pick-up point at the checkout.'],
  ['When is my card charged?', 'On the day the parcel leaves us.'],
  ['Do you have gift cards?', 'Yes, from 20 to 500.'],
  ['How do I unsubscribe from your letters?', 'By the link at the end of each, or in your account.'],
  ['Is there a discount for mountain rescue teams?', null],
];

/** `§` stands for the category or the product. */
const ofCategory: readonly Entry[] = [
  ['How do I choose among your §?', 'The filter beside the list asks three questions and leaves a handful.'],
  ['How long do § last with good care?', 'Most of ours come back for a first repair after six seasons.'],
  ['Are your § free of PFAS?', 'All that were launched since 2025 are.'],
  ['Do you take back old §?', 'Yes, any brand; we sort and pass on what is sound.'],
  ['Which § do your guides use?', null],
];

const ofProduct: readonly Entry[] = [
  ['How do I clean the §?', 'Lukewarm water, a soft brush, no softener; dry it in the shade.'],
  ['Are spare parts for the § on sale?', 'Yes, on the page of the product under its picture.'],
  ['Is there a bag for the §?', 'Yes, it is in the box.'],
  ['Is the § covered by a warranty?', 'For three years, and we repair it after that.'],
  ['Where is the § made?', 'The label inside and the product page say so.'],
  ['What is the difference to last year’s §?', null],
];

function* ask(
  from: string,
  entries: readonly Entry[],
  about: string,
  sku: string | null,
  category: string | null,
  dice: Dice,
  most: number,
) {
  for (const [i, [question, answer]] of entries.entries()) {
    yield put('questions', {
      number: `${from}-${i + 1}`,
      sku,
      category,
      question: question.replace('§', about),
      answer,
      times_asked: 1 + dice.skewed(0, most),
      updated_at: momentText(now - dice.skewed(3600, 400 * 86_400)),
    });
  }
}

/** Three products in five have a question or two of their own. */
function productQuestions(product: Product): readonly Entry[] {
  const dice = new Dice('question-choice', product.index);
  if (!dice.chance(60)) return [];
  const first = dice.below(ofProduct.length);
  return Array.from(
    { length: dice.between(1, 3) },
    (_, i) => ofProduct[(first + i) % ofProduct.length] as Entry,
  );
}

export function* questionRows({ catalogue }: World): Generator<Put> {
  yield* ask('Q-SHOP', ofShop, '', null, null, new Dice('shop-questions', 0), 900);
  for (const [i, { name, prefix }] of categories.entries()) {
    const count = 3 + Math.floor(fraction('category-questions', i) * 3);
    yield* ask(
      `Q-${prefix}`,
      ofCategory.slice(0, count),
      name.toLowerCase(),
      null,
      name,
      new Dice('asked', i),
      300,
    );
  }
  for (let i = 0; i < catalogue.count; i++) {
    const product = catalogue.product(i);
    const dice = new Dice('product-questions', i);
    yield* ask(
      `Q-${product.sku}`,
      productQuestions(product),
      productName(product),
      product.sku,
      null,
      dice,
      80,
    );
  }
}
