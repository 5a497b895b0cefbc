import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Caller } from '../../kernel/caller.ts';
import { memoized } from '../../kernel/memoized.ts';
import type { Budgets, ThrottleStatus } from './budgets.ts';
import { FormulaBuilder, type Call } from './formula.ts';
import { Weights, type Variables } from './weights.ts';

/** `extensions.cost`, in Shopify's words. */
export interface CostReport {
  /** What the operation might have cost at most, taken from the budget before it ran. */
  readonly requestedQueryCost: number;
  /** What it did cost, by what came. */
  readonly actualQueryCost: number;
  readonly throttleStatus: ThrottleStatus;
}

/** What an operation has taken from its caller's budget, until it is settled. */
export interface Charge {
  /** Settles by what was answered (null where nothing was), and by where statements ran for what it lacks. */
  settle(data: unknown, inVain?: readonly (readonly (string | number)[])[]): CostReport;
  /** Settles for an answer that another request has made, which cost so much. */
  settleFromCache(cost: number): CostReport;
  /** Settles for a subscription that has begun, and has nothing to tell yet. */
  settleBegun(): CostReport;
}

/** Nothing is loaded for an answer that is there already, but it has to be read and written: this part of its cost. */
const partForGivingAgain = 1 / 10;
const costOfBeginning = 1;

/** Can the caller afford the operation? The same question for every transport. */
export class Affordability {
  readonly #schema: GraphQLSchema;
  readonly #weights: Weights;
  readonly #budgets: Budgets;
  readonly #formula = memoized((operation: OperationDefinitionNode, document: DocumentNode) =>
    new FormulaBuilder(this.#schema, this.#weights, document).build(operation),
  );

  constructor(schema: GraphQLSchema, budgets: Budgets) {
    this.#schema = schema;
    this.#weights = new Weights(schema);
    this.#budgets = budgets;
  }

  /** What an operation costs at most with these (coerced) variables. */
  requested(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): number {
    return requestedCost(this.#formula(operation, document), variables);
  }

  /** Takes an operation's cost from the caller's budget. Throws MAX_COST_EXCEEDED and THROTTLED. */
  charge(
    caller: Caller,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
  ): Charge {
    const calls = this.#formula(operation, document);
    const requestedQueryCost = requestedCost(calls, variables);
    this.#budgets.spend(caller, requestedQueryCost);
    const settleAt = (actualQueryCost: number): CostReport => {
      this.#budgets.refund(caller, requestedQueryCost - actualQueryCost);
      return { requestedQueryCost, actualQueryCost, throttleStatus: this.#budgets.status(caller) };
    };
    return {
      settle(data, inVain = []) {
        if (data == null) return settleAt(inVain.length > 0 ? requestedQueryCost : 0);
        return settleAt(actualCost(calls, data, variables, inVain.length > 0 ? lacksAt(inVain) : undefined));
      },
      settleFromCache: (cost) => settleAt(Math.max(1, Math.ceil(partForGivingAgain * cost))),
      settleBegun: () => settleAt(costOfBeginning),
    };
  }
}

/** What the calls may cost at most, before anything runs. */
function requestedCost(calls: readonly Call[], variables: Variables): number {
  return sum(calls, (call) => requested(call, variables, null));
}

function requested(call: Call, variables: Variables, sizes: ReadonlyMap<string, number> | null): number {
  if (!call.isIncluded(variables)) return 0;
  const items = call.isList ? (call.size.own(variables) ?? sized(call, variables, sizes)) : 1;
  return call.weight(variables) + items * requestedEach(call, variables);
}

/** The length that the field above decides. Steps that are cut by both ends of a period are one more. */
function sized(call: Call, variables: Variables, sizes: ReadonlyMap<string, number> | null): number {
  const size = sizes?.get(call.name) ?? 1;
  const step = call.size.step(variables);
  return step === 1 ? size : Math.ceil(size / step) + 1;
}

function requestedEach(call: Call, variables: Variables): number {
  const below = call.size.below?.(variables) ?? null;
  const inside = most(call.alternatives, (calls) =>
    sum(calls, (inner) => requested(inner, variables, below)),
  );
  return call.itemWeight + inside;
}

/** Where an answer lacks what was worked for in vain, by the steps that lead there. */
interface MissingParts extends ReadonlyMap<string | number, MissingParts> {}

function lacksAt(paths: readonly (readonly (string | number)[])[]): MissingParts {
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

/**
 * What the calls cost in truth, from the answer: by the lists' real lengths, and nothing below what is null. What was
 * worked for in vain costs what it might have.
 */
function actualCost(
  calls: readonly Call[],
  data: unknown,
  variables: Variables,
  lacks?: MissingParts,
): number {
  return sum(calls, (call) => actual(call, data as Variables, { variables, sizes: null, lacks }));
}

interface Settlement {
  readonly variables: Variables;
  /** Of the lists whose length the field above decides. */
  readonly sizes: ReadonlyMap<string, number> | null;
  /** What is lacking below the parent. */
  readonly lacks: MissingParts | undefined;
}

function actual(call: Call, parent: Variables, { variables, sizes, lacks }: Settlement): number {
  const value = parent[call.key];
  if (value === undefined) return 0;
  const lacking = lacks?.get(call.key);
  if (value === null) return lacking ? requested(call, variables, sizes) : call.weight(variables);
  const inside = Array.isArray(value)
    ? sum(value, (item, index) => actualEach(call, item, variables, lacking?.get(index)))
    : actualEach(call, value, variables, lacking);
  return call.weight(variables) + inside;
}

function actualEach(
  call: Call,
  item: unknown,
  variables: Variables,
  lacks: MissingParts | undefined,
): number {
  if (item === null) return lacks ? requestedEach(call, variables) : call.itemWeight;
  if (call.alternatives.length === 0) return call.itemWeight;
  const settling = { variables, sizes: lacks ? (call.size.below?.(variables) ?? null) : null, lacks };
  // What a thing of another type would have been asked is not in the answer, and counts nothing.
  const inside = most(call.alternatives, (calls) =>
    sum(calls, (inner) => actual(inner, item as Variables, settling)),
  );
  return call.itemWeight + inside;
}

const sum = <Item>(items: readonly Item[], of: (item: Item, index: number) => number): number =>
  items.reduce((total, item, index) => total + of(item, index), 0);

const most = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((highest, item) => Math.max(highest, of(item)), 0);
