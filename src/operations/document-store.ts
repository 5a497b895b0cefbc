import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { DocumentNode } from 'graphql';
import type { Caller } from '../kernel/caller.ts';
import type { Budgets } from './cost/budgets.ts';
import type { PerCallerQueue } from './limits/per-caller-queue.ts';

/** Characters of the texts whose documents are kept: a document takes some fifty times as many bytes. */
const cachedCharacters = 1_000_000;

const withoutPrefix = (key: string): string => key.slice(key.lastIndexOf(':') + 1);

/**
 * Valid documents by the hash of their text, as Apollo Server keeps them. A text that is not among them is paid for by
 * its length, and few of one caller are read at a time.
 */
export class DocumentStore {
  readonly #budgets: Budgets;
  readonly #queue: PerCallerQueue;
  readonly #kept = new LRUCache<string, DocumentNode>({
    maxSize: cachedCharacters,
    sizeCalculation: ({ loc }) => (loc?.source.body.length ?? 0) + 1,
  });
  /** What ends the turns of those who are reading a text, by its hash. */
  readonly #reading = new Map<string, () => void>();

  constructor(budgets: Budgets, queue: PerCallerQueue) {
    this.#budgets = budgets;
    this.#queue = queue;
  }

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.#kept.get(withoutPrefix(key));
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    const hash = withoutPrefix(key);
    this.#kept.set(hash, document);
    this.#reading.get(hash)?.();
  }

  async delete(key: string): Promise<void> {
    this.#kept.delete(withoutPrefix(key));
  }

  /**
   * Runs what reads a text, at once where it is known, else when it is its caller's turn. Throws THROTTLED, and the
   * signal's reason.
   */
  async reading<T>(text: string, caller: Caller, signal: AbortSignal, run: () => Promise<T>): Promise<T> {
    const id = hash('sha256', text);
    if (this.#kept.has(id)) return run();
    const leave = await this.#queue.enter(caller, signal);
    try {
      // Who waited while another read the same text has nothing left to read.
      if (this.#kept.has(id)) leave();
      else {
        this.#budgets.spendOnText(caller, text.length);
        this.#reading.set(id, leave);
      }
      return await run();
    } finally {
      leave();
      if (this.#reading.get(id) === leave) this.#reading.delete(id);
    }
  }
}
