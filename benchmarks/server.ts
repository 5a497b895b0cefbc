import { PassThrough } from 'node:stream';
import { worldNow } from '../sample-data/world.ts';
import { readCampaignThresholds } from '../src/config/campaign-thresholds.ts';
import { settingFiles, defaultManifestFile } from '../src/config/config.ts';
import { unrestricted } from '../src/kernel/caller.ts';
import { defaultLimits } from '../src/kernel/limits.ts';
import { openAudit } from '../src/observability/audit.ts';
import { createLog } from '../src/observability/log.ts';
import { Metrics } from '../src/observability/metrics.ts';
import { Drain } from '../src/edge/drain.ts';
import { createServer } from '../src/server.ts';
import { openSources, type SourceUrls } from '../src/sources/open.ts';

/** The server over these databases, at the sample world's time, for a caller who may do everything and as much as asked. */
export async function openServer(urls: SourceUrls) {
  const sources = openSources(urls, {
    // A loaded machine makes it slow, but ends nothing.
    limits: { connect: 20_000, statement: 60_000 },
    onFailure: (source, statement, error) => console.error(source, statement, String(error)),
  });
  const app = await createServer({
    sources,
    identify: async () => unrestricted,
    issuer: null,
    development: true,
    federation: false,
    reportingCurrency: 'USD',
    leastCostCoverage: 80,
    searchSynonyms: {},
    campaignThresholds: readCampaignThresholds(settingFiles().campaignThresholds),
    cursorSecret: 'a secret of the benchmark',
    corsOrigins: [],
    requestTimeout: 600_000,
    livePoll: 2_000,
    limits: { ...defaultLimits, cost: 1e9, costCapacity: 1e12, heavyPerCaller: 1e9, requestMs: 600_000 },
    clock: () => worldNow,
    persistedOperations: 'open',
    persistedManifestFile: defaultManifestFile,
    onOperations: console.log,
    onDefect: console.error,
    log: createLog(new PassThrough().resume()),
    metrics: new Metrics(),
    metricsToken: undefined,
    probes: null,
    drain: new Drain(),
    audit: await openAudit('/dev/null'),
    answerCache: null,
  });
  return {
    /** Sends an operation and, unless told otherwise, asks for the trace of its statements. */
    async ask(query: string, variables: object = {}, traced = true) {
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        headers: traced ? { 'x-opsgraph-trace': '1' } : {},
        payload: { query, variables },
      });
      return response.json();
    },
    async close() {
      await app.close();
      await sources.close();
    },
  };
}
