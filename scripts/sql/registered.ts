import { registeredLists, type RegisteredList } from '../../src/database/keyset.ts';
import { registeredMatchers, type RegisteredMatchers } from '../../src/figures/matcher.ts';
import { registeredStatements, type Statement } from '../../src/database/statement.ts';
import { registeredViews, type RegisteredViews } from '../../src/database/views.ts';

export interface Registered {
  readonly statements: readonly Statement<never, unknown>[];
  readonly lists: readonly RegisteredList[];
  readonly matchers: readonly RegisteredMatchers[];
  readonly views: readonly RegisteredViews[];
}

/** All that is made while something runs, such as while the sources are loaded. */
export async function registeredWhile(run: () => unknown): Promise<Registered> {
  const made = { statements: [], lists: [], matchers: [], views: [] } as Registered;
  const channels = {
    statements: registeredStatements,
    lists: registeredLists,
    matchers: registeredMatchers,
    views: registeredViews,
  };
  const subscribers = Object.entries(channels).map(([kind, channel]) => {
    const keep = (one: unknown) => (made[kind as keyof Registered] as unknown[]).push(one);
    channel.subscribe(keep);
    return () => channel.unsubscribe(keep);
  });
  try {
    await run();
    return made;
  } finally {
    for (const unsubscribe of subscribers) unsubscribe();
  }
}
