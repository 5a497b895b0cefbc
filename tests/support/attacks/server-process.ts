import { worldNow } from '../../../sample-data/world.ts';
import { unrestricted } from '../../../src/domain/caller.ts';
import { defaultLimits, type Limits } from '../../../src/domain/limits.ts';
import { testCluster } from '../cluster.ts';
import { openGraph } from '../graph.ts';
import { LoopWatch } from './loop-watch.ts';

/** A server in a process of its own, so that only its own work is measured. Started by target.ts. */
const { development, limits } = JSON.parse(process.argv[2]!) as {
  development: boolean;
  limits: Partial<Limits>;
};
const defects: string[] = [];
const graph = await openGraph(testCluster().readerUrls, worldNow, {
  development,
  limits: { ...defaultLimits, ...limits },
  // Whoever the header says: what callers may do is not what these attacks are about.
  identify: async ({ headers }) => ({ ...unrestricted, id: String(headers['x-caller'] ?? 'attacker') }),
  onDefect: (error) => defects.push(String(error)),
});
const watch = new LoopWatch();

process.on('message', (message) => {
  if (message === 'begin') {
    watch.begin();
    defects.length = 0;
  }
  process.send!(message === 'end' ? { blockedMs: watch.end(), defects } : {});
});
process.once('disconnect', () => void graph.close());
process.send!({ origin: await graph.listen() });
