import {
  getNamedType,
  isAbstractType,
  isListType,
  getNullableType,
  isNonNullType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FieldNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type OperationTypeNode,
  type VariableDefinitionNode,
} from 'graphql';
import { memoized } from '../../kernel/memoized.ts';
import type { Guard } from '../access/requirement.ts';
import { SchemaRequirements } from '../access/schema-requirements.ts';
import { FormulaBuilder, type Call } from '../cost/formula.ts';
import { Weights } from '../cost/weights.ts';
import { operationsOf } from '../definitions.ts';
import { SchemaInputs, type InputObject, type Sendable } from '../input/schema-inputs.ts';
import { CacheHints, cachePolicyOf, type CachePolicy } from './cache-policy.ts';
import { Executor, operationCompiler } from './executor.ts';
import { SelectionWalk, type FieldUse, type Selected, type VariablePlace } from './selection.ts';

/** A root field that may be refused, and be null then. */
export interface GuardedRoot extends Guard {
  readonly key: string;
  readonly node: FieldNode;
}

/** A variable of an operation. */
export interface Variable extends Sendable {
  readonly definition: VariableDefinitionNode;
  readonly type: GraphQLInputType;
  /** All that it is given to, directives too. */
  readonly places: readonly VariablePlace[];
}

/** All that anybody wants to know of an operation of a document, whoever sends it and with whatever variables. */
export interface CompiledOperation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly kind: `${OperationTypeNode}`;
  /** Whether it asks for the schema itself. */
  readonly introspects: boolean;
  /** What it asks of the root. */
  readonly selection: readonly Selected[];
  /** Its fields that take arguments, in the order of the document. */
  readonly uses: readonly FieldUse[];
  /** What may be sent with it. */
  readonly variables: InputObject<Variable>;
  /** What it costs. */
  readonly calls: readonly Call[];
  readonly cachePolicy: CachePolicy;
  /** What its root fields require, where all of them require something; else null. */
  readonly guardedRoots: readonly GuardedRoot[] | null;
  readonly executor: Executor;
}

/** Root fields that answer with the schema: introspection's, and what a federated gateway is told. */
const schemaFields: ReadonlySet<string> = new Set(['__schema', '__type', '_service']);

/** Compiles the operations of a schema. */
export class OperationCompiler {
  readonly requirements: SchemaRequirements;
  readonly inputs: SchemaInputs;
  readonly #schema: GraphQLSchema;
  readonly #weights: Weights;
  readonly #hints: CacheHints;
  readonly #compile;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    this.requirements = new SchemaRequirements(schema);
    this.inputs = new SchemaInputs(schema, this.requirements);
    this.#weights = new Weights(schema);
    this.#hints = new CacheHints(schema);
    this.#compile = operationCompiler(schema);
  }

  /** Of a valid document, once: it is kept as long as the document is, which the document store bounds. */
  readonly of = memoized((definition: OperationDefinitionNode, document: DocumentNode): CompiledOperation => {
    const walk = new SelectionWalk(this.#schema, this.inputs, document, definition);
    const root = this.#schema.getRootType(definition.operation);
    const selection = root ? walk.of(root, definition.selectionSet) : [];
    const { uses, places } = walk;
    return {
      document,
      definition,
      kind: definition.operation,
      introspects: uses.some(({ field }) => schemaFields.has(field.name)),
      selection,
      uses: uses.filter(({ inputs }) => inputs.length > 0),
      variables: { isFilter: false, fields: this.#variables(definition, places) },
      calls: root ? new FormulaBuilder(this.#schema, this.#weights, this.inputs).build(root, selection) : [],
      cachePolicy: cachePolicyOf(uses.flatMap(({ parent, field }) => this.#hints.on(parent, field))),
      guardedRoots: this.#guardedRoots(definition, selection),
      executor: new Executor(
        () => this.#compile(document, definition),
        uses.some(({ field }) => isAbstractType(getNamedType(field.type))),
      ),
    };
  });

  /** The operation of a valid document that has but one. */
  ofDocument(document: DocumentNode): CompiledOperation {
    const [operation] = operationsOf(document);
    if (!operation) throw new Error('The document has no operation.');
    return this.of(operation, document);
  }

  #variables(
    { variableDefinitions = [] }: OperationDefinitionNode,
    places: readonly VariablePlace[],
  ): ReadonlyMap<string, Variable> {
    const placesOf = Map.groupBy(places, ({ name }) => name);
    return new Map(
      variableDefinitions.map((definition) => {
        const name = definition.variable.name.value;
        const type = typeFromAST(this.#schema, definition.type as never) as GraphQLInputType;
        const its = placesOf.get(name) ?? [];
        const isList = isListType(getNullableType(type));
        const lengths = its.flatMap((place) => place.lengths);
        return [name, { definition, type, places: its, isList, lengths, object: this.inputs.objectOf(type) }];
      }),
    );
  }

  #guardedRoots(
    { selectionSet: { selections } }: OperationDefinitionNode,
    selection: readonly Selected[],
  ): readonly GuardedRoot[] | null {
    // A fragment or a directive might leave some of them out.
    if (selections.some(({ kind, directives }) => kind !== Kind.FIELD || directives?.length)) return null;
    if (new Set(selection.map(({ key }) => key)).size < selection.length) return null;
    const roots = selection.flatMap(({ key, use: { node, parent, field } }): GuardedRoot[] => {
      const requirement = isNonNullType(field.type) ? null : this.requirements.beyond(parent.name, field);
      return requirement ? [{ key, node, coordinate: `${parent.name}.${field.name}`, requirement }] : [];
    });
    return roots.length === selection.length ? roots : null;
  }
}
