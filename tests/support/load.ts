import { setTimeout as sleep } from 'node:timers/promises';

export type Timed<Answer> = Answer & { readonly milliseconds: number };

export interface Load<Answer> {
  /** All that was answered so far. */
  readonly answers: readonly Timed<Answer>[];
  /** Resolves when there are so many answers more. */
  more(count: number): Promise<void>;
  stop(): Promise<readonly Timed<Answer>[]>;
}

/** Callers that ask again a moment after they were answered, until told to stop. */
export function load<Answer extends object>(ask: () => Promise<Answer>, callers: number): Load<Answer> {
  const answers: Timed<Answer>[] = [];
  let stopped = false;
  const running = Promise.all(
    Array.from({ length: callers }, async () => {
      while (!stopped) {
        const asked = performance.now();
        const answer = await ask();
        answers.push({ ...answer, milliseconds: performance.now() - asked });
        await sleep(10);
      }
    }),
  );
  return {
    answers,
    async more(count) {
      const goal = answers.length + count;
      while (answers.length < goal) await Promise.race([sleep(10), running]);
    },
    async stop() {
      stopped = true;
      await running;
      return answers;
    },
  };
}

/** The longest that anybody waited. */
export const slowest = (answers: readonly { readonly milliseconds: number }[]): number =>
  Math.max(...answers.map(({ milliseconds }) => milliseconds));
