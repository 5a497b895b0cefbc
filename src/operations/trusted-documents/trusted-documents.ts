import { LRUCache } from 'lru-cache';
import { badRequest, persistedOperationUnknown, persistedQueryNotFound } from '../../kernel/errors.ts';
import type { PersistedMode } from '../../kernel/persisted-mode.ts';
import { idOf } from './manifest.ts';
import type { ListedOperations } from './registry.ts';

/** What a request says of the operation it wants. */
export interface DocumentReference {
  /** The operation's text. */
  readonly text?: string | undefined;
  /** A listed operation's id or name. */
  readonly id?: string | undefined;
  /** The hash of Apollo's persisted-query extension, which may also come with a text to keep under it. */
  readonly hash?: string | undefined;
}

export interface UnlistedOperation {
  readonly kind: 'unlisted';
  readonly id: string;
  /** How often it came, as far as is remembered. */
  readonly times: number;
}

/** Documents that clients may have kept for them: 8 MiB in all, each at most 64 KiB, as characters of two bytes. */
const automaticBytes = 8 * 1024 * 1024;
const automaticEntryBytes = 64 * 1024;
const countedOperations = 10_000;

/** May this operation run, by being listed? Answered from hashes alone: nothing is parsed. */
export class TrustedDocuments {
  readonly #mode: PersistedMode;
  readonly #manifest: ListedOperations;
  readonly #tell: (news: UnlistedOperation) => void;
  readonly #times = new LRUCache<string, number>({ max: countedOperations });
  readonly #automatic = new LRUCache<string, string>({
    maxSize: automaticBytes,
    maxEntrySize: automaticEntryBytes,
    sizeCalculation: (text) => 2 * (text.length + 64),
  });

  constructor(mode: PersistedMode, manifest: ListedOperations, tell: (news: UnlistedOperation) => void) {
    this.#mode = mode;
    this.#manifest = manifest;
    this.#tell = tell;
  }

  /** The text to run, or null where none was asked for. Throws what to answer instead. */
  textOf({ text, id, hash }: DocumentReference): string | null {
    if (id !== undefined) {
      if (text !== undefined || hash !== undefined) {
        throw badRequest('Name an operation by its text, its hash or its id, not by two of them.');
      }
      const listed = this.#manifest.registry.find(id);
      if (!listed) throw this.#unknown();
      return listed.body;
    }
    if (hash !== undefined) return text === undefined ? this.#textByHash(hash) : this.#keep(hash, text);
    return text === undefined ? null : this.#sent(text);
  }

  /**
   * Whether the same request, when it comes again, may pass this by while the same operations are listed: none that has a
   * text kept, and none that is counted. `documentId` is the SHA-256 of its text.
   */
  mayBeSkipped({ text, hash }: DocumentReference, documentId: string | null): boolean {
    const registers = text !== undefined && hash !== undefined;
    const isCounted = this.#mode === 'log' && !this.#manifest.registry.find(documentId ?? '');
    return !registers && !isCounted;
  }

  #textByHash(hash: string): string {
    const text = this.#manifest.registry.find(hash)?.body;
    if (text !== undefined) return text;
    if (this.#mode === 'only') throw this.#unknown();
    const automatic = this.#automatic.get(withoutPrefix(hash));
    if (automatic === undefined) throw persistedQueryNotFound();
    this.#countUnlisted(withoutPrefix(hash));
    return automatic;
  }

  /** A listed hash is found before what clients have kept, so that none of them can change what it means. */
  #keep(hash: string, text: string): string {
    const id = idOf(text);
    if (withoutPrefix(hash) !== id) throw badRequest('The hash is not the SHA-256 of the text sent with it.');
    const allowed = this.#sent(text, id);
    if (!this.#manifest.registry.find(id)) this.#automatic.set(id, text);
    return allowed;
  }

  #sent(text: string, id = this.#mode === 'open' ? undefined : idOf(text)): string {
    if (id === undefined || this.#manifest.registry.find(id)) return text;
    if (this.#mode === 'only') throw this.#unknown();
    this.#countUnlisted(id);
    return text;
  }

  #countUnlisted(id: string): void {
    if (this.#mode !== 'log') return;
    const times = (this.#times.get(id) ?? 0) + 1;
    this.#times.set(id, times);
    this.#tell({ kind: 'unlisted', id, times });
  }

  /** Not there, or not allowed for being not there. */
  #unknown = () => persistedOperationUnknown(this.#mode === 'only' ? 403 : 404);
}

const withoutPrefix = (hash: string): string => hash.replace(/^sha256:/, '');
