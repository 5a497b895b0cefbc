import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import {
  getNamedType,
  GraphQLScalarType,
  isAbstractType,
  isLeafType,
  Kind,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { memoized } from '../kernel/memoized.ts';
import { coercedVariables } from '../operations/limits/variables.ts';
import type { OperationContext } from './request-context.ts';

/** A document is run so often by graphql-js before it is compiled, which takes as long as to run it some times more. */
export const runsBefore = 5;

interface CompiledOperation {
  readonly run: CompiledQuery['query'];
  readonly asksAbstractTypes: boolean;
}

/**
 * Runs operations that come again by a function that is compiled from their document once, and leaves to graphql-js all
 * others, and what lacks something that the two tell unlike. See docs/decisions/0040-compiled-operations.md. Comes last,
 * when all others have had their say.
 */
export function compiledOperations(schema: GraphQLSchema): ApolloServerPlugin<OperationContext> {
  const compile = compilerOf(schema);
  const usesOf = memoized((_: DocumentNode) => ({ runs: 0 }));
  const compiledFrom = memoized(compile);
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, request, contextValue }) {
          if (!operation || usesOf(document).runs++ < runsBefore) return null;
          const compiled = compiledFrom(document);
          if (!compiled) return null;
          // To graphql-jit a variable that may not be null and has a default is missing: it gets them with their defaults,
          // and reads them again as the same, for each scalar of ours is within as it is outside.
          const variables = coercedVariables(schema, operation, request.variables ?? {});
          const singleResult = await resultOf(compiled, contextValue, variables);
          return (
            singleResult && { body: { kind: 'single', singleResult }, http: { headers: new HeaderMap() } }
          );
        },
      };
    },
  };
}

/** Compiles documents; null for what cannot be. */
function compilerOf(schema: GraphQLSchema): (document: DocumentNode) => CompiledOperation | null {
  // Inputs that may hold themselves would be compiled without an end: what graphql-js has coerced is taken as it is.
  const coerced = new GraphQLScalarType({ name: 'CoercedInput' });
  const schemaOfInputs: GraphQLSchema = Object.create(schema, {
    getType: { value: (name: string) => (name === coerced.name ? coerced : schema.getType(name)) },
  });
  const type = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: coerced.name } } as const;
  const isLeaf = isLeafType as (type: unknown) => boolean;
  return (document) => {
    let asksAbstractTypes = false;
    const info = new TypeInfo(schema);
    const plain: DocumentNode = visit(
      document,
      visitWithTypeInfo(info, {
        Field: () => {
          const of = info.getType();
          if (of && isAbstractType(getNamedType(of))) asksAbstractTypes = true;
        },
        VariableDefinition: (node) =>
          isLeaf(getNamedType(typeFromAST(schema, node.type as never)))
            ? undefined
            : { kind: node.kind, variable: node.variable, type },
      }),
    );
    const query = compileQuery(schemaOfInputs, plain);
    return isCompiledQuery(query) ? { run: query.query, asksAbstractTypes } : null;
  };
}

type Data = Record<string, unknown>;

/** What an operation is answered; null where graphql-js has to say it. */
async function resultOf(
  { run, asksAbstractTypes }: CompiledOperation,
  context: OperationContext,
  variables: Readonly<Record<string, unknown>>,
): Promise<{ data: Data; errors?: readonly GraphQLFormattedError[] } | null> {
  const { data, errors = [] } = await runUnlessThrown(run, context, variables);
  if (!data) return null;
  if (errors.length === 0) return { data };
  // Of a list of an abstract type it drops what fails.
  if (asksAbstractTypes) return null;
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

/** It throws where what cannot be null is refused. */
async function runUnlessThrown(
  run: CompiledQuery['query'],
  context: OperationContext,
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
