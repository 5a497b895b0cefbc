import { persistedExchange } from '@urql/exchange-persisted';
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import { persistedId } from '../client/persisted-id.ts';

/** Asks for operations by the ids that were generated with them, by GET, so that browsers may keep the answers. */
export const createClient = (url: string, accessToken: () => string | undefined = () => undefined) =>
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
    fetchOptions: () => {
      const token = accessToken();
      return token ? { headers: { authorization: `Bearer ${token}` } } : {};
    },
  });
