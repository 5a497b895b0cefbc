import type { ReactNode } from 'react';
import './board.css';

/** What both pages show, whichever client has asked for it: a table, of which each child is a part. */
export function Board({ category, children }: { readonly category: string; readonly children: ReactNode }) {
  return (
    <>
      <header>
        <h1>Planning board</h1>
        {/* The category is in the address: a board can be linked to, and is there again when the page is loaded again. */}
        <form>
          <label>
            Category <input name="category" defaultValue={category} required />
          </label>{' '}
          <button>Show</button>
        </form>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">Stage</th>
            {['Available', 'Lasts, days', 'Price', 'Margin', 'Open tickets'].map((title) => (
              <th key={title} scope="col" className="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </>
  );
}

/** What is to be said between rows. */
export const Notices = ({ children }: { readonly children: ReactNode }) => (
  <tbody className="notices">
    <tr>
      <td colSpan={7}>{children}</td>
    </tr>
  </tbody>
);

export const Loading = () => <p role="status">Loading…</p>;

export const Nothing = ({ category }: { readonly category: string }) => (
  <p role="status">There is nothing in “{category}”. Try Tents, Backpacks or Jackets.</p>
);

/** How long the whole list is, and a way to more of it. */
export function More(props: { total: number; loading: boolean; onMore: (() => void) | null }) {
  const { total, loading, onMore } = props;
  return (
    <p className="quiet">
      {total} products in all{' '}
      {onMore && (
        <button onClick={onMore} disabled={loading}>
          {loading ? 'Loading…' : 'Show more'}
        </button>
      )}
    </p>
  );
}
