import { buildSubgraphSchema } from '@apollo/subgraph';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { concatAST, parse, type GraphQLSchema } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entities } from './federation.ts';
import { answerListsInSlices } from './lists.ts';
import { resolvers } from './resolvers.ts';
import { noteRowFields } from './row-fields.ts';

const contract = join(import.meta.dirname, '../../schema');

const textsIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** The contract in schema/*.graphql with the resolvers that answer it. */
export const makeSchema = (): GraphQLSchema =>
  answering(makeExecutableSchema({ typeDefs: [...textsIn(contract)], resolvers: resolvers as never }));

/** The same graph as an Apollo Federation 2 subgraph: with the keys of its entities, `_entities` and `_service`. */
export function makeSubgraph(): GraphQLSchema {
  const typeDefs = concatAST(
    [...textsIn(contract), ...textsIn(join(contract, 'federation'))].map((text) => parse(text)),
  );
  // The second module only adds what finds entities, in place of Apollo's own.
  const schema = buildSubgraphSchema([
    { typeDefs, resolvers: resolvers as never },
    { typeDefs: { ...typeDefs, definitions: [] }, resolvers: entities },
  ]);
  return answering(schema);
}

function answering(schema: GraphQLSchema): GraphQLSchema {
  noteRowFields(schema, resolvers);
  answerListsInSlices(schema);
  return schema;
}
