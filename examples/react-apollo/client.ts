import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { persistedId } from '../client/persisted-id.ts';

/** Asks for operations by the ids that were generated with them, by GET, so that browsers may keep the answers. */
export function createClient(uri: string, accessToken: () => string | undefined = () => undefined) {
  const persisted = new PersistedQueryLink({ generateHash: persistedId, useGETForHashedQueries: true });
  const signedIn = new SetContextLink(({ headers }) => {
    const token = accessToken();
    return { headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) } };
  });
  return new ApolloClient({
    cache: new InMemoryCache({
      // Pages of the same question are one list.
      typePolicies: {
        Query: { fields: { products: relayStylePagination(['filter', 'search', 'orderBy']) } },
      },
    }),
    link: persisted.concat(signedIn).concat(new HttpLink({ uri })),
  });
}
