import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stories } from '../../sample-data/stories.ts';
import { globalId } from '../../src/graph/global-id.ts';

const folder = join(import.meta.dirname, '../../schema/operations');

export interface Operation {
  readonly name: string;
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

/** What each operation is asked about in the sample world, where it cannot do without. */
const variables: Record<string, Record<string, unknown>> = {
  'campaign-check': {
    input: {
      products: [
        { sku: stories.thinMargin.sku, discountPercent: 30 },
        { sku: stories.runsOutBeforeDelivery.sku, expectedUpliftPercent: 150 },
        { sku: stories.risingComplaints.sku },
      ],
      startsOn: '2026-12-01',
      endsOn: '2026-12-14',
      discountPercent: 10,
      expectedUpliftPercent: 20,
      budget: 'CAM-WINTER-26',
      expectedSpend: '25000',
    },
  },
  'customer-360': { number: stories.loyalAndAngry.customer },
  'delivery-promise': { sku: stories.thinMargin.sku, to: { country: 'DE' } },
  'product-board': { category: 'Tents', first: 5 },
  'product-card': { sku: stories.risingComplaints.sku, country: 'US' },
  'product-search': { text: 'tent', first: 5 },
  'promotion-simulator': { sku: stories.thinMargin.sku },
  refetch: {
    ids: [
      globalId('Product', stories.thinMargin.sku),
      globalId('Customer', stories.loyalAndAngry.customer),
      globalId('Ticket', stories.loyalAndAngry.ticket),
    ],
  },
  'stock-feed': { first: 20 },
};

/** Every operation that consumers have registered, by name. */
export const operations: readonly Operation[] = globSync('*/*.graphql', { cwd: folder })
  .map((path) => ({ path, name: basename(path, '.graphql') }))
  .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  .map(({ path, name }) => ({
    name,
    text: readFileSync(join(folder, path), 'utf8'),
    variables: variables[name] ?? {},
  }));

/** Those that answer null for what they cannot know, and do not put it into words. */
export const answeredWithNulls = operations.filter(
  ({ name }) => !['sources', 'campaign-check'].includes(name),
);
