import { percentile } from '../../src/domain/percentile.ts';
import type { Load } from './load.ts';
import type { Memory } from './memory.ts';

/** What the process holds: connections as the databases count them, and file descriptors. */
export interface Handles {
  readonly connections: number;
  readonly files: number;
}

export interface Findings {
  readonly seconds: number;
  readonly seed: number;
  readonly load: Load;
  readonly memory: Memory;
  /** In megabytes, after all is over, when V8 has given back what it can; null where it was not to be had. */
  readonly least: { readonly resident: number; readonly heap: number } | null;
  /** How often each fault happened. */
  readonly inflicted: ReadonlyMap<string, number>;
  /** Milliseconds from the end of a fault until all five sources answered. */
  readonly recoveries: readonly number[];
  /** Before the load, and when it had been over for a while. */
  readonly before: Handles;
  readonly after: Handles;
  readonly stayedUp: boolean;
  /** Lines of the log that tell of a mistake of ours. */
  readonly defects: readonly string[];
}

/** Megabytes a minute. A request that left a kilobyte behind would add ten times as much. */
const flat = { heap: 0.5, resident: 2 };
/** Files that a process opens once in its life, when it first needs them. */
const onceOpened = 4;
const slowestRecovery = 20_000;

/** What is held after all is over and was not before. */
export const leaks = (before: Handles, after: Handles): string[] =>
  [
    after.connections > before.connections && `${after.connections} connections are left`,
    after.files > before.files + onceOpened && `${after.files} files are left open`,
  ].filter((leak) => leak !== false);

/** What was not as it must be. */
export function problems({ load, memory, ...rest }: Findings): string[] {
  const { whole, unexplained, wrong, hung, failed } = load.counts;
  const growth = { heap: memory.growth('heap'), resident: memory.growth('resident') };
  return [
    whole === 0 && 'no answer was whole',
    unexplained > whole / 100 && `${unexplained} answers lack a source that had no fault`,
    wrong > 0 && `${wrong} wrong answers`,
    hung > 0 && `${hung} requests hung`,
    failed > 0 && `${failed} requests were not answered`,
    !(growth.heap < flat.heap) && `the heap grows by ${growth.heap.toFixed(2)} MB a minute`,
    !(growth.resident < flat.resident) && `memory grows by ${growth.resident.toFixed(2)} MB a minute`,
    ...leaks(rest.before, rest.after),
    Math.max(...rest.recoveries) > slowestRecovery && 'a recovery took more than 20 seconds',
    !rest.stayedUp && 'the process ended',
    rest.defects.length > 0 && `${rest.defects.length} defects, the first: ${rest.defects[0]}`,
  ].filter((problem) => problem !== false);
}

export function report(findings: Findings): string {
  const { load, memory, least, inflicted, recoveries, seconds, before, after } = findings;
  const { counts } = load;
  const times = load.milliseconds.toSorted((a, b) => a - b);
  const recovered = recoveries.toSorted((a, b) => a - b);
  const at = (values: readonly number[], share: number) => Math.round(percentile(values, share));
  const range = (of: 'heap' | 'resident') => {
    const values = memory.samples.map((sample) => sample[of]);
    const [first, last] = [values[0] ?? NaN, values.at(-1) ?? NaN];
    return `${first.toFixed(0)} MB after a third, ${last.toFixed(0)} MB at the end, ${memory.growth(of).toFixed(2)} MB a minute over the last half`;
  };
  const found = problems(findings);
  return [
    `${(seconds / 60).toFixed(1)} minutes, seed ${findings.seed}`,
    `requests      ${times.length + counts.left} (${(times.length / seconds).toFixed(0)} a second) of ${load.asked.size} operations; ${counts.left} clients left`,
    `answers       ${counts.whole} whole, ${counts.partial} with nulls of a source under a fault, ${counts.unexplained} of one that had none, ${counts.wrong} wrong`,
    `no answer     ${counts.hung} hung, ${counts.failed} failed`,
    `milliseconds  median ${at(times, 0.5)}, p99 ${at(times, 0.99)}, slowest ${at(times, 1)}`,
    `faults        ${recoveries.length}: ${[...inflicted].map(([name, times]) => `${name} ${times}`).join(', ')}`,
    `recovery      median ${at(recovered, 0.5)} ms, slowest ${at(recovered, 1)} ms after the end of a fault`,
    `heap          ${range('heap')}`,
    `resident      ${range('resident')}`,
    `given back    ${least ? `then ${least.resident.toFixed(0)} MB resident, ${least.heap.toFixed(0)} MB of it heap` : 'nothing was told'}`,
    `connections   ${before.connections} before, ${after.connections} after; open files ${before.files} before, ${after.files} after`,
    ...load.examples.map((example) => `  ${example}`),
    found.length ? `NOT AS IT MUST BE: ${found.join('; ')}` : 'All as it must be.',
  ].join('\n');
}
