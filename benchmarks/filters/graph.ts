import { PassThrough } from 'node:stream';
import { worldNow } from '../../sample-data/world.ts';
import { readCampaignThresholds } from '../../src/campaign-thresholds.ts';
import { campaignThresholdsFile, defaultManifestFile } from '../../src/config.ts';
import { unrestricted } from '../../src/domain/caller.ts';
import { sourceNames } from '../../src/domain/source.ts';
import { createLog } from '../../src/observability/log.ts';
import { Metrics } from '../../src/observability/metrics.ts';
import { Drain } from '../../src/server/drain.ts';
import { createServer } from '../../src/server/http.ts';
import { openSources, type SourceUrls } from '../../src/sources/open.ts';
import type { Asked } from './asked.ts';

const documents = {
  products: `query ($filter: ProductFilter, $orderBy: ProductOrder) {
    list: products(filter: $filter, orderBy: $orderBy, first: 20) { totalCount nodes { key: sku } } }`,
  customers: `query ($filter: CustomerFilter, $orderBy: CustomerOrder) {
    list: customers(filter: $filter, orderBy: $orderBy, first: 20) { totalCount nodes { key: number } } }`,
};

export interface Answer {
  readonly keys: readonly string[];
  readonly total: number;
  readonly statements: number;
}

/** The graph over one database that holds all five sources; it still joins none to another. */
export async function openGraph(url: string) {
  const urls = Object.fromEntries(sourceNames.map((source) => [source, url])) as SourceUrls;
  const sources = openSources(urls, {
    onFailure: (source, statement, error) => console.error(source, statement, String(error)),
  });
  const app = await createServer({
    sources,
    identify: async () => unrestricted,
    development: true,
    reportingCurrency: 'USD',
    campaignThresholds: readCampaignThresholds(campaignThresholdsFile()),
    cursorSecret: 'a secret of the benchmark',
    clock: () => worldNow,
    exampleOperation: '',
    onDefect: console.error,
    federation: false,
    persistedOperations: 'open',
    persistedManifestFile: defaultManifestFile,
    onOperations: () => {},
    audit: { personalDataRead: () => {} },
    log: createLog(new PassThrough().resume()),
    metrics: new Metrics(),
    metricsToken: undefined,
    drain: new Drain(),
  });
  return {
    /** One page, and how many match. */
    async ask({ kind, filter, orderBy }: Asked): Promise<Answer> {
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'x-opsgraph-trace': '1' },
        payload: { query: documents[kind], variables: { filter, orderBy } },
      });
      const { data, errors, extensions } = response.json();
      if (errors) throw new Error(JSON.stringify(errors));
      return {
        keys: data.list.nodes.map(({ key }: { key: string }) => key),
        total: data.list.totalCount,
        statements: extensions.trace.statements.length,
      };
    },
    async close() {
      await app.close();
      await sources.close();
    },
  };
}
