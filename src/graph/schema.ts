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
  for (const type of Object.values(schema.getTypeMap())) {
    if (isLeafType(type)) tellOrSayWhyNot(type);
    else if (isObjectType(type) && !type.name.startsWith('__')) readSafely(type);
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

/** Types of what is worked out alone: nothing of them is a cell of a row as a database holds it. */
const workedOut =
  /^(Money|PageInfo|SalesReportRow|AudienceShare|Scorecard\w*|Campaign\w+|Promotion|PromiseWeek|ProductSalesStep|Source|\w+(Edge|Connection))$/;

/**
 * A cell of a row may throw why it cannot be told (src/database/cells.ts). What is compiled of an operation reads a member
 * that has no resolver without a net.
 */
function readSafely(type: GraphQLObjectType): void {
  if (workedOut.test(type.name)) return;
  for (const field of Object.values(type.getFields())) {
    const { name } = field;
    if (isLeafType(getNamedType(field.type)))
      field.resolve ??= (parent) => (parent as Readonly<Record<string, unknown>>)[name];
  }
}
