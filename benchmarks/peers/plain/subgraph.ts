/** One source of the plain server as a subgraph: `subgraph.ts <source>`. Entities are found by their keys. */
import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { openData } from '../common/data.ts';
import type { Customer } from '../common/reads.ts';
import { listen } from './listen.ts';
import { loadersOf, type Loaders } from './loaders.ts';
import { resolversOf, scalars, type Source } from './resolvers.ts';

type Resolvers = Readonly<Record<string, object>>;

const source = process.argv[2] as Source;

/** Of this source's entities, what a key leads to; and what it says of others' entities. */
const entities: Readonly<Record<Source, Resolvers>> = {
  inventory: {
    Product: {
      __resolveReference: ({ sku }: { sku: string }, { product }: Loaders) => product.load(sku),
    },
  },
  cogs: {},
  support: {},
  sales: {
    Customer: {
      __resolveReference: ({ number }: { number: string }, { customer }: Loaders) => customer.load(number),
      orderNumbers: async (customer: Customer, _: unknown, { claims }: Loaders) =>
        (await claims.load(customer)).orderNumbers,
      ownEmail: async (customer: Customer, _: unknown, { claims }: Loaders) =>
        (await claims.load(customer)).ownEmail,
    },
    OrderLine: { product: ({ sku }: { sku: string }) => ({ sku }) },
  },
  logistics: {},
};

const typeDefs = parse(readFileSync(new URL(`subgraphs/${source}.graphql`, import.meta.url), 'utf8'));
const hasTimes = typeDefs.definitions.some((node) => 'name' in node && node.name?.value === 'DateTime');
const resolvers: Record<string, object> = hasTimes ? { ...scalars } : {};
for (const part of [resolversOf[source], entities[source]])
  for (const [type, fields] of Object.entries(part)) resolvers[type] = { ...resolvers[type], ...fields };

const data = openData();
const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
await listen(new ApolloServer<Loaders>({ schema }), () => loadersOf(data));
