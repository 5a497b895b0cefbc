import { SourceUnavailable } from '../../kernel/errors.ts';
import { sourceNames, type SourceName } from '../../kernel/source-name.ts';
import { conditionText } from '../../sources/condition.ts';
import type { RequestContext } from '../context.ts';
import type { QueryResolvers, Source } from '../generated/resolvers.ts';

async function statusOf(name: SourceName, context: RequestContext): Promise<Source> {
  const started = performance.now();
  const entry = await context.newestEntry(name).catch((error: unknown) => {
    if (error instanceof SourceUnavailable) return error;
    throw error;
  });
  const latencyMs = performance.now() - started;
  if (entry instanceof SourceUnavailable && entry.extensions['reason'] !== 'SOURCE_INCOMPLETE')
    return { name, status: 'DOWN', latencyMs: null, dataAsOf: null, message: entry.message };
  const message = conditionText(await context.conditionOf(name));
  const dataAsOf = entry instanceof SourceUnavailable ? null : entry;
  return { name, status: message === null ? 'UP' : 'DEGRADED', latencyMs, dataAsOf, message };
}

export const sourceQueries = {
  sources: (_, __, context) => Promise.all(sourceNames.map((name) => statusOf(name, context))),
} satisfies Partial<QueryResolvers>;
