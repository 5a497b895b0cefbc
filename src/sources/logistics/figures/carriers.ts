import type { Listing } from '../../../figures/catalogue.ts';
import { own } from '../../listings.ts';
import { tables } from '../tables.ts';

/** What carriers are filtered and ordered by. */
export const carriers = {
  source: 'logistics',
  of: 'carriers',
  type: 'Carrier',
  keyedBy: 'code',
  owned: { table: 'carriers', key: 'code' },
  tables,
  relations: {},
  figures: {
    code: {
      ...own('key', 'text'),
      shows: 'Carrier.code',
      filter: ['ChoiceFilter', 'On the code.'],
      order: 'By code.',
    },
    name: {
      ...own('name', 'text'),
      alwaysKnown: true,
      shows: 'Carrier.name',
      filter: ['TextFilter', 'On the name.'],
      order: 'By name.',
    },
  },
} satisfies Listing;
