import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Access } from '../domain/access.ts';
import type { Caller } from '../domain/caller.ts';
import { badUserInput, wrongTransport } from '../domain/errors.ts';
import type { Limits } from '../domain/limits.ts';
import { signedIn } from './access/demand.ts';
import { mayEnter } from './access/entry.ts';
import { guard } from './access/guard.ts';
import { OperationAccess, type FieldAccess } from './access/operation-access.ts';
import { Questions } from './access/questions.ts';
import { SchemaDemands } from './access/schema-demands.ts';
import { Affordability, type Charge } from './cost/index.ts';
import { FilterBounds } from './filter-bounds.ts';
import { InputRules } from './input-rules.ts';
import { checkVariables, coercedVariables } from './limits/variables.ts';
import { operationOf, Outlines, type Operation } from './operation.ts';

/** What somebody wants to run: a valid document, the operation of it, and the variables as they were sent. */
export interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  /** What the door it came through answers. */
  readonly answers: 'query' | 'subscription';
}

/** What an admitted operation runs with. */
export interface Admission {
  readonly access: FieldAccess;
  /** What it has taken from its caller's budget, to be settled by the answer. */
  readonly charge: Charge;
}

/** One reason for which an operation may not run at all: it throws the error that says so. */
type Rule = (operation: Operation) => void;

/** The one way in to the graph, for every door: what it has not admitted reads nothing. */
export class Gate {
  readonly #schema: GraphQLSchema;
  readonly #outlines: Outlines;
  readonly #demands: SchemaDemands;
  readonly #questions: Questions;
  readonly #filters: FilterBounds;
  readonly #rules: readonly Rule[];
  readonly #limits: Limits;
  readonly #affordability: Affordability;

  /** Guards the fields of the schema, which from then on answer admitted operations only. */
  constructor(schema: GraphQLSchema, limits: Limits) {
    this.#schema = schema;
    this.#limits = limits;
    this.#affordability = new Affordability(schema, limits);
    this.#outlines = new Outlines(schema);
    this.#demands = new SchemaDemands(schema);
    this.#questions = new Questions(this.#demands);
    guard(schema, this.#demands);
    const roots = {
      query: this.#demands.of('Query') ?? signedIn,
      subscription: this.#demands.of('Subscription') ?? signedIn,
    };
    this.#filters = new FilterBounds(schema);
    const inputs = new InputRules(schema);
    this.#rules = [
      (operation) => mayEnter(operation, roots),
      (operation) => this.#filters.check(operation),
      (operation) => inputs.check(operation),
    ];
  }

  /** What a caller may read, whatever it asks by. */
  accessOf(caller: Caller): Access {
    return new OperationAccess(this.#demands, caller, new Map());
  }

  /** Throws an error with a code where the operation may not run; of one that may, single fields may be refused. */
  admit({ document, operation: definition, variables, caller, answers }: Asked): Admission {
    refuseAllBut(answers, definition);
    refuseConfusingNames(definition);
    checkVariables(variables, this.#limits);
    this.#filters.checkVariables(definition, variables);
    const coerced = coercedVariables(this.#schema, definition, variables);
    const operation = operationOf(this.#outlines.of(document, definition), coerced, caller);
    for (const rule of this.#rules) rule(operation);
    const access = new OperationAccess(this.#demands, caller, this.#questions.refused(operation));
    return { access, charge: this.#affordability.charge(caller, document, definition, coerced) };
  }
}

/** GraphQL keeps variables in a plain object: one of these names, when left out, would have a value all the same. */
function refuseConfusingNames({ variableDefinitions = [] }: OperationDefinitionNode): void {
  const confusing = variableDefinitions.find(({ variable }) => variable.name.value in {});
  if (confusing) throw badUserInput(`No variable may be called $${confusing.variable.name.value}.`);
}

/** What the schema has no type for would fail in the execution, in words for ourselves. */
function refuseAllBut(answers: Asked['answers'], { operation }: OperationDefinitionNode): void {
  if (operation === 'mutation') throw badUserInput('This graph only tells; it has no mutation.');
  if (operation !== answers) throw wrongTransport(operation);
}
