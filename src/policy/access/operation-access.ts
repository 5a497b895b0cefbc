import type { FieldNode } from 'graphql';
import type { Access } from '../../domain/access.ts';
import type { Caller } from '../../domain/caller.ts';
import { meets, refusal, type Demand } from './demand.ts';
import type { SchemaDemands } from './schema-demands.ts';

/** What stands against a field: a condition, an order or a dimension that the caller may not ask by. */
export interface Refusal {
  readonly coordinate: string;
  readonly demand: Demand;
}

/** What guarded fields ask before they load anything. */
export interface FieldAccess extends Access {
  /** Throws FORBIDDEN where the caller lacks what a field demands, or what its arguments ask by. */
  enter(coordinate: string, demand: Demand | null, nodes: readonly FieldNode[]): void;
}

/** One operation's access: its caller's scopes, and the fields whose arguments ask by more than these allow. */
export class OperationAccess implements FieldAccess {
  readonly #demands: SchemaDemands;
  readonly #caller: Caller;
  readonly #refusals: ReadonlyMap<FieldNode, Refusal>;

  constructor(demands: SchemaDemands, caller: Caller, refusals: ReadonlyMap<FieldNode, Refusal>) {
    this.#demands = demands;
    this.#caller = caller;
    this.#refusals = refusals;
  }

  may(coordinate: string): boolean {
    const demand = this.#demands.of(coordinate);
    return demand === null || meets(this.#caller, demand);
  }

  demand(coordinate: string): void {
    const demand = this.#demands.of(coordinate);
    if (demand && !meets(this.#caller, demand)) throw refusal(coordinate, demand, this.#caller);
  }

  enter(coordinate: string, demand: Demand | null, nodes: readonly FieldNode[]): void {
    if (demand && !meets(this.#caller, demand)) throw refusal(coordinate, demand, this.#caller);
    if (this.#refusals.size === 0) return;
    for (const node of nodes) {
      const asked = this.#refusals.get(node);
      if (asked) throw refusal(asked.coordinate, asked.demand, this.#caller);
    }
  }
}

const nothingAdmitted = (): never => {
  throw new Error('Nothing may be read before the gate has admitted the operation.');
};

/** The access of an operation that no gate has admitted: none. */
export const closed: FieldAccess = { may: nothingAdmitted, demand: nothingAdmitted, enter: nothingAdmitted };
