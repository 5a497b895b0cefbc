/**
 * npm run seed -- --products 100000 --customers 1000000 --orders 3000000 --tickets 750000: fills your own migrated,
 * empty source databases with the sample world, at the size you ask for. What is not given follows the customers.
 *
 * It needs roles that may write: <SOURCE>_MIGRATION_URL, and otherwise <SOURCE>_DATABASE_URL, as npm run migrate does.
 */
import { InvalidArgumentError } from 'commander';
import { seed } from '../sample-data/seed.ts';
import { sizes, type WorldSize } from '../sample-data/world.ts';
import { command, configuration } from '../src/config/command.ts';
import { urlVariable } from '../src/config/config.ts';
import { sourceNames, type SourceName } from '../src/kernel/source-name.ts';

const undefinedTable = '42P01';

const size = readSize();
const { databaseUrls, migrationUrls } = configuration();
const begun = performance.now();
const rows = await Promise.all(sourceNames.map(seedSource));
const total = rows.reduce((sum, count) => sum + count, 0);
const seconds = (performance.now() - begun) / 1000;
console.log(`${total} rows in ${seconds.toFixed(1)} s, ${Math.round(total / seconds)} a second`);

async function seedSource(source: SourceName): Promise<number> {
  const url = migrationUrls[source] ?? databaseUrls[source];
  if (!url) {
    console.log(`${source}: nothing done, ${urlVariable(source)} is not set and npm start seeds it`);
    return 0;
  }
  try {
    const seeded = await seed(source, url, size, console.log);
    const result = seeded.rows === 0 ? 'holds this world already' : `done in ${seeded.seconds.toFixed(1)} s`;
    console.log(`${source}: ${result}`);
    return seeded.rows;
  } catch (error) {
    process.exitCode = 1;
    const { message, code } = error as Error & { code?: string };
    console.error(`${source}: ${message}${code === undefinedTable ? '; npm run migrate comes first' : ''}`);
    return 0;
  }
}

function readSize(): WorldSize {
  const given = command('seed', 'Fills your own migrated, empty source databases with the sample world.')
    .option('--products <count>', 'how many products', whole('products'))
    .option('--customers <count>', 'how many customers', whole('customers'))
    .option('--orders <count>', 'how many orders; 3.2 for each customer if left out', whole('orders'))
    .option(
      '--tickets <count>',
      'how many tickets; three for each four customers if left out',
      whole('tickets'),
    )
    .parse()
    .opts<Partial<WorldSize>>();
  const { customers = sizes.default.customers } = given;
  return {
    customers,
    products: given.products ?? sizes.default.products,
    orders: given.orders ?? Math.round(customers * 3.2),
    tickets: given.tickets ?? Math.round(customers * 0.75),
  };
}

/** The small world is the smallest that holds every story. */
function whole(name: keyof WorldSize) {
  return (text: string): number => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= sizes.small[name]) return value;
    throw new InvalidArgumentError(`It must be a whole number of at least ${sizes.small[name]}.`);
  };
}
