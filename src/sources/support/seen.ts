import { perArguments } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import { readerThrough, type SeenKeys } from '../../database/views.ts';
import { listSeparator } from '../../figures/condition.ts';
import { within } from '../../figures/bounds.ts';
import * as queries from './queries/leads.ts';
import { viewsFor } from './views.ts';

/** What tickets name their customers by, each list as one text (see KeySet). */
export interface Leads {
  readonly customers: string;
  readonly orders: string;
  readonly emails: string;
}

/** To which products and customers a caller is held; null is all. */
export interface SupportRules {
  readonly skus: SeenKeys | null;
  /** Those of the leads that end at a customer whom the caller may see. */
  readonly leads: ((asked: Leads) => Promise<Leads>) | null;
}

/** The ways to read what a caller may see of tickets and reviews. */
export interface SupportReaders {
  /** Which of these lead to customers whom the caller may see is asked first. */
  readonly among: (asked: Partial<queries.Among>) => Reader;
  /** Of customers whom the caller may see, by what they claim. */
  readonly ofClaims: (claims: { readonly [Name in keyof Leads]: readonly string[] }) => Reader;
  /** For what goes to sales as it is, which tells whose it is and whether the caller may see them. */
  readonly undecided: Reader;
}

const byCountry = viewsFor({ byCountry: true, byBrand: false });
const byBrand = viewsFor({ byCountry: false, byBrand: true });
const byBoth = viewsFor({ byCountry: true, byBrand: true });

const nobody: Leads = { customers: '', orders: '', emails: '' };
const once = <Value>(read: () => Promise<Value>): (() => Promise<Value>) => {
  let answer: Promise<Value> | undefined;
  return () => (answer ??= read());
};

export function readersFor(whole: Reader, { skus, leads }: SupportRules): SupportReaders {
  const undecided = skus ? readerThrough(whole, byBrand, { skus }) : whole;
  if (!leads) return { among: () => undecided, ofClaims: () => undecided, undecided };
  const reader = (seen: () => Promise<Leads>, reviewers?: () => Promise<string>) =>
    readerThrough(whole, skus ? byBoth : byCountry, {
      ...(skus && { skus }),
      customers: async () => (await seen()).customers,
      orders: async () => (await seen()).orders,
      emails: async () => (await seen()).emails,
      ...(reviewers && { reviewers }),
    });

  return {
    undecided,
    among: perArguments((asked: Partial<queries.Among>) => {
      const among = { tickets: null, skus: null, since: null, ...asked };
      const seen = once(async () => {
        const [row] = (await undecided.optional(queries.leadsOfTickets, among)) ?? [];
        within(row?.count ?? 0, 'the customers of tickets');
        return leads(row ?? nobody);
      });
      return reader(seen, async () => {
        const [row] = (await undecided.optional(queries.reviewers, among)) ?? [];
        within(row?.count ?? 0, 'the customers of reviews');
        return (await leads({ ...nobody, customers: row?.customers ?? '' })).customers;
      });
    }),
    ofClaims: ({ customers, orders, emails }) =>
      reader(async () => ({
        customers: customers.join(listSeparator),
        orders: orders.join(listSeparator),
        emails: emails.join(listSeparator),
      })),
  };
}
