import type { ProductBoardQuery } from '../client/operations.ts';

export type Product = NonNullable<ProductBoardQuery['products']>['edges'][number]['node'];

export function ProductRow({ product }: { readonly product: Product }) {
  const { sku, name, brand, lifecycle, inventory, price, margin, tickets } = product;
  return (
    <tr>
      <th scope="row">
        {name ?? sku}
        <small>
          {sku}
          {brand && `, ${brand}`}
        </small>
      </th>
      <td>{lifecycle?.stage.toLowerCase() ?? unknown}</td>
      <td className="number">{inventory?.available ?? unknown}</td>
      <td className="number">{inventory?.daysOfCover?.toFixed(1) ?? unknown}</td>
      <td className="number">{price?.current ? money(price.current) : unknown}</td>
      <td className="number">{margin?.percent == null ? unknown : `${margin.percent.toFixed(1)} %`}</td>
      <td className="number">{tickets?.totalCount ?? unknown}</td>
    </tr>
  );
}

/** What cannot be known is null, and never shown as 0. */
const unknown = <abbr title="not known">–</abbr>;

/** An amount is exact decimal text, which `Intl` formats without making it a floating-point number. */
const money = ({ amount, currency }: { readonly amount: string; readonly currency: string }): string =>
  new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(amount as `${number}`);
