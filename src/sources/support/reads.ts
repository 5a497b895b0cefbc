import { lazily, perArguments } from '../../database/loaders.ts';
import type { Reader } from '../../database/reader.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import { customerMatcher } from './figures/customers.ts';
import { productMatcher } from './figures/products.ts';
import { customerFigures, ticketCountOfCustomer, ticketsOfCustomer } from './lists/customer-tickets.ts';
import { faqsOfProduct } from './lists/faqs.ts';
import { feedbackCountOfProduct, feedbackOfProduct } from './lists/feedback.ts';
import { ticket, ticketCountOfProduct, ticketsOfProduct } from './lists/tickets.ts';
import { recommendationsByDay, ticketsByDay } from './reports/by-day.ts';
import { insights } from './reports/insights.ts';
import { topIssuesOfProduct } from './reports/issues.ts';
import { ticketsBySignature } from './reports/tickets-by-signature.ts';
import { readersFor, type SupportReaders, type SupportRules } from './seen.ts';

const loaders = {
  /** What is to be known of customers where they are filtered. */
  customerMatcher: ({ undecided }: SupportReaders) => customerMatcher(undecided),
  /** Which products meet what support knows of them. */
  productMatcher: ({ among }: SupportReaders) =>
    perArguments((today: CalendarDate) => productMatcher(among, today)),

  ticket,
  ticketsOfProduct,
  ticketCountOfProduct,
  ticketsOfCustomer,
  ticketCountOfCustomer,
  customerFigures,

  faqsOfProduct,
  feedbackOfProduct,
  feedbackCountOfProduct,

  insights,
  topIssuesOfProduct,
  ticketsByDay,
  recommendationsByDay,
  ticketsBySignature,
};

/** Everything the graph asks of support, for one request. */
export const supportReads = (whole: Reader, rules: SupportRules) => lazily(loaders, readersFor(whole, rules));
