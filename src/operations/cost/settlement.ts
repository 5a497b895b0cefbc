import type { Call } from './formula.ts';
import { each, isIncluded, once, requested, requestedEach } from './requested.ts';
import type { GivenInput, Variables } from '../input/given-input.ts';

/** Where an answer lacks what was worked for in vain, by the steps that lead there. */
export interface Lacks extends ReadonlyMap<string | number, Lacks> {}

export function lacksAt(paths: readonly (readonly (string | number)[])[]): Lacks {
  const root = new Map<string | number, never>();
  for (const path of paths) {
    let at: Map<string | number, unknown> = root;
    for (const step of path) {
      const next = (at.get(step) as typeof at | undefined) ?? new Map<string | number, unknown>();
      at.set(step, next);
      at = next;
    }
  }
  return root;
}

type Sizes = ReadonlyMap<string, number> | null;

/**
 * What calls cost in truth, from one answer: by the lists' real lengths, and nothing below what is null. What was worked
 * for in vain costs what it might have.
 */
export class Settlement {
  readonly #given: GivenInput;
  /** The calls that were asked of anything. */
  readonly #reached = new Set<Call>();

  constructor(given: GivenInput) {
    this.#given = given;
  }

  of(calls: readonly Call[], data: unknown, lacks: Lacks | undefined): number {
    let cost = this.#calls(calls, data as Variables, lacks, null);
    for (const call of this.#reached) cost += once(call, this.#given);
    return cost;
  }

  // The walk over an answer goes by plain loops: closures for each thing of it would be garbage of its size.

  #calls(calls: readonly Call[], parent: Variables, lacks: Lacks | undefined, sizes: Sizes): number {
    let cost = 0;
    for (const call of calls) cost += this.#call(call, parent, lacks, sizes);
    return cost;
  }

  /** `sizes`: of the lists whose length the field above decides. */
  #call(call: Call, parent: Variables, lacks: Lacks | undefined, sizes: Sizes): number {
    const value = parent[call.key];
    if (value === undefined) return 0;
    const lacking = lacks?.get(call.key);
    if (value === null && lacking) {
      this.#reach(call);
      return requested(call, this.#given, sizes);
    }
    this.#reached.add(call);
    let cost = each(call, this.#given);
    if (value === null) return cost;
    if (!Array.isArray(value)) return cost + this.#thing(call, value, lacking);
    if (call.alternatives.length === 0 && !lacking) return cost + value.length * call.itemWeight;
    for (let index = 0; index < value.length; index += 1)
      cost += this.#thing(call, value[index], lacking?.get(index));
    return cost;
  }

  #thing(call: Call, thing: unknown, lacks: Lacks | undefined): number {
    if (thing === null) {
      if (!lacks) return call.itemWeight;
      this.#below(call);
      return requestedEach(call, this.#given);
    }
    if (call.alternatives.length === 0) return call.itemWeight;
    const sizes = lacks ? (call.size.below?.(this.#given) ?? null) : null;
    // What a thing of another type would have been asked is not in the answer, and counts nothing.
    let inside = 0;
    for (const calls of call.alternatives)
      inside = Math.max(inside, this.#calls(calls, thing as Variables, lacks, sizes));
    return call.itemWeight + inside;
  }

  /** All that the call may have asked, as if it had been answered. */
  #reach(call: Call): void {
    if (!isIncluded(call, this.#given)) return;
    this.#reached.add(call);
    this.#below(call);
  }

  #below({ alternatives }: Call): void {
    for (const calls of alternatives) for (const inner of calls) this.#reach(inner);
  }
}
