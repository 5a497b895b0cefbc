import { isDeepStrictEqual } from 'node:util';
import { forgetPeak, megabytes, treeMs } from '../processes.ts';
import type { ContenderName, Running } from './contenders.ts';
import type { LoadGenerator } from './load.ts';
import { operationNames, type OperationName, type Variables } from './operations.ts';
import { answerTo, wire } from './requests.ts';

/** What one contender did with one operation of so many callers, in one round. Milliseconds are of one request. */
export interface Cell {
  readonly round: number;
  readonly contender: ContenderName;
  readonly operation: OperationName;
  readonly callers: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly serverMs: number;
  readonly postgresMs: number;
  /** Of all its processes together, in megabytes. */
  readonly peak: number;
  readonly bytes: number;
  readonly errors: number;
}

/** How many of each operation's variables are compared. */
const compared = { board: 16, card: 100, customer: 100 };

/** Throws where somebody answers something else than the first. */
export async function compareAnswers(running: readonly Running[], variables: Variables): Promise<number> {
  let count = 0;
  for (const operation of operationNames) {
    for (const given of variables[operation].slice(0, compared[operation])) {
      const answers = await Promise.all(
        running.map(async (one) => {
          const data = await answerTo(one.origin, one.request(operation, given)).catch((error: unknown) => {
            throw new Error(`${one.name} on ${operation} ${JSON.stringify(given)}`, { cause: error });
          });
          return one.shape(operation, data);
        }),
      );
      for (const [index, answer] of answers.entries()) {
        if (isDeepStrictEqual(answer, answers[0])) continue;
        const where = `${running[index]?.name}, not as ${running[0]?.name}, to ${operation} ${JSON.stringify(given)}`;
        throw new Error(`${where}: ${difference(answer, answers[0])}`);
      }
      count += 1;
    }
  }
  return count;
}

/** The first place where two answers differ, with both values. */
function difference(one: unknown, other: unknown, path = 'data'): string {
  if (typeof one === 'object' && typeof other === 'object' && one && other) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    for (const key of keys) {
      const [a, b] = [one, other].map((value) => (value as Record<string, unknown>)[key]);
      if (!isDeepStrictEqual(a, b)) return difference(a, b, `${path}.${key}`);
    }
  }
  return `${path} is ${JSON.stringify(one)}, not ${JSON.stringify(other)}`;
}

export async function measure(
  { name, origin, pids, request }: Running,
  operation: OperationName,
  callers: number,
  parts: {
    readonly load: LoadGenerator;
    readonly variables: Variables;
    readonly postgres: number;
    readonly seconds: number;
    readonly round: number;
  },
): Promise<Cell> {
  const requests = parts.variables[operation].map((given) => wire(origin, request(operation, given)));
  const times = () => [pids.reduce((sum, pid) => sum + treeMs(pid), 0), treeMs(parts.postgres)] as const;
  for (const pid of pids) forgetPeak(pid);
  const before = times();
  const { count, seconds, errors, ...rest } = await parts.load.run({
    origin,
    requests,
    callers,
    seconds: parts.seconds,
  });
  const after = times();
  return {
    round: parts.round,
    contender: name,
    operation,
    callers,
    ...rest,
    errors,
    perSecond: count / seconds,
    serverMs: (after[0] - before[0]) / count,
    postgresMs: (after[1] - before[1]) / count,
    peak: pids.reduce((sum, pid) => sum + megabytes(pid, 'VmHWM'), 0),
  };
}
