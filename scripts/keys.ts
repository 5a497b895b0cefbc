/**
 * npm run keys -- create|list|revoke: makes, lists and revokes API keys for machines, in the file that API_KEYS_FILE
 * names. A running server notices a change within a second.
 */
import { InvalidArgumentError } from 'commander';
import { command } from '../src/config/command.ts';
import { ConfigurationError, readConfig } from '../src/config/config.ts';
import { scopes } from '../src/kernel/caller.ts';
import { digestOf, newApiKey } from '../src/callers/api-keys.ts';
import { changeKeys, readKeys, UnusableKeysFile, type ApiKey } from '../src/callers/keys-file.ts';

const listOf = (text: string): string[] => text.split(',').map((word) => word.trim());

function endOf(day: string): string {
  const end = new Date(`${day}T00:00:00.000Z`);
  if (Number.isNaN(end.getTime())) throw new InvalidArgumentError('It must be a day written YYYY-MM-DD.');
  return end.toISOString();
}

const aYearFrom = (now: Date): string => new Date(now.getTime() + 365 * 86_400_000).toISOString();

interface Wanted {
  readonly scopes: string[];
  readonly expires?: string;
  readonly rate?: number;
  readonly countries?: string[];
  readonly brands?: string[];
}

async function create(name: string, wanted: Wanted): Promise<void> {
  const key = newApiKey();
  const now = new Date();
  const kept = {
    name,
    digest: digestOf(key),
    scopes: wanted.scopes as ApiKey['scopes'],
    createdAt: now.toISOString(),
    expiresAt: wanted.expires ?? aYearFrom(now),
    revokedAt: null,
    costPerSecond: wanted.rate ?? null,
    countries: wanted.countries ?? null,
    brands: wanted.brands ?? null,
  };
  await changeKeys(keysFile(), (keys) => [...keys, kept]);
  console.error(`The key of ${name}, good until ${kept.expiresAt}. It is shown this once:`);
  console.log(key);
}

async function list(): Promise<void> {
  for (const key of await readKeys(keysFile())) {
    const { name, expiresAt, revokedAt, costPerSecond, countries, brands } = key;
    const state = revokedAt
      ? `revoked ${revokedAt}`
      : `${Date.parse(expiresAt) <= Date.now() ? 'expired' : 'good until'} ${expiresAt}`;
    const limits = [
      ...(countries ? [`countries ${countries.join(',')}`] : []),
      ...(brands ? [`brands ${brands.join(',')}`] : []),
      ...(costPerSecond ? [`${costPerSecond} points a second`] : []),
    ];
    console.log([name, state, key.scopes.join(','), ...limits].join('  '));
  }
}

async function revoke(name: string): Promise<void> {
  await changeKeys(keysFile(), (keys) => {
    const key = keys.find((each) => each.name === name);
    if (!key) throw new UnusableKeysFile(`No key is named ${name}.`);
    const revokedAt = key.revokedAt ?? new Date().toISOString();
    return keys.map((each) => (each === key ? { ...key, revokedAt } : each));
  });
  console.error(`${name} is revoked.`);
}

function keysFile(): string {
  const { keysFile: file } = readConfig().callers;
  if (file === null) throw new UnusableKeysFile('Set API_KEYS_FILE to the file that holds the keys.');
  return file;
}

const program = command('keys', 'API keys for machines, kept in API_KEYS_FILE.');
program
  .command('create')
  .argument('<name>', 'names the key in logs; no two keys ever have the same')
  .requiredOption('--scopes <list>', `what it may read, comma-separated: ${scopes.join(', ')}`, listOf)
  .option(
    '--expires <day>',
    'the day on which it ceases to be good, YYYY-MM-DD; a year from now if left out',
    endOf,
  )
  .option('--rate <points>', 'points of cost a second; as configured for everybody if left out', Number)
  .option('--countries <list>', 'the only countries whose customers it may see', listOf)
  .option('--brands <list>', 'the only brands whose products it may see, comma-separated', listOf)
  .action(create);
program.command('list').action(list);
program.command('revoke').argument('<name>', 'the name the key was made with').action(revoke);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof UnusableKeysFile || error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
