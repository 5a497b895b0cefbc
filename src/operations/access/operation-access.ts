import { GraphQLError, responsePathAsArray, type FieldNode, type GraphQLResolveInfo } from 'graphql';
import type { Access } from '../../kernel/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { toldAt } from '../../kernel/errors.ts';
import { meets, refusal, type Demand } from './demand.ts';
import type { SchemaDemands } from './schema-demands.ts';

/** What stands against a field: a condition, an order or a dimension that the caller may not ask by. */
export interface Refusal {
  readonly coordinate: string;
  readonly demand: Demand;
}

/** Where in a document a field is asked for, and where in the answer it stands. */
export type Place = Pick<GraphQLResolveInfo, 'fieldNodes' | 'path'>;

/** What guarded fields ask before they load anything. */
export interface FieldAccess extends Access {
  /** Throws FORBIDDEN where the caller lacks what a field demands, or what its arguments ask by. */
  enter(coordinate: string, demand: Demand | null, place: Place): void;
}

/** One operation's access: its caller's scopes, and the fields whose arguments ask by more than these allow. */
export class OperationAccess implements FieldAccess {
  readonly #demands: SchemaDemands;
  readonly #caller: Caller;
  readonly #refusals: ReadonlyMap<FieldNode, Refusal>;
  /** What is told of each type, and of each place in the document, however many rows lack it. */
  readonly #toldOf = new Map<string, GraphQLError>();
  readonly #told = new Map<readonly FieldNode[], GraphQLError>();

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
    if (!demand || meets(this.#caller, demand)) return;
    let told = this.#toldOf.get(coordinate);
    if (!told) this.#toldOf.set(coordinate, (told = refusal(coordinate, demand, this.#caller)));
    throw told;
  }

  enter(coordinate: string, demand: Demand | null, { fieldNodes, path }: Place): void {
    const against = this.#against(coordinate, demand, fieldNodes);
    if (!against) return;
    let told = this.#told.get(fieldNodes);
    if (!told) {
      const { message, extensions } = refusal(against.coordinate, against.demand, this.#caller);
      told = new GraphQLError(message, { nodes: fieldNodes, extensions });
      this.#told.set(fieldNodes, told);
    }
    throw toldAt(told, responsePathAsArray(path));
  }

  #against(coordinate: string, demand: Demand | null, nodes: readonly FieldNode[]): Refusal | undefined {
    if (demand && !meets(this.#caller, demand)) return { coordinate, demand };
    if (this.#refusals.size === 0) return undefined;
    const node = nodes.find((one) => this.#refusals.has(one));
    return node && this.#refusals.get(node);
  }
}

const nothingAdmitted = (): never => {
  throw new Error('Nothing may be read before the gate has admitted the operation.');
};

/** The access of an operation that no gate has admitted: none. */
export const closed: FieldAccess = { may: nothingAdmitted, demand: nothingAdmitted, enter: nothingAdmitted };
