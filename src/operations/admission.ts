import {
  GraphQLError,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Access } from '../kernel/access.ts';
import type { Caller } from '../kernel/caller.ts';
import { badUserInput, wrongTransport } from '../kernel/errors.ts';
import type { Limits } from '../kernel/limits.ts';
import { meets, refusal, signedIn, mayEnter, type RootRequirements } from './access/requirement.ts';
import { guard, OperationAccess, type FieldAccess } from './access/operation-access.ts';
import { OperationCompiler, type CompiledOperation } from './compiled/compiled-operation.ts';
import type { FieldUse } from './compiled/selection.ts';
import { Budgets, type Purpose } from './cost/budgets.ts';
import { charge, type Charge } from './cost/index.ts';
import { DocumentStore } from './document-store.ts';
import { GivenInput } from './input/given-input.ts';
import { refuseTogether } from './input/place.ts';
import { readVariables, type ReadVariables } from './input/read-variables.ts';
import { boundVariables } from './input/sent-variables.ts';
import { PerCallerQueue, type QueueLimits } from './limits/per-caller-queue.ts';

/** What somebody wants to run: a valid document, the operation of it, and the variables as they were sent. */
export interface OperationRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  /** What the transport it came over answers. */
  readonly answers: 'query' | 'subscription';
  /** Which of the caller's budgets pays for it. */
  readonly paidFrom: Purpose;
}

/** What an admitted operation runs with. */
export interface AdmittedOperation {
  readonly operation: CompiledOperation;
  /** As GraphQL coerced them. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly access: FieldAccess;
  /** What it has taken from its caller's budget, to be settled by the answer; null where nothing has to run. */
  readonly charge: Charge | null;
  /** Whether it may run only when it is its turn among its caller's heavy operations. */
  readonly isHeavy: boolean;
  /** The answer, where the caller may read nothing of what is asked: nothing has to run for it. */
  readonly refused: FormattedExecutionResult | null;
}

/** The one way in to the graph, for every transport: what it has not admitted reads nothing. */
export class Admission {
  readonly #schema: GraphQLSchema;
  readonly #roots: RootRequirements;
  readonly #limits: Limits;
  readonly #guesses: boolean;
  /** What is known of operations. */
  readonly operations: OperationCompiler;
  /** What callers have left to spend, what is known of documents, and whose turn it is to have one read. */
  readonly budgets: Readonly<Record<Purpose, Budgets>>;
  readonly documents: DocumentStore;
  readonly queue = PerCallerQueue.ofOneWithRests();
  /** Whose turn it is to have a heavy operation run, or a page of a table read. */
  readonly heavy: Readonly<Record<Purpose, PerCallerQueue>>;

