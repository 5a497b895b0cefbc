import { dayAt, dayText, firstDay, momentText, now, secondsADay, today } from '../calendar.ts';
import { Dice, fraction } from '../random.ts';
import { rowsOf } from '../rows.ts';
import type { Put } from '../rows.ts';
import { bustle } from '../seasons.ts';
import { Timeline } from '../timeline.ts';
import { countries } from './countries.ts';
import type { Country } from './countries.ts';
import { salesTables } from './tables.ts';

const put = rowsOf(salesTables);

/** Some of the customers are from the two years before the orders on record. */
const earlierDays = 730;
const bustleTotal = bustle.reduce((sum, weight) => sum + weight, 0);
const earlier = Array.from({ length: earlierDays }, () => Math.floor((bustleTotal * 0.28) / earlierDays));

/** Customers that stories are told of, who order all through the two years. */
const namedCustomers = [
  { first: 'Nora', family: 'Bennett', country: 'US', profiling: true },
  { first: 'Lena', family: 'Hoffmann', country: 'DE', profiling: true },
  { first: 'Owen', family: 'Fraser', country: 'CA', profiling: false },
  { first: 'Alice', family: 'Hartley', country: 'GB', profiling: true },
  { first: 'Simon', family: 'Hartley', country: 'GB', profiling: true },
] as const;

/** Whose ticket names her by her address alone. */
const tabEnded = 1;

export const household = 'hartley.home@example.net';

const countryShares = countries.map((country) => country.share);
const domains = ['example.com', 'example.org', 'example.net'];
const ageBands = ['AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_64', 'AGE_65_PLUS'];
const acquisition = ['ORGANIC_SEARCH', 'PAID_SEARCH', 'SOCIAL', 'EMAIL', 'REFERRAL', 'STORE', 'AFFILIATE'];

export function customerNumber(index: number): string {
  return `C${String(index + 1).padStart(6, '0')}`;
}

export class CustomerBook {
  readonly count: number;
  readonly #arrivals: Timeline;

  constructor(count: number) {
    this.count = count;
    this.#arrivals = new Timeline('arrival', firstDay - earlierDays, [...earlier, ...bustle], count);
  }

  arrivedAt(index: number): number {
    return this.#arrivals.momentOf(index);
  }

  /** How many customers there are at a moment. */
  countAt(moment: number): number {
    return this.#arrivals.countBefore(moment);
  }

  /** Who never orders stays a prospect. */
  buys(index: number): boolean {
    return index < namedCustomers.length || fraction('buys', index) >= 0.085;
  }

  /** How eagerly somebody orders then, from 0 to 12; most lose interest some day. */
  appetite(index: number, moment: number): number {
    if (!this.buys(index)) return 0;
    const kind = fraction('appetite', index);
    const span = fraction('interest', index);
    const since = moment - this.arrivedAt(index);
    if (span < 0.55 && since > (0.1 + span) * 1000 * secondsADay) return 0;
    return kind < 0.6 ? 1 : kind < 0.87 ? 3 : kind < 0.97 ? 6 : 12;
  }

  countryOf(index: number): Country {
    const named = namedCustomers[index];
    if (named) return countries.find((country) => country.code === named.country) as Country;
    return countries[new Dice('country', index).weighted(countryShares)] as Country;
  }

  placeOf(index: number): readonly [region: string, city: string] {
    const { places } = this.countryOf(index);
    return places[Math.floor(fraction('place', index) * places.length)] as readonly [string, string];
  }

  personOf(index: number) {
    const named = namedCustomers[index];
    const country = this.countryOf(index);
    const woman = fraction('gender', index) < 0.5;
    const dice = new Dice('name', index);
    const first = named?.first ?? dice.pick(woman ? country.women : country.men);
    const family = named?.family ?? dice.pick(country.families);
    return { first, family, woman };
  }

  /** As sales keeps it. Now and then two of one household share an address, or there is none. */
  emailOf(index: number): string | null {
    if (index === 3 || index === 4) return household;
    if (index >= namedCustomers.length) {
      const fate = fraction('email', index);
      if (fate < 0.02) return null;
      if (fate < 0.06 && this.countryOf(index) === this.countryOf(index - 1)) return this.emailOf(index - 1);
    }
    const { first, family } = this.personOf(index);
    const address = `${ascii(first)}.${ascii(family)}${index + 1}@${domains[index % domains.length]}`;
    return fraction('capitals', index) < 0.03
      ? address.slice(0, 1).toUpperCase() + address.slice(1)
      : address;
  }
}

/** Letters without their accents. */
function ascii(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f ]/g, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .toLowerCase();
}

export function customerRow(index: number, book: CustomerBook): Put {
  const dice = new Dice('customer', index);
  const country = book.countryOf(index);
  const [region, city] = book.placeOf(index);
  const { first, family, woman } = book.personOf(index);
  const arrived = book.arrivedAt(index);
  const acquired = dayAt(arrived);
  const email = book.emailOf(index);
  const named = namedCustomers[index];
  const updated = Math.max(arrived, now - dice.skewed(600, (today - acquired) * secondsADay + 700));
  return put('customers', {
    number: customerNumber(index),
    name: named || !dice.chance(1) ? `${first} ${family}` : null,
    // One was read from a file by somebody who left its tab on.
    email: index === tabEnded ? `${email}\t` : email,
    gender: dice.chance(8) ? null : dice.chance(2) ? 'NON_BINARY' : woman ? 'FEMALE' : 'MALE',
    age_band: dice.chance(12) ? null : (ageBands[dice.weighted([9, 26, 25, 20, 13, 7])] as string),
    country: country.code,
    region: dice.chance(3) ? null : region,
    city: dice.chance(4) ? null : city,
    language: dice.chance(2) ? null : dice.pick(country.languages),
    acquired_on: dayText(acquired),
    acquisition_channel: dice.chance(5)
      ? null
      : (acquisition[dice.weighted([30, 22, 16, 9, 10, 8, 5])] as string),
    consent_email: named !== undefined || (email !== null && dice.chance(56)),
    consent_sms: dice.chance(21),
    consent_post: dice.chance(34),
    consent_profiling: named?.profiling ?? dice.chance(70),
    updated_at: momentText(updated),
    phone: new Dice('phone', index).chance(80) ? phoneOf(index, country.code) : null,
    first_name: first,
    last_name: family,
    postal_code: String(10_000 + new Dice('postal code', index).below(89_000)),
  });
}

/** Numbers that nobody has, as people of each country write them. */
const telephones: Readonly<Record<string, string>> = {
  US: '(303) 555-01',
  CA: '613-555-01',
  GB: '020 7946 09',
  DE: '030 / 231 250',
};

const phoneOf = (index: number, country: string): string | null => {
  const begun = telephones[country];
  return begun === undefined ? null : begun + String(index % 100).padStart(2, '0');
};
