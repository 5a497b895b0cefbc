import { LRUCache } from 'lru-cache';

/** Keeps answers as texts. What it cannot do it leaves undone: it never throws, and never makes a request wait long. */
export interface AnswerStore {
  get(key: string): Promise<string | undefined>;
  /** Returns at once. */
  set(key: string, text: string, milliseconds: number): void;
  close(): void;
}

/** One answer may take this part of all memory for answers. */
const largestPart = 1 / 8;

/** In this process, in at most so many bytes; the answers that were longest not asked for go first. */
export function memoryStore(bytes: number): AnswerStore {
  const answers = new LRUCache<string, string>({
    maxSize: bytes,
    maxEntrySize: Math.ceil(bytes * largestPart),
    // A text may take two bytes a character; the key and the list take some more.
    sizeCalculation: (text) => 2 * text.length + 300,
  });
  return {
    get: async (key) => answers.get(key),
    set: (key, text, ttl) => void answers.set(key, text, { ttl }),
    close: () => answers.clear(),
  };
}
