/**
 * npm run sample-sql -- inventory "update …": what the sample shop's own systems would do to one of its databases, as the
 * owner, while npm start serves them. Opsgraph itself only reads.
 */
import { program } from 'commander';
import { readConfig } from '../src/config/config.ts';
import { withSession } from '../src/database/session.ts';
import { isSourceName, sourceNames } from '../src/kernel/source-name.ts';
import { startCluster } from '../src/embedded/cluster.ts';
import { prepareDatabase } from '../src/embedded/databases.ts';

const [source = '', text = ''] = program
  .name('npm run sample-sql --')
  .argument('<source>', sourceNames.join(', '))
  .argument('<sql>', 'one statement, such as an update')
  .parse().args;

if (!isSourceName(source)) program.error(`The sources are ${sourceNames.join(', ')}.`);
const cluster = await startCluster({ directory: readConfig().dataDirectory });
try {
  const { ownerUrl } = await prepareDatabase(cluster, source);
  const { command, rowCount, rows } = await withSession(ownerUrl, (session) => session.query(text));
  console.log(`${command} ${rowCount ?? 0}`);
  if (rows.length > 0) console.table(rows);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await cluster.stop();
}
