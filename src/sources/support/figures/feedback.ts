import type { Listing } from '../../../figures/catalogue.ts';
import { own } from '../../listings.ts';
import { tables } from '../tables.ts';

/** What reviews are filtered and ordered by. */
export const feedback = {
  source: 'support',
  of: 'feedback',
  type: 'Feedback',
  keyedBy: 'number',
  owned: { table: 'feedback', key: 'number' },
  tables,
  relations: {},
  figures: {
    number: {
      ...own('key', 'text'),
      shows: 'Feedback.number',
      filter: ['FeedbackNumberFilter', 'On the number of the review.'],
      order: 'By number.',
    },
    sku: {
      ...own('sku', 'text'),
      shows: 'Feedback.product',
      filter: ['SkuFilter', 'On the product.'],
    },
    customer: {
      ...own('customer_number', 'text'),
      shows: 'Feedback.customer',
      filter: ['CustomerNumberFilter', 'On who wrote it.'],
    },
    rating: {
      ...own('rating', 'bigint'),
      shows: 'Feedback.rating',
      filter: ['IntFilter', 'On the stars, 1 to 5.'],
      order: 'By the stars.',
    },
    wouldRecommend: {
      ...own('would_recommend', 'bigint'),
      shows: 'Feedback.wouldRecommend',
      filter: ['IntFilter', 'On whether they would recommend it, 0 to 10.'],
    },
    sentiment: {
      ...own('sentiment', 'text'),
      shows: 'Feedback.sentiment',
      filter: ['SentimentFilter', 'On the tone of the comment.'],
    },
    submittedAt: {
      ...own('submitted_at', 'timestamptz'),
      alwaysKnown: true,
      shows: 'Feedback.submittedAt',
      filter: ['DateTimeFilter', 'On the instant at which it was given.'],
      order: 'By the instant at which it was given.',
    },
    submittedOn: {
      ...own('submitted_at', 'timestamptz'),
      shows: 'Feedback.submittedAt',
      filter: ['DateFilter', 'On the day on which it was given, in the reporting time zone.'],
    },
    updatedAt: {
      ...own('updated_at', 'timestamptz'),
      shows: 'Feedback.updatedAt',
      filter: [
        'DateTimeFilter',
        'On the instant of its last change; unknown where support keeps none. How to take what has changed: docs/bi.md.',
      ],
      order: 'By the instant of its last change.',
    },
  },
} satisfies Listing;
