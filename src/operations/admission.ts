import {
  GraphQLError,
  isNonNullType,
  Kind,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Access } from '../kernel/access.ts';
import type { Caller } from '../kernel/caller.ts';
import { badUserInput, mostMistakes, throwTogether, wrongTransport } from '../kernel/errors.ts';
import type { Limits } from '../kernel/limits.ts';
import { meets, refusal, signedIn, mayEnter, type RootRequirements } from './access/requirement.ts';
import { guard, OperationAccess, type FieldAccess } from './access/operation-access.ts';
import { ArgumentAuthorization } from './access/argument-authorization.ts';
import { SchemaRequirements } from './access/schema-requirements.ts';
import { Budgets, type Purpose } from './cost/budgets.ts';
import { Affordability, type Charge } from './cost/index.ts';
import { FilterBounds } from './filter-bounds.ts';
import { onceEachPlace, placed } from './input-place.ts';
import { InputRules } from './input-rules.ts';
import { DocumentStore } from './document-store.ts';
import { PerCallerQueue, type QueueLimits } from './limits/per-caller-queue.ts';
import { checkVariables, readVariables } from './limits/variables.ts';
import { operationOf, queryShapes, type QueryShape } from './query-shape.ts';

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
  readonly access: FieldAccess;
  /** What it has taken from its caller's budget, to be settled by the answer; null where nothing has to run. */
  readonly charge: Charge | null;
  /** Whether it asks for the schema itself. */
  readonly introspects: boolean;
  /** Whether it may run only when it is its turn among its caller's heavy operations. */
  readonly isHeavy: boolean;
  /** The answer, where the caller may read nothing of what is asked: nothing has to run for it. */
  readonly refused: FormattedExecutionResult | null;
}

/** The one way in to the graph, for every transport: what it has not admitted reads nothing. */
export class Admission {
  readonly #schema: GraphQLSchema;
  readonly #shapeOf: ReturnType<typeof queryShapes>;
  readonly #requirements: SchemaRequirements;
  readonly #authorization: ArgumentAuthorization;
  readonly #filters: FilterBounds;
  readonly #inputs: InputRules;
  readonly #roots: RootRequirements;
  readonly #limits: Limits;
  readonly #guesses: boolean;
  readonly #affordability: Affordability;
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
    this.#affordability = new Affordability(schema);
    this.#shapeOf = queryShapes(schema);
    this.#requirements = new SchemaRequirements(schema);
    this.#authorization = new ArgumentAuthorization(this.#requirements);
    guard(schema, this.#requirements);
    this.#roots = {
      query: this.#requirements.of('Query') ?? signedIn,
      subscription: this.#requirements.of('Subscription') ?? signedIn,
    };
    this.#filters = new FilterBounds(schema);
    this.#inputs = new InputRules(schema, limits);
  }

  /** What a caller may read, whatever it asks by. */
  accessOf(caller: Caller): Access {
    return new OperationAccess(this.#requirements, caller, new Map());
  }

  /**
   * Throws an error with a code where the operation may not run; of one that may, single fields may be refused. Asks
   * first what needs no variables, then what needs not to read all that they hold.
   */
  admit({
    document,
    operation: definition,
    variables,
    caller,
    answers,
    paidFrom,
  }: OperationRequest): AdmittedOperation {
    refuseAllBut(answers, definition);
    refuseConfusingNames(definition);
    const shape = this.#shapeOf(definition, document);
    mayEnter(shape, caller, this.#roots);
    const { introspects } = shape;
    const refused = this.#refusedWhole(definition, caller);
    if (refused) {
      const access = new OperationAccess(this.#requirements, caller, new Map());
      return { access, charge: null, introspects, isHeavy: false, refused };
    }
    const budgets = this.budgets[paidFrom];
    budgets.refuseSpent(caller);
    const { operation, coerced } = this.#readInput(shape, definition, variables, caller);
    const access = new OperationAccess(this.#requirements, caller, this.#authorization.refused(operation));
    const charge = this.#affordability.charge(budgets, caller, document, definition, coerced);
    // Pages of tables take turns of their own, whatever they cost.
    const isHeavy = paidFrom === 'operations' && charge.requested >= this.#limits.heavyCost;
    return { access, charge, introspects, isHeavy, refused: null };
  }

  /** Reads what the operation is given. Throws all that is wrong with it together, as far as it can be looked at. */
  #readInput(
    shape: QueryShape,
    definition: OperationDefinitionNode,
    variables: OperationRequest['variables'],
    caller: Caller,
  ) {
    const refuse = (mistakes: readonly GraphQLError[]): void => {
      if (mistakes.length > 0) throwTogether(onceEachPlace(mistakes.map(placed)).slice(0, mostMistakes));
    };
    refuse(this.#inputs.longLists(shape, variables));
    checkVariables(definition, variables, this.#limits);
    refuse(this.#filters.mistakesInVariables(definition, variables));
    const read = readVariables(this.#schema, definition, variables, this.#guesses);
    const operation = operationOf(shape, read.values, caller, read.unusable);
    const filters = this.#filters.mistakes(operation);
    // What is nested beyond all bounds is looked at by nobody else.
    refuse([...read.mistakes, ...filters, ...(filters.length > 0 ? [] : this.#inputs.mistakes(operation))]);
    return { operation, coerced: read.values };
  }

  /** What a query is answered whose fields all require what its caller lacks, whatever they are given. */
  #refusedWhole(
    { operation, selectionSet }: OperationDefinitionNode,
    caller: Caller,
  ): FormattedExecutionResult | null {
    const root = this.#schema.getRootType(operation);
    if (!root) return null;
    const data: Record<string, null> = {};
    const errors: GraphQLFormattedError[] = [];
    for (const node of selectionSet.selections) {
      if (node.kind !== Kind.FIELD || node.directives?.length) return null;
      const field = root.getFields()[node.name.value];
      const requirement = field && this.#requirements.beyond(root.name, field);
      if (!requirement || meets(caller, requirement) || isNonNullType(field.type)) return null;
      const key = (node.alias ?? node.name).value;
      if (key in data) return null;
      data[key] = null;
      const { message, extensions } = refusal(`${root.name}.${field.name}`, requirement, caller);
      errors.push(new GraphQLError(message, { nodes: node, path: [key], extensions }).toJSON());
    }
    return { data, errors };
  }
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
