import { createClient } from '@keyv/redis';
import { circuitBreaker, ConsecutiveBreaker, handleAll, timeout, TimeoutStrategy, wrap } from 'cockatiel';
import type { Logger } from '../../observability/log.ts';
import type { AnswerStore } from './store.ts';

/** How long a request waits for Redis, in milliseconds, before its answer is made anew. */
const patience = 250;
/** After so many failures in a row nobody waits for Redis, but for one request each second that looks again. */
const failures = 3;
const lookAgainAfter = 1_000;
const reconnectAfter = 250;

/** Answers that all servers of a deployment share. While Redis does not answer, there are none. */
export function redisStore(url: string, log: Logger): AnswerStore {
  const client = createClient({
    url,
    // What cannot be sent now is not worth sending later.
    disableOfflineQueue: true,
    commandsQueueMaxLength: 1_000,
    socket: { connectTimeout: 1_000, reconnectStrategy: () => reconnectAfter },
  });
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: lookAgainAfter,
    breaker: new ConsecutiveBreaker(failures),
  });
  const limits = wrap(breaker, timeout(patience, TimeoutStrategy.Aggressive));

  let answering: boolean | undefined;
  const note = (answers: boolean, error?: unknown) => {
    if (answers === answering) return;
    answering = answers;
    if (answers) log.info('Redis answers: answers are shared');
    else log.warn({ code: (error as { code?: unknown } | undefined)?.code }, 'Redis does not answer');
  };
  client.on('error', (error: unknown) => note(false, error));
  client.on('ready', () => note(true));
  breaker.onBreak(() => note(false));
  breaker.onReset(() => note(true));
  // It goes on trying by itself until it is closed.
  client.connect().catch(() => {});

  const attempt = async <T>(command: () => Promise<T>): Promise<T | undefined> =>
    client.isReady ? limits.execute(command).catch(() => undefined) : undefined;
  return {
    get: async (key) => (await attempt(() => client.get(named(key)))) ?? undefined,
    set: (key, text, milliseconds) => void attempt(() => client.set(named(key), text, { PX: milliseconds })),
    close: () => client.destroy(),
  };
}

const named = (key: string): string => `opsgraph:answer:${key}`;
