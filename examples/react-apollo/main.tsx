import { CombinedGraphQLErrors, type ErrorLike } from '@apollo/client';
import { ApolloProvider, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Board, Loading, More, Nothing, Notices } from '../board/board.tsx';
import { Problems, unreachable } from '../board/problems.tsx';
import { ProductRow } from '../board/product-row.tsx';
import { accessToken, category, endpoint, pageLength } from '../board/settings.ts';
import { ProductBoardDocument } from '../client/operations.ts';
import { createClient } from './client.ts';

function ProductBoard() {
  const { data, error, loading, fetchMore, refetch } = useQuery(ProductBoardDocument, {
    variables: { category, first: pageLength },
    // What could be answered is shown beside the errors; by default one error would hide all of it.
    errorPolicy: 'all',
    // `loading` is then true for further pages, too.
    notifyOnNetworkStatusChange: true,
  });
  const products = data?.products;
  const { hasNextPage = false, endCursor } = products?.pageInfo ?? {};

  // What goes wrong with a further page is told to whoever asked for it.
  const [failure, setFailure] = useState<ErrorLike>();
  async function more() {
    const { error } = await fetchMore({ variables: { after: endCursor } }).catch((error: ErrorLike) => ({
      error,
    }));
    setFailure(error);
  }
  return (
    <Board category={category}>
      <Notices>
        <Problems
          errors={problemsOf(failure ?? error)}
          partial={products != null}
          onRetry={() => void (failure ? more() : refetch())}
        />
      </Notices>
      <tbody>
        {products?.edges.map(({ node }) => (
          <ProductRow key={node.id} product={node} />
        ))}
      </tbody>
      <Notices>
        {loading && !products && <Loading />}
        {products?.totalCount === 0 && <Nothing category={category} />}
        {products && products.totalCount > 0 && (
          <More
            total={products.totalCount}
            loading={loading}
            onMore={hasNextPage ? () => void more() : null}
          />
        )}
      </Notices>
    </Board>
  );
}

const problemsOf = (error: ErrorLike | undefined) =>
  CombinedGraphQLErrors.is(error) ? error.errors : error ? [unreachable] : [];

createRoot(document.querySelector('#page') as Element).render(
  <ApolloProvider client={createClient(endpoint, accessToken)}>
    <ProductBoard />
  </ApolloProvider>,
);
