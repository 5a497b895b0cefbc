import { sourceNames } from '../../src/kernel/source-name.ts';
import type { SourceUrls } from '../../src/sources/open.ts';
import { openServer } from '../server.ts';
import type { BenchmarkFilter } from './filter.ts';

const documents = {
  products: `query ($filter: ProductFilter, $orderBy: ProductOrder, $first: Int) {
    list: products(filter: $filter, orderBy: $orderBy, first: $first) { totalCount nodes { key: sku } } }`,
  customers: `query ($filter: CustomerFilter, $orderBy: CustomerOrder, $first: Int) {
    list: customers(filter: $filter, orderBy: $orderBy, first: $first) { totalCount nodes { key: number } } }`,
};

export interface Answer {
  readonly keys: readonly string[];
  readonly total: number;
  readonly statements: number;
}

/** The graph over one database that holds all five sources; it still joins none to another. */
export async function openGraph(url: string) {
  const urls = Object.fromEntries(sourceNames.map((source) => [source, url])) as SourceUrls;
  const server = await openServer(urls);
  return {
    /** One page, and how many match. */
    async ask({ kind, filter, orderBy }: BenchmarkFilter, first = 20): Promise<Answer> {
      const { data, errors, extensions } = await server.ask(documents[kind], { filter, orderBy, first });
      if (errors) throw new Error(JSON.stringify(errors));
      return {
        keys: data.list.nodes.map(({ key }: { key: string }) => key),
        total: data.list.totalCount,
        statements: extensions.trace.statements.length,
      };
    },
    close: server.close,
  };
}
