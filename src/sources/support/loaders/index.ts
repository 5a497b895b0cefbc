import { lazily } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { customerMatcher } from '../customer-criteria.ts';
import { customerLoaders } from './customers.ts';
import { insightsOf, issueLoaders, type InsightsScope } from './insights.ts';
import { reportLoaders } from './reports.ts';
import { ticketLoaders } from './tickets.ts';
import { voiceLoaders } from './voices.ts';

/** Everything the graph asks of support, for one request. */
export function supportReads(read: Reader) {
  const loaders = lazily({
    /** What is to be known of customers where they are filtered. */
    customerMatcher: () => customerMatcher(read),
    ...ticketLoaders(read),
    ...customerLoaders(read),
    ...voiceLoaders(read),
    ...issueLoaders(read),
    ...reportLoaders(read),
  });
  return Object.assign(loaders, { insights: (scope: InsightsScope) => insightsOf(read, scope) });
}

export type SupportReads = ReturnType<typeof supportReads>;
