import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider, useQuery } from 'urql';
import { Board, Loading, More, Nothing, Notices } from '../board/board.tsx';
import { Problems, unreachable } from '../board/problems.tsx';
import { ProductRow } from '../board/product-row.tsx';
import { accessToken, category, endpoint, pageLength } from '../board/settings.ts';
import { ProductBoardDocument } from '../client/operations.ts';
import { createClient } from './client.ts';

/** One page of the list asks for itself, as urql's documentation has it for clients with its document cache. */
function ProductPage({ after, isLast, onMore }: PageProps) {
  const [{ data, error, fetching }, ask] = useQuery({
    query: ProductBoardDocument,
    variables: { category, first: pageLength, after },
  });
  // What could be answered is there beside the errors.
  const products = data?.products;
  const { hasNextPage = false, endCursor } = products?.pageInfo ?? {};
  const errors = error?.networkError ? [unreachable] : (error?.graphQLErrors ?? []);
  return (
    <>
      <Notices>
        <Problems
          errors={errors}
          partial={products != null}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
        />
      </Notices>
      <tbody>
        {products?.edges.map(({ node }) => (
          <ProductRow key={node.id} product={node} />
        ))}
      </tbody>
      <Notices>
        {fetching && !products && <Loading />}
        {products?.totalCount === 0 && <Nothing category={category} />}
        {products && products.totalCount > 0 && isLast && (
          <More
            total={products.totalCount}
            loading={fetching}
            onMore={hasNextPage && endCursor ? () => onMore(endCursor) : null}
          />
        )}
      </Notices>
    </>
  );
}

interface PageProps {
  readonly after: string | null;
  readonly isLast: boolean;
  readonly onMore: (after: string) => void;
}

function ProductBoard() {
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <Board category={category}>
      {pages.map((after, index) => (
        <ProductPage
          key={after}
          after={after}
          isLast={index === pages.length - 1}
          onMore={(next) => setPages([...pages, next])}
        />
      ))}
    </Board>
  );
}

createRoot(document.querySelector('#page') as Element).render(
  <Provider value={createClient(endpoint, accessToken)}>
    <ProductBoard />
  </Provider>,
);
