import type { GraphQLResolveInfo } from 'graphql';
import type { CursorCodec, CursorColumns } from '../kernel/cursor.ts';
import { pageRequest, type Page, type PageArguments, type PageRequest } from '../kernel/page.ts';
import { isSelected } from './selected.ts';

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** What a connection's fields read. */
export interface ConnectionOf<Node> {
  readonly totalCount: Promise<number>;
  readonly nodes: Promise<readonly Node[]>;
  readonly edges: Promise<readonly { readonly node: Node; readonly cursor: string }[]>;
  readonly pageInfo: Promise<PageInfo>;
}

interface List<Row, Node> {
  /** The list's name in its cursors, such as `products` or `Product.tickets`. */
  readonly list: string;
  /** Its order, which is part of its cursors too. */
  readonly order: { readonly name: string };
  readonly defaultSize: number;
  readonly page: (page: PageRequest) => Promise<Page<Row>>;
  readonly count: () => Promise<number>;
  readonly toNode: (row: Row) => Node;
}

/** The fields of a connection, where nothing is loaded ahead. */
export const connectionFields = {
  totalCount: ({ totalCount }: ConnectionOf<unknown>) => totalCount,
  nodes: <Node>({ nodes }: ConnectionOf<Node>) => nodes,
  edges: <Node>({ edges }: ConnectionOf<Node>) => edges,
  pageInfo: ({ pageInfo }: ConnectionOf<unknown>) => pageInfo,
};

/**
 * Loads only what is read: the page for nodes and edges that it has room for and for pageInfo, the count for
 * totalCount.
 */
class Connection<Row extends CursorColumns, Node> implements ConnectionOf<Node> {
  readonly #list: List<Row, Node>;
  readonly #request: PageRequest;
  readonly #cursor: (row: Row) => string;
  #page: Promise<Page<Row>> | undefined;

  constructor(list: List<Row, Node>, request: PageRequest, cursor: (row: Row) => string) {
    this.#list = list;
    this.#request = request;
    this.#cursor = cursor;
  }

  get totalCount() {
    return this.#list.count();
  }

  get nodes() {
    return this.#rows().then((rows) => rows.map(this.#list.toNode));
  }

  get edges() {
    return this.#rows().then((rows) =>
      rows.map((row) => ({ node: this.#list.toNode(row), cursor: this.#cursor(row) })),
    );
  }

  get pageInfo() {
    return this.#load().then(({ rows, hasNextPage, hasPreviousPage }) => {
      const [first, last] = [rows.at(0), rows.at(-1)];
      return {
        hasNextPage,
        hasPreviousPage,
        startCursor: first ? this.#cursor(first) : null,
        endCursor: last ? this.#cursor(last) : null,
      };
    });
  }

  async #rows(): Promise<readonly Row[]> {
    return this.#request.size === 0 ? [] : (await this.#load()).rows;
  }

  #load(): Promise<Page<Row>> {
    return (this.#page ??= this.#list.page(this.#request));
  }
}

type ListName = Pick<List<never, never>, 'list' | 'order' | 'defaultSize'>;

/** A list and its order, as its cursors name them. */
const nameOf = ({ list, order }: ListName): string => `${list}:${order.name}`;

/** The page that is asked for. Throws BAD_USER_INPUT for one that cannot be. */
export const pageOf = (
  { cursors }: { readonly cursors: CursorCodec },
  args: PageArguments,
  list: ListName,
): PageRequest => pageRequest(cursors, nameOf(list), args, list.defaultSize);

/** The connection a field answers with. Throws BAD_USER_INPUT for a page that cannot be, before anything is loaded. */
export function connection<Row extends CursorColumns, Node>(
  context: { readonly cursors: CursorCodec },
  args: PageArguments,
  list: List<Row, Node>,
): ConnectionOf<Node> {
  const name = nameOf(list);
  return new Connection(list, pageOf(context, args, list), (row) => context.cursors.encode(name, row));
}

interface OptionalList<Row, Node> extends Omit<List<Row, Node>, 'page' | 'count'> {
  readonly page: (page: PageRequest) => Promise<Page<Row> | null>;
  readonly count: () => Promise<number | null>;
}

/**
 * The same over a table that a company may lack, without which the field is null: what is read of it, the page or else
 * the count, is loaded at once, for nothing else tells.
 */
export async function optionalConnection<Row extends CursorColumns, Node>(
  context: { readonly cursors: CursorCodec },
  args: PageArguments,
  info: GraphQLResolveInfo,
  list: OptionalList<Row, Node>,
): Promise<ConnectionOf<Node> | null> {
  const name = nameOf(list);
  const request = pageOf(context, args, list);
  const readsPage =
    isSelected(info, 'pageInfo') ||
    (request.size > 0 && (isSelected(info, 'nodes') || isSelected(info, 'edges')));
  const [page, total] = readsPage ? [await list.page(request)] : [null, await list.count()];
  if (page === null && total == null) return null;
  // Where there is one of them, there is the other.
  const there = {
    ...list,
    page: async () => page ?? ((await list.page(request)) as Page<Row>),
    count: async () => total ?? ((await list.count()) as number),
  };
  return new Connection(there, request, (row) => context.cursors.encode(name, row));
}
