import type { QueryResolvers } from '../generated/resolvers.ts';
import { listingOf } from '../listing.ts';

export const feedbackQueries = {
  review: (_, { number }, { sources }) => sources.support.review.load(number),
  feedback: listingOf('feedback', ({ support }) => support.review),
} satisfies Partial<QueryResolvers>;
