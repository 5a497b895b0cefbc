import { ApolloProvider, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { ProductSearchDocument } from '../client/operations.ts';
import { createClient } from './client.ts';

function ProductSearch() {
  const [text, setText] = useState('tent');
  const { data, error, loading } = useQuery(ProductSearchDocument, {
    variables: { text, first: 20 },
    skip: text === '',
  });
  return (
    <>
      <h1>Products</h1>
      <input aria-label="Search" value={text} onChange={(event) => setText(event.target.value)} />
      {error && <p role="alert">{error.message}</p>}
      {loading && <p>Searching…</p>}
      <ul>
        {data?.products?.nodes.map(({ sku, name, inventory }) => (
          <li key={sku}>
            {name} ({sku}): {inventory?.available ?? 'unknown'} available
          </li>
        ))}
      </ul>
    </>
  );
}

createRoot(document.querySelector('#page') as Element).render(
  <ApolloProvider client={createClient('/graphql')}>
    <ProductSearch />
  </ApolloProvider>,
);
