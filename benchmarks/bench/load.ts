import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pin } from '../processes.ts';

export interface Load {
  readonly origin: string;
  /** As bytes on the wire. */
  readonly requests: readonly string[];
  readonly callers: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly count: number;
  /** Answers that were not 200, or had errors in them. */
  readonly errors: number;
  readonly seconds: number;
  /** Of one answer. */
  readonly bytes: number;
  readonly p50: number;
  readonly p99: number;
}

export interface LoadGenerator {
  run(load: Load): Promise<LoadResult>;
  stop(): void;
}

export function startLoad(core: number): LoadGenerator {
  const child = fork(join(import.meta.dirname, 'load-process.ts'), { serialization: 'advanced' });
  if (child.pid) pin(child.pid, core);
  const ended = once(child, 'exit').then(() => {
    throw new Error('The process that sends requests has ended.');
  });
  ended.catch(() => {});
  return {
    async run(load) {
      child.send(load);
      const [result] = (await Promise.race([once(child, 'message'), ended])) as [
        LoadResult | { failure: string },
      ];
      if ('failure' in result) throw new Error(result.failure);
      return result;
    },
    stop: () => child.disconnect(),
  };
}
