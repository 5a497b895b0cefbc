/** A process of its own that migrates one source: prints what it applied. */
import { migrate } from '../../src/database/migrate.ts';

const [url, folder] = process.argv.slice(2);
console.log(JSON.stringify(await migrate('cogs', url!, { folder: folder! })));
