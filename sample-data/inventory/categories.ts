import type { Season } from '../seasons.ts';

export interface Specification {
  readonly name: string;
  readonly unit: string | null;
  /** Either a range of whole numbers with a step, or words to choose from. */
  readonly values: readonly [low: number, high: number, step: number] | readonly string[];
}

export interface Category {
  readonly name: string;
  readonly prefix: string;
  readonly season: Season;
  /** So many of each round of products belong here. */
  readonly share: number;
  /** Prices in whole units of currency. */
  readonly price: readonly [low: number, high: number];
  readonly returnsPercent: number;
  readonly types: readonly string[];
  /** A model comes in four variants. */
  readonly variants: readonly [string, string, string, string];
  readonly features: readonly string[];
  readonly specifications: readonly Specification[];
  /** Prefixes of the categories bought along with this one. */
  readonly companions: readonly string[];
  readonly purpose: string;
}

/** Words set apart by commas. */
export const list = (text: string): readonly string[] => text.split(', ');

const weight = (low: number, high: number): Specification => ({
  name: 'Weight',
  unit: 'g',
  values: [low, high, 5],
});
const words = (name: string, ...values: string[]): Specification => ({ name, unit: null, values });

export const categories: readonly Category[] = [
  {
    name: 'Tents',
    prefix: 'TEN',
    season: 'summer',
    share: 2,
    price: [149, 699],
    returnsPercent: 5,
    types: list('Trekking Tent, Dome Tent, Tunnel Tent, Family Tent'),
    variants: ['1P', '2P', '3P', '4P'],
    features: list(
      'Freestanding, Taped seams, Two entrances, Colour-coded poles, Gear loft, Reflective guy lines, Pitches outer first',
    ),
    specifications: [
      weight(1150, 4800),
      { name: 'Waterproofness', unit: 'mm', values: [2000, 5000, 500] },
      { name: 'Packed length', unit: 'cm', values: [38, 62, 1] },
      words('Poles', 'Aluminium', 'Fibreglass'),
    ],
    companions: ['SLB', 'MAT', 'LGT'],
    purpose: 'nights out in changeable weather',
  },
  {
    name: 'Backpacks',
    prefix: 'BAC',
    season: 'summer',
    share: 3,
    price: [59, 329],
    returnsPercent: 5,
    types: list('Trekking Backpack, Day Pack, Alpine Pack, Travel Pack'),
    variants: ['22 L', '35 L', '48 L', '65 L'],
    features: list(
      'Ventilated back, Rain cover included, Adjustable torso, Hydration sleeve, Hip-belt pockets, Ice-axe loops, Bottom access',
    ),
    specifications: [
      weight(620, 2300),
      { name: 'Maximum load', unit: 'kg', values: [8, 26, 1] },
      words('Fabric', 'Recycled nylon', 'Ripstop polyester', 'Laminated sailcloth'),
    ],
    companions: ['HYD', 'POL'],
    purpose: 'days when everything has to be carried',
  },
  {
    name: 'Sleeping Bags',
    prefix: 'SLB',
    season: 'summer',
    share: 2,
    price: [79, 549],
    returnsPercent: 4,
    types: list('Down Sleeping Bag, Synthetic Sleeping Bag, Quilt'),
    variants: ['Short', 'Regular', 'Long', 'Wide'],
    features: list(
      'Draught collar, Two-way zip, Treated down, Anti-snag zip guard, Compression sack, Inner pocket',
    ),
    specifications: [
      weight(480, 1900),
      { name: 'Comfort temperature', unit: '°C', values: [-14, 12, 1] },
      { name: 'Packed volume', unit: 'L', values: [4, 18, 1] },
      words('Filling', 'Goose down', 'Duck down', 'Hollow fibre'),
    ],
    companions: ['MAT', 'TEN'],
    purpose: 'sleeping warm from spring to the first frost',
  },
  {
    name: 'Sleeping Mats',
    prefix: 'MAT',
    season: 'summer',
    share: 2,
    price: [29, 229],
    returnsPercent: 4,
    types: list('Air Mat, Self-inflating Mat, Foam Mat'),
    variants: ['Small', 'Regular', 'Long', 'Long Wide'],
    features: list('Pump sack included, Quiet fabric, Repair kit, Flat valve, Non-slip print'),
    specifications: [
      weight(310, 1400),
      { name: 'Thickness', unit: 'cm', values: [2, 11, 1] },
      { name: 'Insulation', unit: 'R-value', values: [1, 7, 1] },
    ],
    companions: ['SLB', 'TEN'],
    purpose: 'a flat night on uneven ground',
  },
  {
    name: 'Footwear',
    prefix: 'FTW',
    season: 'allYear',
    share: 4,
    price: [89, 299],
    returnsPercent: 13,
    types: list('Hiking Boot, Approach Shoe, Trail Runner, Mountain Boot'),
    variants: ['Women', 'Women Wide', 'Men', 'Men Wide'],
    features: list('Waterproof membrane, Resoleable, Rock guard, Heel brake, Recycled lining, Speed lacing'),
    specifications: [
      weight(240, 890),
      { name: 'Heel drop', unit: 'mm', values: [0, 12, 2] },
      words('Upper', 'Nubuck leather', 'Mesh', 'Suede'),
      words('Sole', 'Butyl rubber', 'Sticky rubber', 'Lugged rubber'),
    ],
    companions: ['POL', 'BAS'],
    purpose: 'long days on rough paths',
  },
  {
    name: 'Jackets',
    prefix: 'JKT',
    season: 'winter',
    share: 4,
    price: [99, 599],
    returnsPercent: 11,
    types: list('Rain Jacket, Down Jacket, Softshell, Hardshell'),
    variants: ['Women Regular', 'Women Long', 'Men Regular', 'Men Long'],
    features: list(
      'Helmet-compatible hood, Pit zips, Two-way front zip, Taped seams, Recycled face fabric, Snow skirt, Packs into its pocket',
    ),
    specifications: [
      weight(190, 760),
      { name: 'Waterproofness', unit: 'mm', values: [8000, 28000, 1000] },
      words('Construction', '2 layers', '2.5 layers', '3 layers'),
    ],
    companions: ['BAS', 'GLV'],
    purpose: 'wind, rain and the way home',
  },
  {
    name: 'Trousers',
    prefix: 'TRS',
    season: 'allYear',
    share: 2,
    price: [49, 259],
    returnsPercent: 12,
    types: list('Hiking Trousers, Softshell Trousers, Zip-off Trousers'),
    variants: ['Women Regular', 'Women Short', 'Men Regular', 'Men Short'],
    features: list('Four-way stretch, Articulated knees, Zipped pockets, Gusseted crotch, Integrated belt'),
    specifications: [
      weight(240, 620),
      words('Fabric', 'Nylon stretch', 'Organic cotton blend', 'Recycled polyester'),
    ],
    companions: ['BAS', 'FTW'],
    purpose: 'moving freely from valley to ridge',
  },
  {
    name: 'Base Layers',
    prefix: 'BAS',
    season: 'winter',
    share: 2,
    price: [29, 119],
    returnsPercent: 7,
    types: list('Merino Shirt, Merino Leggings, Thermal Shirt'),
    variants: ['Women Light', 'Women Warm', 'Men Light', 'Men Warm'],
    features: list('Flatlock seams, Odour-resistant, Thumb loops, Mulesing-free wool'),
    specifications: [
      { name: 'Fabric weight', unit: 'g/m²', values: [120, 260, 10] },
      words('Fabric', 'Merino wool', 'Wool blend', 'Recycled polyester'),
    ],
    companions: ['JKT', 'GLV'],
    purpose: 'staying dry beneath every other layer',
  },
  {
    name: 'Climbing',
    prefix: 'CLB',
    season: 'summer',
    share: 2,
    price: [19, 249],
    returnsPercent: 4,
    types: list('Harness, Rope, Helmet, Quickdraw Set'),
    variants: ['Sport', 'Alpine', 'Gym', 'Trad'],
    features: list(
      'Certified to EN standards, Wear indicators, Colour-coded sizes, Dry treatment, Gear loops',
    ),
    specifications: [weight(90, 3900), words('Standard', 'EN 12277', 'EN 892', 'EN 12492', 'EN 12275')],
    companions: ['FTW', 'BAC'],
    purpose: 'rock, ice and the climbing hall',
  },
  {
    name: 'Cooking',
    prefix: 'COK',
    season: 'summer',
    share: 2,
    price: [19, 189],
    returnsPercent: 4,
    types: list('Gas Stove, Cook Set, Multifuel Stove, Kettle'),
    variants: ['Solo', 'Duo', 'Trio', 'Base Camp'],
    features: list('Piezo ignition, Folding handles, Heat exchanger, Non-stick coating, Wind shield'),
    specifications: [
      weight(75, 1200),
      { name: 'Boil time for one litre', unit: 's', values: [140, 330, 10] },
      words('Material', 'Titanium', 'Hard-anodised aluminium', 'Stainless steel'),
    ],
    companions: ['HYD', 'TEN'],
    purpose: 'a hot meal far from the kitchen',
  },
  {
    name: 'Lighting',
    prefix: 'LGT',
    season: 'winter',
    share: 2,
    price: [19, 179],
    returnsPercent: 5,
    types: list('Headlamp, Lantern, Torch'),
    variants: ['200', '400', '600', '1000'],
    features: list(
      'Red light, USB-C charging, Lock against accidental switching, Battery indicator, Splash-proof',
    ),
    specifications: [
      weight(35, 340),
      { name: 'Brightness', unit: 'lm', values: [200, 1000, 50] },
      { name: 'Burn time', unit: 'h', values: [6, 120, 2] },
    ],
    companions: ['TEN', 'NAV'],
    purpose: 'early starts and late returns',
  },
  {
    name: 'Navigation',
    prefix: 'NAV',
    season: 'summer',
    share: 1,
    price: [29, 649],
    returnsPercent: 6,
    types: list('GPS Watch, Handheld GPS, Compass, Altimeter'),
    variants: ['Basic', 'Solar', 'Pro', 'Expedition'],
    features: list('Multi-band reception, Offline maps, Barometric altimeter, Luminous dial, Sapphire glass'),
    specifications: [
      weight(28, 290),
      { name: 'Battery life', unit: 'h', values: [20, 240, 5] },
      words('Water rating', 'IPX7', '5 ATM', '10 ATM'),
    ],
    companions: ['LGT', 'BAC'],
    purpose: 'finding the way when the signs stop',
  },
  {
    name: 'Hydration',
    prefix: 'HYD',
    season: 'summer',
    share: 2,
    price: [15, 99],
    returnsPercent: 3,
    types: list('Bottle, Water Filter, Hydration Bladder, Insulated Flask'),
    variants: ['0.5 L', '1 L', '1.5 L', '2 L'],
    features: list('Leak-proof cap, Dishwasher-safe, Bite valve, Wide opening, Free of bisphenol A'),
    specifications: [
      weight(60, 520),
      words('Material', 'Stainless steel', 'Tritan', 'Thermoplastic polyurethane'),
    ],
    companions: ['BAC', 'COK'],
    purpose: 'clean water within reach',
  },
  {
    name: 'Snow Sports',
    prefix: 'SNW',
    season: 'winter',
    share: 1,
    price: [49, 749],
    returnsPercent: 7,
    types: list('Snowshoes, Touring Ski, Avalanche Transceiver, Crampons'),
    variants: ['Light', 'Classic', 'Pro', 'Guide'],
    features: list('Heel lift, Anti-balling plates, Tool-free adjustment, Three antennas, Steel spikes'),
    specifications: [weight(210, 2900), { name: 'Length', unit: 'cm', values: [52, 184, 2] }],
    companions: ['GLV', 'POL'],
    purpose: 'deep snow and steep slopes',
  },
  {
    name: 'Trekking Poles',
    prefix: 'POL',
    season: 'summer',
    share: 1,
    price: [39, 199],
    returnsPercent: 4,
    types: list('Folding Poles, Telescopic Poles'),
    variants: ['Compact', 'Standard', 'Tall', 'Carbon'],
    features: list('Cork grips, Lever locks, Extended grip zone, Interchangeable baskets'),
    specifications: [
      weight(290, 560),
      { name: 'Packed length', unit: 'cm', values: [36, 68, 1] },
      words('Shaft', 'Carbon', 'Aluminium 7075'),
    ],
    companions: ['BAC', 'FTW'],
    purpose: 'sparing the knees on the way down',
  },
  {
    name: 'Gloves and Hats',
    prefix: 'GLV',
    season: 'winter',
    share: 1,
    price: [19, 159],
    returnsPercent: 6,
    types: list('Insulated Gloves, Liner Gloves, Beanie'),
    variants: ['S', 'M', 'L', 'XL'],
    features: list('Touchscreen fingertips, Goat-leather palm, Wrist leash, Merino lining'),
    specifications: [weight(35, 260), words('Lining', 'Merino wool', 'Fleece', 'Synthetic down')],
    companions: ['JKT', 'BAS'],
    purpose: 'fingers and ears in the cold',
  },
];
