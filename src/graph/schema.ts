import { makeExecutableSchema } from '@graphql-tools/schema';
import { concatAST, isLeafType, parse, type GraphQLLeafType, type GraphQLSchema } from 'graphql';
import { valueBeyondType } from '../kernel/errors.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entities } from './federation.ts';
import { resolvers } from './resolvers.ts';
import { noteRowFields } from './row-fields.ts';
import { tellThings } from './told.ts';

const contract = join(import.meta.dirname, '../../schema');

const textsIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'));

/** The contract in schema/*.graphql, which `npm run check` has found valid, with the resolvers that answer it. */
export const makeSchema = (): GraphQLSchema =>
  answering(
    makeExecutableSchema({
      typeDefs: [...textsIn(contract)],
      resolvers: resolvers as never,
      assumeValidSDL: true,
      // Where a word of it stands nobody asks.
      noLocation: true,
    }),
  );

/** The same graph as an Apollo Federation 2 subgraph: with the keys of its entities, `_entities` and `_service`. */
export async function makeSubgraph(): Promise<GraphQLSchema> {
  const { buildSubgraphSchema } = await import('@apollo/subgraph');
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
  tellThings(schema, resolvers as never);
  for (const type of Object.values(schema.getTypeMap())) if (isLeafType(type)) tellOrSayWhyNot(type);
  return schema;
}

const told = new WeakSet<GraphQLLeafType>();

/** What a type cannot tell, such as a sum beyond 32 bits or a word that nobody foresaw, is unknown: nothing failed. */
function tellOrSayWhyNot(type: GraphQLLeafType): void {
  // GraphQL's own types are those of every schema.
  if (told.has(type)) return;
  told.add(type);
  const serialize = type.serialize.bind(type);
  type.serialize = (value) => {
    try {
      return serialize(value);
    } catch {
      throw valueBeyondType(String(value), type.name);
    }
  };
}
