import { supportReads } from './loaders/index.ts';
import { newestEntry } from './queries/statement.ts';
import { products } from './criteria.ts';
import { tables } from './tables.ts';

/** The door to support: tickets, questions, feedback. */
export const support = { name: 'support', tables, newestEntry, reads: supportReads, products } as const;

export { feedbackOrder } from './queries/voices.ts';
export { ticketOrder } from './queries/tickets.ts';
export type { InsightReads, IssueRow, TicketFigures } from './loaders/insights.ts';
export type { SupportReads } from './loaders/index.ts';
export type { ProductFigures, TicketRow } from './loaders/tickets.ts';
export type { FaqRow, FeedbackRow } from './loaders/voices.ts';
