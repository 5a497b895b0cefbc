import { isDeepStrictEqual } from 'node:util';
import { allOf, isJunction, comparisonsIn, type Condition } from './condition.ts';
import type { SourceName } from '../kernel/source-name.ts';

/** Conditions that one source decides in one statement. */
export interface ConditionGroup {
  readonly source: SourceName;
  readonly condition: Condition;
}

export interface Plan {
  /** Groups of other sources that every key must meet: each narrows the keys for the next. */
  readonly narrowing: readonly ConditionGroup[];
  /** Groups of other sources inside an `or`; the owner's condition speaks of the n-th as of set n. */
  readonly nested: readonly ConditionGroup[];
  /** What is left for the owner of the keys to decide. */
  readonly own: readonly Condition[];
}

/** Divides a condition among the sources: as few groups as there are sources at each level. */
export function planOf(condition: Condition, owner: SourceName): Plan {
  const parts = isJunction(condition) && condition.kind === 'all' ? condition.parts : [condition];
  const nested: ConditionGroup[] = [];
  const { groups, rest } = divided(parts, owner);
  return {
    narrowing: groups.map(([source, conditions]) => ({ source, condition: allOf(conditions) })),
    own: rest.map((part) => withSets(part, owner, nested)),
    nested,
  };
}

/** The condition with each group of another source replaced by the set of its keys; equal groups are one set. */
function withSets(condition: Condition, owner: SourceName, nested: ConditionGroup[]): Condition {
  if (!isJunction(condition) || soleSource(condition) === owner) return condition;
  const { kind, parts } = condition;
  const { groups, rest } = divided(parts, owner);
  const sets = groups.map(([source, conditions]): Condition => {
    const group: ConditionGroup = { source, condition: { kind, parts: conditions } };
    const known = nested.findIndex((other) => isDeepStrictEqual(other, group));
    const set = known < 0 ? nested.push(group) - 1 : known;
    return { kind: 'membership', set, holds: true };
  });
  return { kind, parts: [...rest.map((part) => withSets(part, owner, nested)), ...sets] };
}

/** Parts that one other source decides alone, by source, and all other parts. */
function divided(parts: readonly Condition[], owner: SourceName) {
  const groups = new Map<SourceName, Condition[]>();
  const rest: Condition[] = [];
  for (const part of parts) {
    const source = soleSource(part);
    if (source === null || source === owner) rest.push(part);
    else groups.set(source, [...(groups.get(source) ?? []), part]);
  }
  return { groups: [...groups], rest };
}

/** The source of all comparisons; null for several. */
function soleSource(condition: Condition): SourceName | null {
  const sources = new Set(comparisonsIn(condition).map(({ source }) => source));
  const [only] = sources;
  return sources.size === 1 && only ? only : null;
}
