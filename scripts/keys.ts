/**
 * npm run keys -- create|list|revoke: makes, lists and revokes API keys for machines, in the file that API_KEYS_FILE
 * names. A running server notices a change within a second.
 */
import { InvalidArgumentError } from 'commander';
import type { ZodType } from 'zod';
import { command } from '../src/config/command.ts';
import { ConfigurationError, readConfig } from '../src/config/config.ts';
import { isCalendarDate } from '../src/domain/calendar.ts';
import { scopes } from '../src/kernel/caller.ts';
import { digestOf, newApiKey } from '../src/callers/api-keys.ts';
import { changeKeys, keyWords, readKeys, UnusableKeysFile, type ApiKey } from '../src/callers/keys-file.ts';

/** Takes a word of the command that a key may have, and blames the word where it may not. */
function accepted<Word>(rule: ZodType<Word>, value: unknown, word: string): Word {
  const { data, error } = rule.safeParse(value);
  if (error) throw new InvalidArgumentError(`"${word}" ${error.issues[0]?.message}.`);
  return data as Word;
}

const listOf =
  <Word>(rule: ZodType<Word>) =>
  (text: string): Word[] =>
    text.split(',').map((word) => accepted(rule, word.trim(), word.trim()));

const nameOf = (name: string): string => accepted(keyWords.name, name, name);
const rateOf = (points: string): number => accepted(keyWords.costPerSecond, Number(points), points);

function endOf(day: string): string {
  if (!isCalendarDate(day)) throw new InvalidArgumentError(`"${day}" must be a day written YYYY-MM-DD.`);
  return new Date(`${day}T00:00:00.000Z`).toISOString();
}

const aYearFrom = (now: Date): string => new Date(now.getTime() + 365 * 86_400_000).toISOString();

interface KeyOptions {
  readonly scopes: ApiKey['scopes'];
  readonly expires?: string;
  readonly rate?: number;
  readonly countries?: string[];
  readonly brands?: string[];
}

async function create(name: string, wanted: KeyOptions): Promise<void> {
  const key = newApiKey();
  const now = new Date();
  const kept = {
    name,
    digest: digestOf(key),
    scopes: wanted.scopes,
    createdAt: now.toISOString(),
    expiresAt: wanted.expires ?? aYearFrom(now),
    revokedAt: null,
    costPerSecond: wanted.rate ?? null,
    countries: wanted.countries ?? null,
    brands: wanted.brands ?? null,
  };
  await changeKeys(keysFile(), (keys) => {
    if (keys.some((each) => each.name === name))
      throw new UnusableKeysFile(`A key is named ${name} already.`);
    return [...keys, kept];
  });
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
  .argument('<name>', 'names the key in logs; no two keys ever have the same', nameOf)
  .requiredOption(
    '--scopes <list>',
    `what it may read, comma-separated: ${scopes.join(', ')}`,
    listOf(keyWords.scope),
  )
  .option(
    '--expires <day>',
    'the day on which it ceases to be good, YYYY-MM-DD; a year from now if left out',
    endOf,
  )
  .option('--rate <points>', 'points of cost a second; as configured for everybody if left out', rateOf)
  .option('--countries <list>', 'the only countries whose customers it may see', listOf(keyWords.country))
  .option(
    '--brands <list>',
    'the only brands whose products it may see, comma-separated',
    listOf(keyWords.brand),
  )
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
