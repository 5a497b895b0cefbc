import { createHmac, timingSafeEqual } from 'node:crypto';
import { createClient } from '@redis/client';
import { circuitBreaker, ConsecutiveBreaker, handleAll, timeout, TimeoutStrategy, wrap } from 'cockatiel';
import type { Logger } from '../../observability/log.ts';
import type { AnswerStore } from './cached-answer.ts';

/** How long a request waits for Redis, in milliseconds, before its answer is made anew. */
const patience = 250;
/** After so many failures in a row nobody waits for Redis, but for one request each second that looks again. */
const failures = 3;
const lookAgainAfter = 1_000;
const reconnectAfter = 250;

/**
 * Answers that all servers of a deployment share. While Redis does not answer, there are none. Each is signed with the
 * secret of the deployment: what anybody else has written there is none.
 */
export function redisStore(url: string, secret: string, log: Logger): AnswerStore {
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
    async get(key) {
      const stored = await attempt(() => client.get(named(key)));
      return typeof stored === 'string' ? verified(key, stored, secret) : undefined;
    },
    set(key, text, milliseconds) {
      const signed = `${signatureOf(key, text, secret)}${text}`;
      void attempt(() => client.set(named(key), signed, { PX: milliseconds }));
    },
    close: () => client.destroy(),
  };
}

/** The key belongs to it: an answer must not be given to another question. */
const signatureOf = (key: string, text: string, secret: string): string =>
  createHmac('sha256', `opsgraph:answer:${secret}`).update(`${key}\n${text}`).digest('base64url');

const signatureLength = 43;

function verified(key: string, stored: string, secret: string): string | undefined {
  const [signature, text] = [stored.slice(0, signatureLength), stored.slice(signatureLength)];
  const expected = Buffer.from(signatureOf(key, text, secret));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? text : undefined;
}

const named = (key: string): string => `opsgraph:answer:${key}`;
