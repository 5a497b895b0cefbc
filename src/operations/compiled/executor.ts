import {
  getNamedType,
  GraphQLScalarType,
  isLeafType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

/** An operation is run so often by graphql-js before it is compiled, which takes as long as to run it some times more. */
export const runsBefore = 5;

type CompiledFunction = CompiledQuery['query'];

type Data = Record<string, unknown>;

/**
 * How an operation is run: once it has come often, by a function that is compiled from it once. What lacks something that
 * the two tell unlike is left to graphql-js all the same. See docs/decisions/0040-compiled-operations.md.
 */
export class Executor {
  readonly #compile: () => CompiledFunction | null;
  readonly #asksAbstractTypes: boolean;
  #runs = 0;
  #compiled: CompiledFunction | null | undefined;

  /** `asksAbstractTypes`: whether a field of it answers with things of several types. */
  constructor(compile: () => CompiledFunction | null, asksAbstractTypes: boolean) {
    this.#compile = compile;
    this.#asksAbstractTypes = asksAbstractTypes;
  }

  /**
   * Counts a run, and answers it. Null where graphql-js has to: what has not come often yet, what cannot be compiled, and
   * what was found to be its to tell.
   */
  async answer(
    context: unknown,
    // To graphql-jit a variable that may not be null and has a default is missing: it gets them with their defaults, and
    // reads them again as the same, for each scalar of ours is within as it is outside.
    variables: Readonly<Record<string, unknown>>,
  ): Promise<{ data: Data; errors?: readonly GraphQLFormattedError[] } | null> {
    if (this.#runs++ < runsBefore) return null;
    if (this.#compiled === undefined) this.#compiled = this.#compile();
    if (!this.#compiled) return null;
    const { data, errors = [] } = await runUnlessThrown(this.#compiled, context, variables);
    if (!data) return null;
    if (errors.length === 0) return { data };
    // Of a list of an abstract type it drops what fails.
    if (this.#asksAbstractTypes) return null;
    const told = errors.map(({ message, locations, path, extensions }) => ({
      message,
      locations,
      path,
      extensions,
    }));
    // A defect is for graphql-js to report, and what is wrong with an argument, whose place in the document it knows.
    const codes = told.map(({ extensions }) => extensions?.['code']);
    if (codes.some((code) => code === undefined || code === 'BAD_USER_INPUT')) return null;
    // Of several errors that leave the same null graphql-js tells one.
    const nulls = new Set(told.map(({ path }) => nullAlong(path ?? [], data)));
    return nulls.size === told.length && !nulls.has(null) ? { data, errors: told } : null;
  }
}

/** It throws where what cannot be null is refused. */
async function runUnlessThrown(
  run: CompiledFunction,
  context: unknown,
  variables: Readonly<Record<string, unknown>>,
): Promise<ExecutionResult<Data>> {
  try {
    return await run(undefined, context, variables);
  } catch {
    return {};
  }
}

/** Where along the path the data end in a null, as text; null where they do not. */
function nullAlong(path: readonly (string | number)[], data: Data): string | null {
  let at: unknown = data;
  for (const [place, step] of path.entries()) {
    at = (at as Readonly<Record<string | number, unknown>>)[step];
    if (at === undefined) return null;
    if (at === null) return JSON.stringify(path.slice(0, place + 1));
  }
  return null;
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
    const query = compileQuery(schemaOfInputs, { ...document, definitions }, operation.name?.value, {
      // What is handed out is told already (src/graph/told.ts).
      disableLeafSerialization: true,
    });
    return isCompiledQuery(query) ? query.query : null;
  };
}
