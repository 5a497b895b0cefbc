import { persistedExchange } from '@urql/exchange-persisted';
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { persistedId } from '../client/persisted-id.ts';

/** Asks for operations by the ids that were generated with them, by GET, so that what is public may be cached. */
export const createClient = (url: string) =>
  new Client({
    url,
    preferGetMethod: true,
    exchanges: [
      cacheExchange,
      persistedExchange({
        preferGetForPersistedQueries: true,
        enforcePersistedQueries: true,
        generateHash: async (_, document) => persistedId(document),
      }),
      fetchExchange,
    ],
  });
