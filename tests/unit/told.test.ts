import { describe, expect, test } from '@jest/globals';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { execute, parse, type ExecutionResult, type GraphQLObjectType } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { ofParent, tellThings } from '../../src/graph/told.ts';
import { guard } from '../../src/kernel/guarded-cells.ts';

interface Offer {
  readonly rival: string;
  readonly minor: number;
}

const offers = (): Offer[] => {
  const odd = { rival: 'B', minor: 2 };
  guard(odd as never, 'minor', new Error('minor means nothing'));
  return [{ rival: 'A', minor: 1 }, odd];
};

const resolvers = {
  Query: {
    offers: () => offers(),
    first: async () => offers()[0],
    thing: () => ({ ...offers()[0], __typename: 'Offer' }),
  },
  Thing: { __resolveType: ({ __typename }: { readonly __typename: string }) => __typename },
  Offer: {
    ...ofParent<{ price: (offer: Offer, args: object) => { minor: number } }>()({
      price(offer) {
        return { minor: offer.minor };
      },
    }),
    rank(offer: Offer, { add }: { readonly add: number }) {
      return offer.minor + add;
    },
  },
};

const schema = makeExecutableSchema({
  typeDefs: `
    interface Thing { rival: String }
    type Price { minor: Int }
    type Offer implements Thing { rival: String minor: Int price: Price rank(add: Int = 1): Int }
    type Query { offers: [Offer!] first: Offer thing: Thing }`,
  resolvers,
});
tellThings(schema, resolvers as never);

const executors: Record<string, (text: string) => ExecutionResult | Promise<ExecutionResult>> = {
  'graphql-js': (text) => execute({ schema, document: parse(text) }) as Promise<ExecutionResult>,
  'graphql-jit'(text) {
    const query = compileQuery(schema, parse(text));
    if (!isCompiledQuery(query)) throw new Error('It was not compiled.');
    return query.query({}, {}, {}) as Promise<ExecutionResult>;
  },
};

describe.each(Object.keys(executors))('What is handed out to %s', (name) => {
  const ask = async (text: string) => JSON.parse(JSON.stringify(await executors[name]?.(text)));

  test('has fields of the parent as members, by its type, and gives resolvers the thing itself', async () => {
    const { data } = await ask('{ first { rival price { minor } rank(add: 4) } }');
    expect(data).toEqual({ first: { rival: 'A', price: { minor: 1 }, rank: 5 } });
    const thing = await ask('{ thing { __typename rival ... on Offer { price { minor } rank } } }');
    expect(thing.data).toEqual({ thing: { __typename: 'Offer', rival: 'A', price: { minor: 1 }, rank: 2 } });
  });

  test('tells why a member cannot be read, there alone', async () => {
    const { data, errors } = await ask('{ offers { rival minor price { minor } rank } }');
    expect(data.offers).toEqual([
      { rival: 'A', minor: 1, price: { minor: 1 }, rank: 2 },
      { rival: 'B', minor: null, price: null, rank: null },
    ]);
    expect(errors.map(({ path, message }: { path: unknown; message: string }) => [path, message])).toEqual(
      expect.arrayContaining([
        [['offers', 1, 'minor'], 'minor means nothing'],
        [['offers', 1, 'price'], 'minor means nothing'],
        [['offers', 1, 'rank'], 'minor means nothing'],
      ]),
    );
    expect(errors).toHaveLength(3);
  });
});

test('A field of the parent has no resolver, any other has', () => {
  const fields = (schema.getType('Offer') as GraphQLObjectType).getFields();
  expect(fields['price']?.resolve).toBeUndefined();
  expect(fields['rank']?.resolve).toBeInstanceOf(Function);
});
