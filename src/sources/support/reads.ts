import { lazily, perArguments } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import { customerMatcher } from './figures/customers.ts';
import { productMatcher } from './figures/products.ts';
import * as customerTickets from './lists/customer-tickets.ts';
import * as faqs from './lists/faqs.ts';
import * as feedback from './lists/feedback.ts';
import * as tickets from './lists/tickets.ts';
import * as facts from './reports/facts.ts';
import * as insights from './reports/insights.ts';
import * as issues from './reports/issues.ts';
import * as signatures from './reports/tickets-by-signature.ts';
import { readersFor, type SupportReaders, type SupportRules } from './seen.ts';

const loaders = {
  /** What is to be known of customers where they are filtered. */
  customerMatcher: ({ undecided }: SupportReaders) => customerMatcher(undecided),
  /** Which products meet what support knows of them. */
  productMatcher: ({ among }: SupportReaders) =>
    perArguments((today: CalendarDate) => productMatcher(among, today)),

  ...tickets,
  ...customerTickets,
  ...faqs,
  ...feedback,
  ...insights,
  ...issues,
  ...facts,
  ...signatures,
};

/** Everything the graph asks of support, for one request. */
export const supportReads = (whole: Reader, rules: SupportRules) => lazily(loaders, readersFor(whole, rules));
