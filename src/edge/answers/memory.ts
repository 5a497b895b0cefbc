import { LRUCache } from 'lru-cache';
import type { RequestCost } from '../../observability/metrics.ts';
import type { Registry } from '../../operations/trusted-documents/registry.ts';
import type { Entity } from '../entity-tags.ts';
import type { AnswerStore, CachedAnswer } from './cached-answer.ts';

/** What was sent for a cached answer, and what is told of each request that it is sent for. */
export interface CachedResponse {
  readonly entity: Entity;
  readonly answer: Pick<CachedAnswer, 'madeAt' | 'maxAge'>;
  /** What a request is weighed at that it is sent for, and what that comes to. */
  readonly cost: RequestCost;
  /** The operations that were listed: among others the same request may be refused, or mean another one. */
  readonly registry: Registry;
  readonly operation: string;
  readonly document: string | null;
}

/** All answers that this process keeps, by what names them: as texts, and as what was sent. */
export type AnswerMemory = LRUCache<string, string | CachedResponse>;

/** One answer may take this part of all memory for answers. */
const largestPart = 1 / 8;
/** What an answer takes beside its characters, about. */
const bytesOfEntry = 300;
const bytesOfResponse = 1_000;

/** In at most so many bytes; the answers that were longest not asked for go first. */
export const answerMemory = (bytes: number): AnswerMemory =>
  new LRUCache<string, string | CachedResponse>({
    maxSize: bytes,
    maxEntrySize: Math.ceil(bytes * largestPart),
    // A text may take two bytes a character. Compressed, a response takes less than half of itself in each form.
    sizeCalculation: (answer, key) =>
      2 * key.length +
      (typeof answer === 'string'
        ? 2 * answer.length + bytesOfEntry
        : 2 * answer.entity.body.length + bytesOfResponse),
  });

/** Texts in the memory of this process. */
export const memoryStore = (memory: AnswerMemory): AnswerStore => ({
  async get(key) {
    const answer = memory.get(key);
    return typeof answer === 'string' ? answer : undefined;
  },
  set: (key, text, ttl) => void memory.set(key, text, { ttl }),
  close: () => memory.clear(),
});
