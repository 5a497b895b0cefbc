import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Caller } from '../kernel/caller.ts';
import { unauthenticated } from '../kernel/errors.ts';
import { memoized } from '../kernel/memoized.ts';
import { readKeys, versionOf, type ApiKey } from './keys-file.ts';
import type { ReportTrouble } from './trouble.ts';

const prefix = 'ogk_';
/** How long a change of the file may go unnoticed. */
const noticedWithin = 1_000;

export const isApiKey = (credential: string): boolean => credential.startsWith(prefix);

/** A new key, of 256 random bits. */
export const newApiKey = (): string => `${prefix}${randomBytes(32).toString('base64url')}`;

/** What is kept of a key: nobody can find 256 random bits from it, so it needs neither salt nor a slow hash. */
export const digestOf = (key: string): string => hash('sha256', key);

/** The keys of a file, which is read again when it changes. A file that has become unusable leaves them as they were. */
export class ApiKeys {
  readonly #file: string;
  readonly #report: ReportTrouble;
  #keys: readonly ApiKey[];
  #version: string | null;
  #checkedAt = Date.now();
  #checking: Promise<void> | undefined;
  /** What was last reported, so that it is not said again at each question. */
  #trouble: string | undefined;

  /** Throws UnusableKeysFile. */
  static async open(file: string, report: ReportTrouble): Promise<ApiKeys> {
    const version = await versionOf(file);
    return new ApiKeys(file, await readKeys(file), version, report);
  }

  private constructor(file: string, keys: readonly ApiKey[], version: string | null, report: ReportTrouble) {
    this.#file = file;
    this.#report = report;
    this.#keys = keys;
    this.#version = version;
  }

  /** Null for a key that nobody has. Throws UNAUTHENTICATED for one that is no longer good. */
  async callerOf(secret: string): Promise<Caller | null> {
    await this.#notice();
    const key = this.#find(secret);
    if (!key) return null;
    if (key.revokedAt !== null) throw unauthenticated('This API key has been revoked.', true);
    if (Date.parse(key.expiresAt) <= Date.now()) throw unauthenticated('This API key has expired.', true);
    return callerBy(key);
  }

  /** Looks at all keys, each for as long, so that the time it takes tells nothing. */
  #find(secret: string): ApiKey | undefined {
    const digest = Buffer.from(digestOf(secret), 'hex');
    let found: ApiKey | undefined;
    for (const key of this.#keys) {
      if (timingSafeEqual(Buffer.from(key.digest, 'hex'), digest)) found = key;
    }
    return found;
  }

  async #notice(): Promise<void> {
    if (Date.now() < this.#checkedAt + noticedWithin) return;
    this.#checking ??= this.#read().finally(() => {
      this.#checking = undefined;
    });
    await this.#checking;
  }

  /** A version counts as known once it has been read: what could not be read is tried again at the next question. */
  async #read(): Promise<void> {
    const version = await versionOf(this.#file);
    try {
      if (version !== this.#version) this.#keys = await readKeys(this.#file);
      this.#version = version;
      this.#checkedAt = Date.now();
      this.#trouble = undefined;
    } catch (error) {
      const trouble = `${version} ${String(error)}`;
      if (trouble !== this.#trouble) this.#report('the API keys read before stay in force', error);
      this.#trouble = trouble;
    }
  }
}

/** One for each key of a file that was read, so that what is worked out of a caller stays. */
const callerBy = memoized(({ name, scopes, countries, brands, costPerSecond }: ApiKey): Caller => ({
  id: `key:${name}`,
  kind: 'machine',
  scopes: new Set(scopes),
  countries,
  brands,
  ...(costPerSecond !== null && { costPerSecond }),
}));
