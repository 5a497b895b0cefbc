import { lazily } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { readersFor, type SupportReaders, type SupportRules } from '../seen.ts';
import { customerMatcher } from '../customer-criteria.ts';
import { customerLoaders } from './customers.ts';
import { insightsOf, issueLoaders, type InsightsScope } from './insights.ts';
import { reportLoaders } from './reports.ts';
import { ticketLoaders } from './tickets.ts';
import { voiceLoaders } from './voices.ts';

const loaders = {
  /** What is to be known of customers where they are filtered. */
  customerMatcher: ({ undecided }: SupportReaders) => customerMatcher(undecided),
  ...ticketLoaders,
  ...customerLoaders,
  ...voiceLoaders,
  ...issueLoaders,
  ...reportLoaders,
};

/** Everything the graph asks of support, for one request. */
export function supportReads(whole: Reader, rules: SupportRules) {
  const readers = readersFor(whole, rules);
  return Object.assign(lazily(loaders, readers), {
    insights: (scope: InsightsScope) => insightsOf(readers, scope),
  });
}

export type SupportReads = ReturnType<typeof supportReads>;
