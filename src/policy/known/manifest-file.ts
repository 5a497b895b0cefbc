import type { GraphQLSchema } from 'graphql';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
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
  #registry: Registry;
  readonly #path: string;
  readonly #reload: () => void;

  /** Throws ManifestError. */
  constructor(path: string, schema: GraphQLSchema, tell: (news: ManifestNews) => void) {
    const read = () => new Registry(readManifest(path), schema);
    this.#path = path;
    this.#registry = read();
    this.#reload = () => {
      try {
        this.#registry = read();
        tell({ kind: 'reloaded', operations: this.#registry.operations.length });
      } catch (error) {
        if (!(error instanceof ManifestError)) throw error;
        tell({ kind: 'refused', problems: error.problems });
      }
    };
    watchFile(path, { persistent: false, interval: 1_000 }, this.#reload);
  }

  get registry(): Registry {
    return this.#registry;
  }

  close(): void {
    unwatchFile(this.#path, this.#reload);
  }
}

/** The text of a manifest file. Throws ManifestError. */
export function readManifest(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ManifestError(['it cannot be read']);
  }
}
