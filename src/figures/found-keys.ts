import { isBusinessKey } from '../domain/ids.ts';
import { fewKeys } from './bounds.ts';
import { listSeparator, type Condition, type KeySet } from './condition.ts';

/** The keys that a source has found, or, where `excluded`, those that it leaves out. */
export type FoundKeys = KeySet & { readonly excluded: boolean };

/** Memberships as the sources answered them: where one named the keys to leave out, the sense turns round. */
export function asFound(condition: Condition, sets: readonly FoundKeys[]): Condition {
  if ('parts' in condition) {
    return { kind: condition.kind, parts: condition.parts.map((part) => asFound(part, sets)) };
  }
  if (condition.kind === 'comparison') return condition;
  return { ...condition, holds: condition.holds !== sets[condition.set]?.excluded };
}

/** The keys that a condition names one by one; null where it says anything else. */
export function keysNamed(condition: Condition, key: string): KeySet | null {
  if (condition.kind !== 'comparison' || condition.figure !== key || !condition.holds) return null;
  const { operator, operand } = condition;
  if (operator !== 'eq' && operator !== 'in') return null;
  const keys = new Set([operand].flat() as string[]);
  if (keys.size >= fewKeys || ![...keys].every(isBusinessKey)) return null;
  return { count: keys.size, keys: [...keys].join(listSeparator) };
}

export const hasSets = (condition: Condition): boolean =>
  'parts' in condition ? condition.parts.some(hasSets) : condition.kind === 'membership';
