import { spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import { worldNow } from '../sample-data/world.ts';
import { readCampaignThresholds } from '../src/campaign-thresholds.ts';
import { campaignThresholdsFile, readConfig } from '../src/config.ts';
import { withSession } from '../src/database/session.ts';
import { unrestricted } from '../src/domain/caller.ts';
import { sourceNames } from '../src/domain/source.ts';
import { startSampleSources } from '../src/embedded/sample-sources.ts';
import { createLog } from '../src/observability/log.ts';
import { Metrics } from '../src/observability/metrics.ts';
import { Drain } from '../src/server/drain.ts';
import { createServer } from '../src/server/http.ts';
import { openSources, type SourceUrls } from '../src/sources/open.ts';

/**
 * Rows a second of the whole customer feed, as each format, beside `COPY … TO STDOUT` of the same columns; interleaved
 * rounds, medians. Then the most memory this process held, also with a reader that takes its time. Over the sample
 * world, or over the databases that the environment names. The reader is another process, as it is in life.
 */
const rounds = 3;
const formats = ['csv', 'jsonl', 'arrow'];
const slowSeconds = 20;

const config = { ...readConfig(), development: false };
const missing = sourceNames.filter((source) => !config.databaseUrls[source]);
const samples = missing.length
  ? await startSampleSources(missing, config.dataDirectory, console.log)
  : undefined;
const urls = { ...config.databaseUrls, ...samples?.urls } as SourceUrls;
const sources = openSources(urls);
const app = await createServer({
  ...config,
  sources,
  // What is measured is the machine, not a budget.
  identify: async () => ({ ...unrestricted, costPerSecond: 1e9 }),
  campaignThresholds: readCampaignThresholds(campaignThresholdsFile()),
  clock: () => worldNow,
  onOperations: console.log,
  exampleOperation: '',
  onDefect: console.error,
  log: createLog(new PassThrough().resume()),
  metrics: new Metrics(),
  drain: new Drain(),
  audit: { personalDataRead: () => {} },
});
const origin = await app.listen({ host: '127.0.0.1', port: 0 });

const sql = `copy (
  select number, acquired_on, acquisition_channel, country, region, age_band, consent_email, consent_sms, consent_post,
    consent_profiling, case when consent_profiling then segment end, lifetime_value_minor, currency, orders,
    last_ordered_at
  from sales.customers left join sales.customer_summaries on customer_number = number
  order by number) to stdout (format csv)`;

/** Rows a second, given how many there are. */
async function copied(): Promise<{ rows: number; rate: number }> {
  return withSession(urls.sales, async (session) => {
    const started = performance.now();
    const stream = session.query(copyTo(sql));
    await finished(stream.resume());
    return { rows: stream.rowCount, rate: stream.rowCount / seconds(started) };
  });
}

/** Bytes and seconds of a whole table, read by another process; `pause` milliseconds after each piece. */
async function fetched(format: string, pause = 0, atMostSeconds = 0): Promise<number> {
  const started = performance.now();
  const script = `
    const end = ${atMostSeconds} ? performance.now() + ${atMostSeconds} * 1000 : Infinity;
    const answer = await fetch(process.argv[1], { headers: { 'accept-encoding': 'identity' } });
    if (answer.status !== 200) throw new Error(await answer.text());
    for await (const piece of answer.body) {
      if (performance.now() > end) process.exit(0);
      if (${pause}) await new Promise((resolve) => setTimeout(resolve, ${pause}));
    }`;
  const address = `${origin}/q/customer-feed.${format}?all=1`;
  const reader = spawn(process.execPath, ['--input-type=module', '--eval', script, address], {
    stdio: 'inherit',
  });
  const code = await new Promise((resolve) => reader.once('exit', resolve));
  if (code !== 0) throw new Error(`The reader of ${format} ended with ${String(code)}.`);
  return seconds(started);
}

const seconds = (started: number): number => (performance.now() - started) / 1000;
const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

let most = 0;
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
const before = process.memoryUsage.rss();
const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`;

const rates = new Map(['COPY', ...formats].map((name) => [name, [] as number[]]));
let rows = 0;
for (let round = 0; round < rounds; round++) {
  const copy = await copied();
  rows = copy.rows;
  rates.get('COPY')?.push(copy.rate);
  for (const format of formats) rates.get(format)?.push(rows / (await fetched(format)));
}
const base = median(rates.get('COPY') ?? []);
console.log(`\n${rows} rows of 15 columns, rows a second:`);
for (const [name, list] of rates) {
  const rate = median(list);
  console.log(
    `  ${name.padEnd(6)} ${Math.round(rate).toString().padStart(8)}   × ${(rate / base).toFixed(3)}`,
  );
}
console.log(`Memory: ${megabytes(before)} before, at most ${megabytes(most)}`);
most = 0;
await fetched('csv', 100, slowSeconds);
console.log(
  `With a reader that rests 0.1 s after each piece, for ${slowSeconds} s: at most ${megabytes(most)}`,
);

clearInterval(watch);
await app.close();
await sources.close();
await samples?.stop();
