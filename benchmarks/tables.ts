import { finished } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import { command, configuration } from '../src/config/command.ts';
import { withSession } from '../src/database/session.ts';
import { sourceNames } from '../src/kernel/source-name.ts';
import { startSampleSources } from '../src/embedded/sample-sources.ts';
import type { SourceUrls } from '../src/sources/open.ts';
import { median } from './medians.ts';
import { startProcess } from './server-process.ts';
import { readTable } from './table-reader.ts';

/**
 * Rows a second of the whole customer feed, as each format, beside `COPY … TO STDOUT` of the same columns: rounds of
 * all four in turn, each round's ratios, and their medians. Beside each, the most memory that the server held, which is
 * a process of its own, started as `npm start` does; and the same with a reader that takes its time. Over the sample
 * world, or over the databases that the environment names. Readers are processes too. Linux only.
 */
command('benchmark:tables', 'Rows a second of the whole customer feed, beside COPY.').parse();

const rounds = 3;
const formats = ['csv', 'jsonl', 'arrow'];
const slowSeconds = 30;

const config = configuration();
const missing = sourceNames.filter((source) => !config.databaseUrls[source]);
const samples = missing.length
  ? await startSampleSources(missing, config.dataDirectory, console.log)
  : undefined;
const urls = { ...config.databaseUrls, ...samples?.urls } as SourceUrls;
const server = await startProcess(urls);

const sql = `copy (
  select number, acquired_on, acquisition_channel, country, region, age_band, consent_email, consent_sms, consent_post,
    consent_profiling, case when consent_profiling then segment end, lifetime_value_minor, currency, orders,
    last_ordered_at
  from sales.customers left join sales.customer_summaries on customer_number = number
  order by number) to stdout (format csv)`;

const copied = (): Promise<{ rows: number; rate: number }> =>
  withSession(urls.sales, async (session) => {
    const started = performance.now();
    const stream = session.query(copyTo(sql));
    await finished(stream.resume());
    return { rows: stream.rowCount, rate: stream.rowCount / seconds(started) };
  });

const seconds = (started: number): number => (performance.now() - started) / 1000;
const each = (numbers: readonly number[]) => numbers.map((number) => number.toFixed(3)).join(', ');

try {
  const before = server.memory();
  const copies: number[] = [];
  const rates = new Map(formats.map((format) => [format, [] as number[]]));
  const peaks = new Map(formats.map((format) => [format, 0]));
  let rows = 0;
  for (let round = 0; round < rounds; round++) {
    const copy = await copied();
    rows = copy.rows;
    copies.push(copy.rate);
    for (const format of formats) {
      server.forgetPeak();
      rates.get(format)?.push(rows / (await readTable(server, `customer-feed.${format}`)));
      peaks.set(format, Math.max(peaks.get(format) ?? 0, server.peak()));
    }
  }
  console.log(`\n${rows} rows of 15 columns; COPY ${Math.round(median(copies))} rows a second`);
  for (const [format, list] of rates) {
    const ratios = list.map((rate, round) => rate / (copies[round] ?? NaN));
    console.log(
      `  ${format.padEnd(6)} ${Math.round(median(list))} rows a second, × ${median(ratios).toFixed(3)} (${each(ratios)}), at most ${peaks.get(format)} MB`,
    );
  }
  server.forgetPeak();
  await readTable(server, 'customer-feed.csv', { rest: 100, enoughSeconds: slowSeconds });
  console.log(
    `Memory: ${before} MB before; at most ${server.peak()} MB with a reader that rests 0.1 s after each piece, for ${slowSeconds} s`,
  );
} finally {
  await server.stop();
  await samples?.stop();
}
