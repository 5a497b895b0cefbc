import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../../kernel/caller.ts';
import type { CalendarDate } from '../../domain/calendar.ts';
import { memoized } from '../../kernel/memoized.ts';
import type { Unknown } from '../../kernel/unknown.ts';
import type { StaleTable } from '../../kernel/stale-table.ts';
import type { RequestCost } from '../../observability/metrics.ts';
import type { Registry } from '../../operations/trusted-documents/registry.ts';
import type { Entity } from '../entity-tags.ts';

/** All that an answer follows from, within one deployment. */
export interface AnswerParts {
  readonly caller: Caller;
  readonly today: CalendarDate;
  /** The document's text, and which of its operations is meant. */
  readonly document: string;
  readonly operation: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What a subscription is told of; undefined for a query. */
  readonly event?: unknown;
}

/**
 * Names an answer: whoever has the same key would be answered the same. It holds what a caller may see instead of who
 * the caller is, and is a hash, so that it tells nobody what was asked.
 */
export function answerKey(
  deployment: string,
  { caller, today, document, operation, variables, event }: AnswerParts,
): string {
  return createHash('sha256')
    .update(
      JSON.stringify([deployment, sightOf(caller), today, document, operation, variables, event], inOrder),
    )
    .digest('base64url');
}

/** What a caller may see, as text: the same for callers who may see the same. */
export const sightOf = memoized(({ kind, scopes, countries, brands }: Caller): string =>
  JSON.stringify([kind, [...scopes].toSorted(), sorted(countries), sorted(brands)]),
);

const sorted = (list: readonly string[] | null): readonly string[] | null => list && [...list].toSorted();

/** For JSON.stringify: an object's members in one order, those named `__proto__` among them. */
const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** An answer that may be given again, to everyone with the same key. */
export interface CachedAnswer {
  /** Its data, as JSON. */
  readonly text: string;
  /** Why values of it are unknown. */
  readonly unknown: readonly Unknown[];
  /** The stale tables that it stands on. */
  readonly stale: readonly StaleTable[];
  /** What it cost to be made. */
  readonly cost: number;
  /** When its making began, in milliseconds since 1970. */
  readonly madeAt: number;
  /** For how many seconds from then it may be given. */
  readonly maxAge: number;
}

/** A cached answer as a text for a store. */
export const written = ({ text, unknown, stale, cost, madeAt, maxAge }: CachedAnswer): string =>
  `${madeAt} ${maxAge} ${cost}\n${JSON.stringify({ unknown, stale })}\n${text}`;

/** The answer that a store has; null where it is too old, or is no answer. */
export function read(stored: string, now: number): CachedAnswer | null {
  const parts = /^(\d{1,15}) (\d{1,9}) (\d{1,15})\n(\{.*\})\n/.exec(stored);
  if (!parts) return null;
  const [head, madeAt, maxAge, cost, told = ''] = parts;
  const cached = { madeAt: Number(madeAt), maxAge: Number(maxAge), cost: Number(cost) };
  if (ageOf(cached, now) >= cached.maxAge) return null;
  const { unknown, stale } = JSON.parse(told) as Pick<CachedAnswer, 'unknown' | 'stale'>;
  return { ...cached, unknown, stale, text: stored.slice(head.length) };
}

/** In whole seconds. Clocks of servers that share a store may differ. */
export const ageOf = ({ madeAt }: Pick<CachedAnswer, 'madeAt'>, now: number): number =>
  Math.max(0, Math.floor((now - madeAt) / 1_000));

/** Keeps answers as texts. What it cannot do it leaves undone: it never throws, and never makes a request wait long. */
export interface AnswerStore {
  get(key: string): Promise<string | undefined>;
  /** Returns at once. */
  set(key: string, text: string, milliseconds: number): void;
  close(): void;
}

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
