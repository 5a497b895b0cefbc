import { lazily } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { readersFor, type SupportRules } from '../seen.ts';
import { customerMatcher } from '../customer-criteria.ts';
import { customerLoaders } from './customers.ts';
import { insightsOf, issueLoaders, type InsightsScope } from './insights.ts';
import { reportLoaders } from './reports.ts';
import { ticketLoaders } from './tickets.ts';
import { voiceLoaders } from './voices.ts';

/** Everything the graph asks of support, for one request. */
export function supportReads(whole: Reader, rules: SupportRules) {
  const readers = readersFor(whole, rules);
  const loaders = lazily({
    /** What is to be known of customers where they are filtered. */
    customerMatcher: () => customerMatcher(readers.undecided),
    ...ticketLoaders(readers),
    ...customerLoaders(readers),
    ...voiceLoaders(readers),
    ...issueLoaders(readers),
    ...reportLoaders(readers),
  });
  return Object.assign(loaders, { insights: (scope: InsightsScope) => insightsOf(readers, scope) });
}

export type SupportReads = ReturnType<typeof supportReads>;
