import { list } from '../inventory/categories.ts';

export interface Issue {
  readonly name: string;
  /** Prefixes of the categories it comes up for; none means every order's. */
  readonly categories: readonly string[];
  readonly weight: number;
  /** Weights of LOW, NORMAL, HIGH, URGENT. */
  readonly priorities: readonly number[];
  readonly subjects: readonly string[];
}

const calm = [30, 60, 9, 1];
const pressing = [5, 55, 32, 8];
const wear = list('JKT, TRS, BAS, FTW, GLV');

/** `§` stands for the product's name. */
export const issues: readonly Issue[] = [
  {
    name: 'zip broken',
    categories: list('TEN, SLB, JKT, BAC, TRS'),
    weight: 9,
    priorities: pressing,
    subjects: [
      'Zip of the § came off its track',
      'The zip on my § is stuck',
      '§: slider broke after a few days',
    ],
  },
  {
    name: 'seam torn',
    categories: list('TEN, BAC, JKT, TRS, BAS, GLV'),
    weight: 6,
    priorities: pressing,
    subjects: ['Seam of the § opened', '§ torn along the seam', 'Stitching of my § is coming undone'],
  },
  {
    name: 'leaking',
    categories: list('TEN, HYD, MAT, JKT, FTW'),
    weight: 8,
    priorities: pressing,
    subjects: ['§ is not tight', 'My § leaks', 'Water gets through the §'],
  },
  {
    name: 'wrong size',
    categories: wear,
    weight: 16,
    priorities: calm,
    subjects: [
      '§ is a size too small',
      'Can I swap my § for a larger one?',
      '§ fits differently from the chart',
    ],
  },
  {
    name: 'sole coming off',
    categories: list('FTW'),
    weight: 8,
    priorities: pressing,
    subjects: ['Sole of the § comes off', '§: the sole has opened at the toe'],
  },
  {
    name: 'strap broken',
    categories: list('BAC, POL, CLB, SNW'),
    weight: 6,
    priorities: pressing,
    subjects: ['Strap of the § broke', 'Buckle on my § snapped'],
  },
  {
    name: 'battery drains',
    categories: list('LGT, NAV'),
    weight: 14,
    priorities: [15, 65, 18, 2],
    subjects: ['§ is empty after an hour', 'Battery of the § does not last', '§ will not charge any more'],
  },
  {
    name: 'parts missing',
    categories: list('TEN, COK, SNW, POL, CLB'),
    weight: 7,
    priorities: pressing,
    subjects: ['Pegs missing with the §', '§ arrived without all its parts'],
  },
  {
    name: 'does not ignite',
    categories: list('COK'),
    weight: 9,
    priorities: pressing,
    subjects: ['§ will not light', 'Ignition of the § gives no spark'],
  },
  {
    name: 'late delivery',
    categories: [],
    weight: 13,
    priorities: [8, 50, 32, 10],
    subjects: ['Where is my order?', 'Parcel is late', 'Delivery was promised for last week'],
  },
  {
    name: 'damaged in transit',
    categories: [],
    weight: 6,
    priorities: pressing,
    subjects: ['§ arrived damaged', 'The box was crushed and the § too'],
  },
  {
    name: 'wrong item received',
    categories: [],
    weight: 5,
    priorities: pressing,
    subjects: ['I got something else than the §', 'Wrong colour of the § in the box'],
  },
  {
    name: 'refund not received',
    categories: [],
    weight: 7,
    priorities: [3, 45, 40, 12],
    subjects: ['Still waiting for my money', 'Refund for the § has not come'],
  },
  {
    name: 'discount code refused',
    categories: [],
    weight: 4,
    priorities: calm,
    subjects: ['My code does not work', 'Code for the § is refused'],
  },
  {
    name: 'change of address',
    categories: [],
    weight: 4,
    priorities: calm,
    subjects: ['Please send it to another address', 'New address for my order'],
  },
  {
    name: 'invoice wanted',
    categories: [],
    weight: 4,
    priorities: calm,
    subjects: ['I need an invoice', 'Invoice with our company name, please'],
  },
  {
    name: 'question about use',
    categories: [],
    weight: 8,
    priorities: [45, 50, 4, 1],
    subjects: ['How do I care for the §?', 'Question about the §', '§: does it go with what I have?'],
  },
];
