import { listsMade, type MadeList } from '../../src/database/keyset.ts';
import { matchersMade, type MadeMatchers } from '../../src/figures/matcher.ts';
import { statementsMade, type Statement } from '../../src/database/statement.ts';
import { viewsMade, type MadeViews } from '../../src/database/views.ts';

export interface Made {
  readonly statements: readonly Statement<never, unknown>[];
  readonly lists: readonly MadeList[];
  readonly matchers: readonly MadeMatchers[];
  readonly views: readonly MadeViews[];
}

/** All that is made while something runs, such as while the sources are loaded. */
export async function madeWhile(run: () => unknown): Promise<Made> {
  const made = { statements: [], lists: [], matchers: [], views: [] } as Made;
  const channels = { statements: statementsMade, lists: listsMade, matchers: matchersMade, views: viewsMade };
  const subscribers = Object.entries(channels).map(([kind, channel]) => {
    const keep = (one: unknown) => (made[kind as keyof Made] as unknown[]).push(one);
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
