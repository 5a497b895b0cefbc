import { buildSubgraphSchema } from '@apollo/subgraph';
import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  concatAST,
  getNamedType,
  isLeafType,
  isObjectType,
  parse,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { anyGuarded, reckonedWith, toldAs } from '../kernel/guarded-cells.ts';
import { valueBeyondType } from '../kernel/errors.ts';
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

/** The contract in schema/*.graphql, which `npm run check` has found valid, with the resolvers that answer it. */
export const makeSchema = (): GraphQLSchema =>
  answering(
    makeExecutableSchema({
      typeDefs: [...textsIn(contract)],
      resolvers: resolvers as never,
      assumeValidSDL: true,
    }),
  );

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
  for (const type of Object.values(schema.getTypeMap())) {
    if (isLeafType(type)) tellOrSayWhyNot(type);
    else if (isObjectType(type) && !type.name.startsWith('__')) tellCells(type);
  }
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

/**
 * A row is handed out as it is told, and reckoned with as it is (src/kernel/guarded-cells.ts): so nothing throws where what is
 * compiled of an operation reads a member without a net.
 */
function tellCells(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    const isLeaf = isLeafType(getNamedType(field.type));
    if (isLeaf && !field.resolve) continue;
    const resolve = field.resolve ?? ((parent) => parent[field.name]);
    field.resolve = (parent, args, context, info) => {
      const value: unknown = resolve(reckonedWith(parent), args, context, info);
      if (isLeaf || !anyGuarded()) return value;
      return value instanceof Promise ? value.then(toldAs) : toldAs(value);
    };
  }
}