  /**
   * Guards the fields of the schema, which from then on answer admitted operations only. `guesses` says whether whoever
   * mistypes a name may be told what there is.
   */
  constructor(schema: GraphQLSchema, limits: Limits, guesses = false) {
    this.#guesses = guesses;
    this.#schema = schema;
    this.#limits = limits;
    this.budgets = {
      operations: new Budgets(limits, 'operations'),
      tables: new Budgets(limits, 'tables'),
    };
    this.heavy = {
      operations: new PerCallerQueue((caller) => heavyLimits(limits, caller)),
      // No more can wait than a caller may have requests; what has begun must not be refused its next page.
      tables: new PerCallerQueue((caller) => ({ ...heavyLimits(limits, caller), waiting: Infinity })),
    };
    this.documents = new DocumentStore(this.budgets.operations, this.queue);
    this.operations = new OperationCompiler(schema);
    const { requirements, inputs } = this.operations;
    guard(schema, requirements, inputs);
    this.#roots = {
      query: requirements.of('Query') ?? signedIn,
      subscription: requirements.of('Subscription') ?? signedIn,
    };
  }

  /** What a caller may read, whatever it asks by. */
  accessOf(caller: Caller): Access {
    return new OperationAccess(this.operations.requirements, caller, new Map());
  }

  /**
   * Throws an error with a code where the operation may not run; of one that may, single fields may be refused. Asks
   * first what needs no variables, then what needs not to read all that they hold.
   */
  admit(request: OperationRequest): AdmittedOperation {
    const { document, operation: definition, variables: sent, caller, answers, paidFrom } = request;
    refuseAllBut(answers, definition);
    refuseConfusingNames(definition);
    const operation = this.operations.of(definition, document);
    mayEnter(operation, caller, this.#roots);
    const { requirements } = this.operations;
    const refused = refusedWhole(operation, caller);
    if (refused) {
      const access = new OperationAccess(requirements, caller, new Map());
      return { operation, variables: {}, access, charge: null, isHeavy: false, refused };
    }
    const budgets = this.budgets[paidFrom];
    budgets.refuseSpent(caller);
    const given = this.#read(operation, sent);
    const { variables } = given;
    const access = new OperationAccess(requirements, caller, given.refusals(operation.uses, caller));
    const taken = charge(budgets, caller, operation, given);
    // Pages of tables take turns of their own, whatever they cost.
    const isHeavy = paidFrom === 'operations' && taken.requested >= this.#limits.heavyCost;
    return { operation, variables, access, charge: taken, isHeavy, refused: null };
  }

  /** Reads what the operation is given. Throws all that is wrong with it together, as far as it can be looked at. */
  #read(operation: CompiledOperation, sent: OperationRequest['variables']): GivenInput {
    const { values, mistakes, unusable } = this.#readVariables(operation, sent);
    const given = new GivenInput(values);
    const isUsable = ({ places }: FieldUse) => !places.some(({ name }) => unusable.has(name));
    const uses = unusable.size > 0 ? operation.uses.filter(isUsable) : operation.uses;
    const all = [...mistakes, ...given.mistakes(uses)];
    if (all.length > 0) refuseTogether(all);
    return given;
  }

  #readVariables(operation: CompiledOperation, sent: OperationRequest['variables']): ReadVariables {
    const { definition } = operation;
    if (!definition.variableDefinitions?.length && Object.keys(sent).length === 0) return noVariables;
    boundVariables(operation, sent, this.#limits);
    return readVariables(this.#schema, definition, sent, this.#guesses);
  }
}

const noVariables: ReadVariables = { values: {}, mistakes: [], unusable: new Set() };

/** What a query is answered whose fields all require what its caller lacks, whatever they are given. */
function refusedWhole({ guardedRoots }: CompiledOperation, caller: Caller): FormattedExecutionResult | null {
  if (!guardedRoots || guardedRoots.some(({ requirement }) => meets(caller, requirement))) return null;
  const errors = guardedRoots.map(({ key, node, coordinate, requirement }) => {
    const { message, extensions } = refusal(coordinate, requirement, caller);
    return new GraphQLError(message, { nodes: node, path: [key], extensions }).toJSON();
  });
  return { data: Object.fromEntries(guardedRoots.map(({ key }) => [key, null])), errors };
}

/** A caller with more to spend than others has so many times as much at work. */
function heavyLimits(
  { heavyPerCaller, heavyWaiting, costPerSecond: ordinary }: Limits,
  { costPerSecond = ordinary }: Caller,
): QueueLimits {
  const times = Math.max(1, costPerSecond / ordinary);
  return { concurrency: Math.floor(times * heavyPerCaller), waiting: Math.floor(times * heavyWaiting) };
}

/** GraphQL keeps variables in a plain object: one of these names, when left out, would have a value all the same. */
function refuseConfusingNames({ variableDefinitions = [] }: OperationDefinitionNode): void {
  const confusing = variableDefinitions.find(({ variable }) => variable.name.value in {});
  if (confusing) {
    const name = `$${confusing.variable.name.value}`;
    throw badUserInput(`No variable may be called ${name}.`, {
      variable: name,
      wanted: 'another name',
      nodes: [confusing],
    });
  }
}

/** What the schema has no type for would fail in the execution, in words for ourselves. */
function refuseAllBut(answers: OperationRequest['answers'], definition: OperationDefinitionNode): void {
  const { operation } = definition;
  if (operation === 'mutation') {
    const wanted = 'a query or a subscription';
    throw badUserInput('This graph only tells; it has no mutation.', {
      got: operation,
      wanted,
      nodes: [definition],
    });
  }
  if (operation !== answers) throw wrongTransport(operation);
}
