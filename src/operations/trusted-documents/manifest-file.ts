import type { GraphQLSchema } from 'graphql';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { readText } from '../../kernel/read-text.ts';
import { ManifestError } from './manifest.ts';
import { Registry } from './registry.ts';

export type ManifestNews =
  | { readonly kind: 'reloaded'; readonly operations: number }
  /** The file as it is now cannot be used: what it held before stays in force. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/**
 * The registry of a manifest file, read again whenever the file changes. Asked for once a second and by its path, so
 * that files on network volumes and those replaced by a link or a move are noticed as well.
 */
export class ManifestFile {
  /** What the file held when it could last be used. */
  registry: Registry;
  readonly #path: string;
  readonly #reload: () => void;

  /** Throws ManifestError. */
  constructor(path: string, schema: GraphQLSchema, tell: (news: ManifestNews) => void) {
    this.#path = path;
    this.registry = new Registry(readAtOnce(path), schema);
    const read = async () => {
      try {
        this.registry = new Registry(await readManifest(path), schema);
        tell({ kind: 'reloaded', operations: this.registry.operations.length });
      } catch (error) {
        if (!(error instanceof ManifestError)) throw error;
        tell({ kind: 'refused', problems: error.problems });
      }
    };
    // One after the other: what was read first must not come last.
    let last = Promise.resolve();
    this.#reload = () => {
      last = last.then(read, read);
    };
    watchFile(path, { persistent: false, interval: 1_000 }, this.#reload);
  }

  close(): void {
    unwatchFile(this.#path, this.#reload);
  }
}

/** The text of a manifest file. Rejects with ManifestError. */
export async function readManifest(path: string): Promise<string> {
  return readText(path).catch(unreadable);
}

function unreadable(): never {
  throw new ManifestError(['it cannot be read']);
}

/** At the start alone, when nobody waits. */
function readAtOnce(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return unreadable();
  }
}
