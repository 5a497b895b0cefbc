import {
  getNamedType,
  GraphQLScalarType,
  isLeafType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

/** An operation is run so often by graphql-js before it is compiled, which takes as long as to run it some times more. */
export const runsBefore = 5;

export type CompiledFunction = CompiledQuery['query'];

/** How an operation is run: once it has come often, by a function that is compiled from it once. */
export class Executor {
  readonly #compile: () => CompiledFunction | null;
  #runs = 0;
  #compiled: CompiledFunction | null | undefined;

  constructor(compile: () => CompiledFunction | null) {
    this.#compile = compile;
  }

  /** Counts a run. Null where graphql-js has to run it: what has not come often yet, and what cannot be compiled. */
  next(): CompiledFunction | null {
    if (this.#runs++ < runsBefore) return null;
    if (this.#compiled === undefined) this.#compiled = this.#compile();
    return this.#compiled;
  }
}

/** Compiles operations; null for what cannot be. See docs/decisions/0040-compiled-operations.md. */
export function operationCompiler(
  schema: GraphQLSchema,
): (document: DocumentNode, operation: OperationDefinitionNode) => CompiledFunction | null {
  // Inputs that may hold themselves would be compiled without an end: what graphql-js has coerced is taken as it is.
  const coerced = new GraphQLScalarType({ name: 'CoercedInput' });
  const schemaOfInputs: GraphQLSchema = Object.create(schema, {
    getType: { value: (name: string) => (name === coerced.name ? coerced : schema.getType(name)) },
  });
  const type = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: coerced.name } } as const;
  const isLeaf = isLeafType as (type: unknown) => boolean;
  return (document, operation) => {
    const variableDefinitions = (operation.variableDefinitions ?? []).map((definition) =>
      isLeaf(getNamedType(typeFromAST(schema, definition.type as never)))
        ? definition
        : { kind: definition.kind, variable: definition.variable, type },
    );
    const definitions = document.definitions.map((definition) =>
      definition === operation ? { ...operation, variableDefinitions } : definition,
    );
    const query = compileQuery(schemaOfInputs, { ...document, definitions }, operation.name?.value);
    return isCompiledQuery(query) ? query.query : null;
  };
}
