import { createHash } from 'node:crypto';
import type { Caller } from '../../kernel/caller.ts';
import type { CalendarDate } from '../../domain/calendar.ts';

/** All that an answer follows from. */
export interface AnswerParts {
  /** Stands for the schema, the settings and the databases that answer. */
  readonly deployment: string;
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
export function answerKey({
  deployment,
  caller,
  today,
  document,
  operation,
  variables,
  event,
}: AnswerParts): string {
  const { kind, scopes, countries, brands } = caller;
  const sight = [kind, [...scopes].toSorted(), sorted(countries), sorted(brands)];
  return createHash('sha256')
    .update(JSON.stringify([deployment, sight, today, document, operation, variables, event], inOrder))
    .digest('base64url');
}

const sorted = (list: readonly string[] | null): readonly string[] | null => list && [...list].toSorted();

/** For JSON.stringify: an object's members in one order, those named `__proto__` among them. */
const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value;
