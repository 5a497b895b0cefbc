import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Limits } from '../../../src/domain/limits.ts';

/** A server under attack: see server-process.ts. */
export interface Target {
  readonly port: number;
  /** Runs an attack, and tells how long the server's event loop was busy at most with one thing. */
  during<Answer>(
    attack: () => Promise<Answer>,
  ): Promise<{ answer: Answer; blockedMs: number; defects: string[] }>;
  stop(): Promise<void>;
}

export async function startTarget({
  development = false,
  limits = {},
}: { development?: boolean; limits?: Partial<Limits> } = {}): Promise<Target> {
  const child = fork(
    join(import.meta.dirname, 'server-process.ts'),
    [JSON.stringify({ development, limits })],
    {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  const ask = async (message: 'begin' | 'end') => {
    child.send(message);
    return (await once(child, 'message'))[0] as { blockedMs: number; defects: string[] };
  };
  const [{ origin }] = (await once(child, 'message')) as [{ origin: string }];
  return {
    port: Number(new URL(origin).port),
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
