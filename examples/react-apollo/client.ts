import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { persistedId } from '../client/persisted-id.ts';

/** Asks for operations by the ids that were generated with them, by GET, so that what is public may be cached. */
export const createClient = (uri: string) =>
  new ApolloClient({
    cache: new InMemoryCache(),
    link: new PersistedQueryLink({
      generateHash: persistedId,
      useGETForHashedQueries: true,
    }).concat(new HttpLink({ uri })),
  });
