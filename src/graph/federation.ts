import { GraphQLError, responsePathAsArray, type GraphQLResolveInfo } from 'graphql';
import { badUserInput, errorAt } from '../kernel/errors.ts';
import { isBusinessKey } from '../domain/ids.ts';
import type { RequestContext } from './context.ts';
import { findByKey } from './node/resolvers.ts';

/** The keys of `schema/federation/entities.graphql`. */
const keys = {
  Product: 'sku',
  Customer: 'number',
  Order: 'number',
  Shipment: 'number',
  Ticket: 'number',
} as const;

const isEntity = (name: unknown): name is keyof typeof keys =>
  typeof name === 'string' && Object.hasOwn(keys, name);

/** The thing that a gateway names by type and key; null when there is none. */
async function find(reference: unknown, context: RequestContext, unusable: (why: string) => GraphQLError) {
  const { __typename: type, ...given } = Object(reference) as Readonly<Record<string, unknown>>;
  if (!isEntity(type)) {
    throw unusable(`A representation's __typename must be one of ${Object.keys(keys).join(', ')}.`);
  }
  const key = given[keys[type]];
  if (!isBusinessKey(key)) throw unusable(`A ${type}'s ${keys[type]} is missing or cannot be one.`);
  return findByKey(type, key, context);
}

/**
 * How entities are found for a gateway: by the loaders of everything else, so that many cost as one. What is wrong with
 * one representation is that one's error alone (BAD_USER_INPUT, FORBIDDEN, SOURCE_UNAVAILABLE); Apollo's own resolver
 * would throw for all, and leave behind what it has begun to look up.
 */
export const entities = {
  Query: {
    _entities(
      _: unknown,
      { representations }: { readonly representations: readonly unknown[] },
      context: RequestContext,
      { path }: GraphQLResolveInfo,
    ) {
      const made = new Map<string, GraphQLError>();
      const unusable = (why: string): GraphQLError => {
        const error =
          made.get(why) ??
          badUserInput(why, { argument: 'representations', wanted: 'the name of an entity and its key' });
        made.set(why, error);
        return error;
      };
      const place = responsePathAsArray(path);
      return representations.map(async (reference, index) => {
        try {
          return await find(reference, context, unusable);
        } catch (error) {
          throw error instanceof GraphQLError ? errorAt(error, [...place, index]) : error;
        }
      });
    },
  },
};
