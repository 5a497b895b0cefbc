import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvers } from './resolvers.ts';

const folder = join(import.meta.dirname, '../../schema');

/** The contract in schema/*.graphql with the resolvers that answer it. */
export function makeSchema(): GraphQLSchema {
  const typeDefs = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return makeExecutableSchema({ typeDefs, resolvers: resolvers as never });
}
