/**
 * Apollo Server as its documentation starts it: standalone, default plugins, graphql-js, DataLoader, Kysely. With
 * `PLAIN_JIT=1`, operations compiled by graphql-jit and statements prepared by name.
 */
import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { openData } from '../common/data.ts';
import { loadersOf, type Loaders } from './loaders.ts';
import { resolversOf, scalars } from './resolvers.ts';
import { jitGateway } from './jit.ts';
import { listen } from './listen.ts';

const isJit = process.env['PLAIN_JIT'] === '1';
const data = openData({ prepared: isJit });
const product = ({ sku }: { sku: string }, _: unknown, loaders: Loaders) => loaders.product.load(sku);
const schema = makeExecutableSchema<Loaders>({
  typeDefs: readFileSync(new URL('../common/schema.graphql', import.meta.url), 'utf8'),
  resolvers: [scalars, ...Object.values(resolversOf), { OrderLine: { product } }],
});
await listen(new ApolloServer<Loaders>(isJit ? { gateway: jitGateway(schema) } : { schema }), () =>
  loadersOf(data),
);
