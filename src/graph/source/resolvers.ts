import { SourceUnavailable } from '../../kernel/errors.ts';
import { sourceNames, type SourceName } from '../../kernel/source-name.ts';
import type { RequestContext } from '../context.ts';
import type { QueryResolvers, Source } from '../generated/resolvers.ts';

async function statusOf(name: SourceName, { newestEntry }: RequestContext): Promise<Source> {
  const started = performance.now();
  try {
    const dataAsOf = await newestEntry(name);
    return { name, status: 'UP', latencyMs: performance.now() - started, dataAsOf, message: null };
  } catch (error) {
    if (!(error instanceof SourceUnavailable)) throw error;
    return { name, status: 'DOWN', latencyMs: null, dataAsOf: null, message: error.message };
  }
}

export const sourceQueries = {
  sources: (_, __, context) => Promise.all(sourceNames.map((name) => statusOf(name, context))),
} satisfies Partial<QueryResolvers>;
