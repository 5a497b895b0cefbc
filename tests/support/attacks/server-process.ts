import { readFileSync, writeFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { worldNow } from '../../../sample-data/world.ts';
import { scopes, unrestricted, type Caller, type Scope } from '../../../src/kernel/caller.ts';
import { defaultLimits } from '../../../src/kernel/limits.ts';
import { createLog } from '../../../src/observability/log.ts';
import { createCallers } from '../../../src/callers/callers.ts';
import { identifyBy } from '../../../src/edge/sign-in.ts';
import { testCluster } from '../cluster.ts';
import { openGraph } from '../graph.ts';
import { LoopWatch } from './loop-watch.ts';
import type { TargetOptions } from './target.ts';

/** A server in a process of its own, so that only its own work is measured. Started by target.ts. */
const { callers, limits, ...options } = JSON.parse(process.argv[2]!) as TargetOptions;
const exploring: readonly Scope[] = options.development ? ['operations:explore'] : [];
const attacker: Caller = {
  ...unrestricted,
  id: 'attacker',
  scopes: new Set([...scopes.filter((scope) => scope !== 'operations:explore'), ...exploring]),
};

/** Where what callers may do is not what an attack is about: whoever the header says. */
async function whoeverSays({ headers }: Pick<IncomingMessage, 'headers'>): Promise<Caller> {
  const said = JSON.parse(String(headers['x-caller'] ?? '{}')) as Partial<Caller> & { scopes?: Scope[] };
  return { ...attacker, ...said, scopes: said.scopes ? new Set(said.scopes) : attacker.scopes };
}

const known = callers && (await createCallers(callers, () => {}));
const defects: string[] = [];
let written = '';
const stream = new PassThrough().on('data', (chunk) => (written += chunk));
const log = createLog(stream);
const graph = await openGraph(testCluster().readerUrls, worldNow, {
  development: false,
  ...options,
  // One caller makes all attacks.
  limits: { ...defaultLimits, refusalsPerSecond: 1e6, ...limits },
  identify: known
    ? identifyBy(known, { corsOrigins: [], development: options.development ?? false })
    : whoeverSays,
  log,
  audit: { personalDataRead: async (read) => log.info(read) },
  onDefect: (error) => defects.push(String(error)),
});
const watch = new LoopWatch();

/** Of memory that is resident, or was at most since that was forgotten. */
const megabytes = (field: 'VmRSS' | 'VmHWM') =>
  Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
let before = 0;

process.on('message', async (message) => {
  if (message === 'begin') {
    writeFileSync('/proc/self/clear_refs', '5');
    before = megabytes('VmRSS');
    watch.begin();
    defects.length = 0;
    written = '';
  }
  process.send!(
    message === 'end'
      ? { ...(await watch.end()), grownMegabytes: megabytes('VmHWM') - before, defects, written }
      : {},
  );
});
process.once('disconnect', () => void graph.close());
process.send!({ origin: await graph.listen() });
