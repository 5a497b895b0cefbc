import type { Listing } from '../../../figures/catalogue.ts';
import { plainIssue } from '../../../domain/issue.ts';
import { own } from '../../listings.ts';
import { tables } from '../tables.ts';
import { issueKey } from '../terms.ts';

/** What tickets are filtered and ordered by. */
export const tickets = {
  source: 'support',
  of: 'tickets',
  type: 'Ticket',
  keyedBy: 'number',
  owned: { table: 'tickets', key: 'number' },
  tables,
  relations: {},
  figures: {
    number: {
      ...own('key', 'text'),
      shows: 'Ticket.number',
      filter: ['TicketNumberFilter', 'On the ticket number.'],
      order: 'By ticket number.',
    },
    openedAt: {
      ...own('opened_at', 'timestamptz'),
      alwaysKnown: true,
      shows: 'Ticket.openedAt',
      filter: ['DateTimeFilter', 'On the instant at which it was opened.'],
      order: 'By the instant at which it was opened.',
    },
    openedOn: {
      ...own('opened_at', 'timestamptz'),
      shows: 'Ticket.openedAt',
      filter: ['DateFilter', 'On the day on which it was opened, in the reporting time zone.'],
    },
    solvedAt: {
      ...own('solved_at', 'timestamptz'),
      shows: 'Ticket.solvedAt',
      filter: ['DateTimeFilter', 'On the instant at which it was solved; unknown before that.'],
      order: 'By the instant at which it was solved.',
    },
    updatedAt: {
      ...own('updated_at', 'timestamptz'),
      alwaysKnown: true,
      shows: 'Ticket.updatedAt',
      filter: [
        'DateTimeFilter',
        'On the instant of its last change. How to take what has changed: docs/bi.md.',
      ],
      order: 'By the instant of its last change.',
    },
    status: {
      ...own('status', 'text'),
      shows: 'Ticket.status',
      filter: ['TicketStatusFilter', 'On how far it has come.'],
    },
    priority: {
      ...own('priority', 'text'),
      shows: 'Ticket.priority',
      filter: ['TicketPriorityFilter', 'On how urgent it is; unknown where not set.'],
    },
    channel: {
      ...own('channel', 'text'),
      shows: 'Ticket.channel',
      filter: ['TextFilter', 'On how the customer got in touch, such as `email`.'],
    },
    issue: {
      type: 'text',
      value: ({ own }) => issueKey(own('issue')),
      operand: (asked) => plainIssue(String(asked)),
      shows: 'Ticket.issue',
      filter: [
        'TextFilter',
        "On what it is about, in support's own words, whatever their letter case and white space; unknown where not sorted yet.",
      ],
    },
    csatRating: {
      ...own('csat_rating', 'integer'),
      shows: 'Ticket.csatRating',
      filter: ['IntFilter', 'On how the customer rated the help, 1 to 5; unknown where not rated.'],
      order: 'By how the customer rated the help.',
    },
    sku: {
      ...own('sku', 'text'),
      shows: 'Ticket.product',
      filter: ['SkuFilter', 'On the product it is about.'],
    },
    order: {
      ...own('order_number', 'text'),
      shows: 'Ticket.order',
      filter: ['OrderNumberFilter', 'On the order it names.'],
    },
  },
} satisfies Listing;
