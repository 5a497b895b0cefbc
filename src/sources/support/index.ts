import { supportReads } from './reads.ts';
import { customers } from './figures/customers.ts';
import { deletions, listings } from './figures/listings.ts';
import { products } from './figures/products.ts';
import { freshnessOf } from '../source.ts';
import { tables } from './tables.ts';

/** The entry to support: tickets, questions, feedback. */
export const support = {
  name: 'support',
  tables,
  ...freshnessOf('support', tables, 'tickets'),
  reads: supportReads,
  products,
  customers,
  listings,
  deletions,
} as const;

export type { FaqRow } from './lists/faqs.ts';
export { feedbackOrder, type FeedbackRow } from './lists/feedback.ts';
export { ticketOrder, type TicketRow } from './lists/tickets.ts';
export type { ReviewGroup, TicketGroup } from './reports/fact-groups.ts';
export type { InsightReads, TicketFigures } from './reports/insights.ts';
export type { IssueRow } from './reports/issues.ts';
