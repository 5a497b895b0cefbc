import { createServer as createSocket } from 'node:net';
import { once } from 'node:events';
import { worldNow } from '../sample-data/world.ts';
import { readCampaignThresholds } from './campaign-thresholds.ts';
import { ConfigurationError, readConfig, type Config } from './config.ts';
import { unrestricted } from './domain/caller.ts';
import { sourceNames, type SourceName } from './domain/source.ts';
import { startSampleSources, type SampleSources } from './embedded/sample-sources.ts';
import { log } from './observability/log.ts';
import { exampleOperation } from './server/example-operation.ts';
import { createServer } from './server/http.ts';
import { openSources, type SourceUrls } from './sources/open.ts';
import { welcome } from './welcome.ts';

const say = (line: string): void => console.log(line);

async function main(): Promise<void> {
  const config = readConfig();
  const campaignThresholds = readCampaignThresholds(config.campaignThresholdsFile);
  await refuseTakenPort(config);

  const configured = sourceNames.filter((source) => config.databaseUrls[source]);
  const sampled = sourceNames.filter((source) => !config.databaseUrls[source]);
  const samples = sampled.length ? await startSamples(config, sampled) : undefined;
  const urls = { ...config.databaseUrls, ...samples?.urls } as SourceUrls;

  const sources = openSources(urls, (source, statement, error) =>
    log.warn({ source, statement, err: error }, 'statement failed'),
  );
  const app = await createServer({
    ...config,
    campaignThresholds,
    sources,
    identify: async () => unrestricted,
    clock: configured.length ? () => new Date() : sampleClock(),
    exampleOperation,
    onDefect: (error) => log.error({ err: error }, 'defect'),
  });

  const stop = stopOnce(async () => {
    await app.close();
    await sources.close();
    await samples?.stop();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    await stop();
    throw error;
  }
  say(welcome({ address: app.listeningOrigin, configured, sampled, development: config.development }));
}

function startSamples(config: Config, names: readonly SourceName[]): Promise<SampleSources> {
  const begun = performance.now();
  return startSampleSources(names, config.dataDirectory, (step) =>
    say(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${step}`),
  );
}

/** The sample world's own time, which starts where its history ends and then runs on. */
function sampleClock(): () => Date {
  const started = performance.now();
  return () => new Date(worldNow.getTime() + performance.now() - started);
}

/** Asked before any database is started, so that the answer comes at once. */
async function refuseTakenPort({ port, host }: Config): Promise<void> {
  const socket = createSocket();
  try {
    socket.listen(port, host);
    await once(socket, 'listening');
  } finally {
    socket.close();
  }
}

function stopOnce(stop: () => Promise<void>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => (stopping ??= stop());
}

/** What went wrong, for a person who has just typed `npm start`. */
function explain(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  const { code, message, port, address } = error as NodeJS.ErrnoException & {
    port?: number;
    address?: string;
  };
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken. Choose another with PORT, such as: PORT=${Number(port) + 1} npm start`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `HOST ${address ?? ''} is no address of this machine.`;
  }
  if (code === 'EACCES' && port)
    return `Port ${port} needs rights that this user does not have. Choose another with PORT.`;
  return `Opsgraph could not start: ${message}`;
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
