import {
  businessKey,
  integer,
  nullable,
  oneOf,
  optional,
  table,
  text,
  timestamp,
  timestampOrDay,
  type RowsOf,
  type ValueOf,
} from '../../database/table.ts';
import { addressLookup } from '../email.ts';
import type { CustomerNumber, FeedbackNumber, OrderNumber, Sku, TicketNumber } from '../../domain/ids.ts';
import { deletionsTable } from '../deletions.ts';

const ticketStatus = oneOf('NEW', 'OPEN', 'PENDING', 'HOLD', 'SOLVED', 'CLOSED');
export type TicketStatus = ValueOf<typeof ticketStatus>;
const ticketPriority = oneOf('LOW', 'NORMAL', 'HIGH', 'URGENT');
export type TicketPriority = ValueOf<typeof ticketPriority>;
const sentiment = oneOf('POSITIVE', 'NEUTRAL', 'NEGATIVE');
export type Sentiment = ValueOf<typeof sentiment>;

/** What Opsgraph reads from the support database; migrations/support is the reference layout. */
export const tables = {
  tickets: table({
    columns: {
      number: businessKey<TicketNumber>(),
      subject: text(),
      issue: nullable(text()),
      status: ticketStatus,
      priority: nullable(ticketPriority),
      channel: nullable(text()),
      customer_number: nullable(businessKey<CustomerNumber>()),
      order_number: nullable(businessKey<OrderNumber>()),
      email: nullable(text()),
      sku: nullable(businessKey<Sku>()),
      opened_at: timestampOrDay(),
      first_replied_at: nullable(timestampOrDay()),
      solved_at: nullable(timestampOrDay()),
      replies: integer(),
      reopens: integer(),
      csat_rating: nullable(integer()),
      updated_at: timestamp(),
    },
    key: ['number'],
    lookups: ['sku', 'customer_number', 'order_number', addressLookup('email'), 'opened_at', 'updated_at'],
    freshness: 'updated_at',
    without:
      'tickets of products and customers, support figures, supportInsights, tickets and CSAT of reports',
  }),
  questions: table({
    columns: {
      number: text(),
      sku: nullable(businessKey<Sku>()),
      category: nullable(text()),
      question: text(),
      answer: nullable(text()),
      times_asked: integer(),
      updated_at: timestamp(),
    },
    key: ['number'],
    lookups: ['sku', 'category'],
    without: 'Product.faqs, SupportInsights.faqs',
  }),
  feedback: table({
    columns: {
      number: businessKey<FeedbackNumber>(),
      sku: businessKey<Sku>(),
      customer_number: nullable(businessKey<CustomerNumber>()),
      rating: nullable(integer()),
      would_recommend: nullable(integer()),
      comment: nullable(text()),
      sentiment: nullable(sentiment),
      submitted_at: timestampOrDay(),
      updated_at: optional(timestamp(), 'Feedback.updatedAt, and which reviews have changed'),
    },
    key: ['number'],
    lookups: ['sku', 'submitted_at', 'updated_at'],
    without: 'Product.feedback, SupportInsights.nps, NPS of Scorecard',
  }),
  deletions: deletionsTable('tickets and reviews'),
};

export type SupportTables = RowsOf<typeof tables>;
