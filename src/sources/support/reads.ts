import { lazily } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import { customerMatcher } from './figures/customers.ts';
import { deletion, listingMatcher } from './figures/listings.ts';
import { productMatcher } from './figures/products.ts';
import * as customerTickets from './lists/customer-tickets.ts';
import * as faqs from './lists/faqs.ts';
import * as feedback from './lists/feedback.ts';
import * as tickets from './lists/tickets.ts';
import { groupedReviews, groupedTickets, leadsOfReviewsIn, leadsOfTicketsIn } from './reports/fact-groups.ts';
import * as facts from './reports/facts.ts';
import * as insights from './reports/insights.ts';
import * as issues from './reports/issues.ts';
import * as signatures from './reports/tickets-by-signature.ts';
import type { Visibility } from '../visibility.ts';
import type { ReckonedOn } from '../source.ts';
import { readersFor, type SupportReaders } from './visibility.ts';

const loaders = {
  /** What is to be known of customers where they are filtered. */
  customerMatcher:
    ({ undecided }: SupportReaders) =>
    (_: ReckonedOn) =>
      customerMatcher(undecided),
  /** Which products meet what support knows of them. */
  productMatcher:
    ({ among }: SupportReaders) =>
    (on: ReckonedOn) =>
      productMatcher(among, on),

  /** Which tickets and the like meet what is asked of them. */
  listingMatcher: ({ among }: SupportReaders) => listingMatcher(among({})),
  deletion: ({ undecided }: SupportReaders) => deletion(undecided),

  ...tickets,
  ...customerTickets,
  ...faqs,
  ...feedback,
  ...insights,
  ...issues,
  ...facts,
  groupedReviews,
  groupedTickets,
  leadsOfReviewsIn,
  leadsOfTicketsIn,
  ...signatures,
};

/** Everything the graph asks of support, for one request. */
export const supportReads = (whole: Reader, visibility: Visibility) =>
  lazily(loaders, readersFor(whole, visibility));
