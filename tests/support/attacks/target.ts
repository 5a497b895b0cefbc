import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Limits } from '../../../src/kernel/limits.ts';
import type { CallersConfig } from '../../../src/callers/callers.ts';
import type { AnswerCacheConfig } from '../../../src/edge/answers/open-answering.ts';
import type { PersistedMode } from '../../../src/kernel/persisted-mode.ts';

export interface TargetOptions {
  readonly development?: boolean;
  readonly federation?: boolean;
  readonly limits?: Partial<Limits>;
  readonly persistedOperations?: PersistedMode;
  readonly metricsToken?: string;
  readonly answerCache?: AnswerCacheConfig;
  /** Who may ask; left out, everybody may, as whoever the header x-caller says. */
  readonly callers?: CallersConfig;
  /** What an honest caller sends, to see that the server still answers. */
  readonly honest?: Readonly<Record<string, string>>;
}

/** What a server did while it was attacked. */
export interface Observed<Answer> {
  readonly answer: Answer;
  /** How long its event loop was busy at most with one thing. */
  readonly blockedMs: number;
  /** How long it was busy in all. */
  readonly workedMs: number;
  /** By how much its memory grew at most. */
  readonly grownMegabytes: number;
  readonly defects: readonly string[];
  /** What it wrote to its log. */
  readonly written: string;
}

/** A server under attack: see server-process.ts. */
export interface Target {
  readonly port: number;
  readonly honest: Readonly<Record<string, string>>;
  during<Answer>(attack: () => Promise<Answer>): Promise<Observed<Answer>>;
  stop(): Promise<void>;
}

export async function startTarget({ honest = {}, ...options }: TargetOptions = {}): Promise<Target> {
  const child = fork(join(import.meta.dirname, 'server-process.ts'), [JSON.stringify(options)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ask = async (message: 'begin' | 'end') => {
    child.send(message);
    return (await once(child, 'message'))[0] as Omit<Observed<unknown>, 'answer'>;
  };
  const [{ origin }] = (await once(child, 'message')) as [{ origin: string }];
  return {
    port: Number(new URL(origin).port),
    honest,
    async during(attack) {
      await ask('begin');
      const answer = await attack();
      return { answer, ...(await ask('end')) };
    },
    async stop() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}
