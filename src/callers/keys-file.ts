import { open, rename, rm, stat } from 'node:fs/promises';
import { z } from 'zod';
import { scopes } from '../kernel/caller.ts';
import { readText } from '../kernel/read-text.ts';

const restrictedTo = (value: z.ZodType<string>) => z.array(value).min(1).nullable().default(null);

/** What each word may be that a person gives for a key. */
export const keyWords = {
  name: z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]{0,63}$/, 'must be 1 to 64 letters, digits, dots, dashes, underscores'),
  scope: z.enum(scopes, `must be one of ${scopes.join(', ')}`),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters'),
  brand: z.string().min(1, 'must not be empty').max(200, 'must be at most 200 letters'),
  costPerSecond: z.number('must be a number').positive('must be above 0'),
};

const apiKey = z.strictObject({
  /** Names the key in logs and budgets; no two keys ever have the same. */
  name: keyWords.name,
  /** SHA-256 of the key, in hexadecimal. */
  digest: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal'),
  scopes: z.array(keyWords.scope),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable().default(null),
  /** Points of cost a second; null is what configuration grants everybody. */
  costPerSecond: keyWords.costPerSecond.nullable().default(null),
  countries: restrictedTo(keyWords.country),
  brands: restrictedTo(keyWords.brand),
});

export type ApiKey = z.infer<typeof apiKey>;

const keysFile = z.strictObject({
  keys: z.array(apiKey).refine((keys) => new Set(keys.map(({ name }) => name)).size === keys.length, {
    error: 'has two keys of one name',
  }),
});

/** What is wrong with a file of keys, without anything that it holds; the problem also without its name. */
export class UnusableKeysFile extends Error {
  readonly problem: string;

  constructor(problem: string, file?: string) {
    super(file === undefined ? problem : `${file} ${problem}`);
    this.problem = problem;
  }
}

/** Checks keys as they come from a file or a person. Throws UnusableKeysFile. */
export function checkKeys(keys: unknown, file: string): readonly ApiKey[] {
  const parsed = keysFile.safeParse(keys);
  if (parsed.success) return parsed.data.keys;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim());
  throw new UnusableKeysFile(`is not usable: ${problems.join('; ')}`, file);
}

/** Reads a file of keys. Throws UnusableKeysFile. */
export async function readKeys(file: string): Promise<readonly ApiKey[]> {
  let text: string;
  try {
    text = await readText(file);
  } catch (error) {
    throw new UnusableKeysFile(`cannot be read: ${(error as NodeJS.ErrnoException).code}`, file);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new UnusableKeysFile('is not usable: it is not JSON', file);
  }
  return checkKeys(content, file);
}

/** Tells one version of a file from the next; null where there is no file. */
export async function versionOf(file: string): Promise<string | null> {
  try {
    const { ino, size, mtimeMs, ctimeMs } = await stat(file);
    return [ino, size, mtimeMs, ctimeMs].join(' ');
  } catch {
    return null;
  }
}

/**
 * Changes a file of keys in one step, so that nobody ever reads half of it; makes it, readable by its owner alone, where
 * there is none. One change at a time: another that is under way is refused. Throws UnusableKeysFile.
 */
export async function changeKeys(
  file: string,
  change: (keys: readonly ApiKey[]) => readonly ApiKey[],
): Promise<void> {
  const next = `${file}.next`;
  const handle = await open(next, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new UnusableKeysFile(
      error.code === 'EEXIST'
        ? `Another change is under way. If none is, delete ${next}.`
        : `${next} cannot be written: ${error.code}`,
    );
  });
  try {
    const keys = change((await versionOf(file)) === null ? [] : await readKeys(file));
    await handle.writeFile(`${JSON.stringify({ keys: checkKeys({ keys }, file) }, null, 2)}\n`);
    await handle.sync();
    await rename(next, file);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}
