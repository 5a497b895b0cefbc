/**
 * npm run sample-sql -- inventory "update …": what the sample shop's own systems would do to one of its databases, as the
 * owner, while npm start serves them. Opsgraph itself only reads.
 */
import { Argument } from 'commander';
import { command, configuration } from '../src/config/command.ts';
import { withSession } from '../src/database/session.ts';
import { sourceNames, type SourceName } from '../src/kernel/source-name.ts';
import { startCluster } from '../src/embedded/cluster.ts';
import { prepareDatabase, sampleTimeBeside } from '../src/embedded/databases.ts';

const [source, text] = command(
  'sample-sql',
  'Changes a database of the sample world, as its owner, while npm start serves it.',
)
  .addArgument(new Argument('<source>', 'whose database').choices(sourceNames))
  .argument('<sql>', 'one statement, such as an update')
  .parse().processedArgs as [SourceName, string];
const { dataDirectory, databaseUrls } = configuration();
const cluster = await startCluster({ directory: dataDirectory });
try {
  const { ownerUrl } = await prepareDatabase(cluster, source, sampleTimeBeside(databaseUrls));
  const { command, rowCount, rows } = await withSession(ownerUrl, (session) => session.query(text));
  console.log(`${command} ${rowCount ?? 0}`);
  if (rows.length > 0) console.table(rows);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await cluster.stop();
}
