/** A process of its own that uses the cluster in a folder: prints its url, and on SIGINT asks it once more and stops. */
import { withSession } from '../../src/database/session.ts';
import { startCluster } from '../../src/embedded/cluster.ts';

const cluster = await startCluster({ directory: process.argv[2]! });
const url = cluster.ownerUrl('postgres');
process.once('SIGINT', async () => {
  // Long after a signal that had reached the server too would have ended it.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const { rows } = await withSession(url, (session) => session.query(`select 'drained' as word`));
  console.log(rows[0].word);
  await cluster.stop();
});
console.log(url);
