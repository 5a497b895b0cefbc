import { PassThrough } from 'node:stream';
import { afterEach, expect, test } from '@jest/globals';
import { withSession } from '../../src/database/session.ts';
import { createLog } from '../../src/observability/log.ts';
import { testCluster } from '../support/cluster.ts';
import { sampleGraph, type Graph } from '../support/graph.ts';
import { send } from '../support/child.ts';

/** A log that can be read back, line by line. */
function collectedLog() {
  const stream = new PassThrough();
  let written = '';
  stream.on('data', (chunk) => (written += chunk));
  return {
    log: createLog(stream),
    text: () => written,
    lines: () =>
      written
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

let graph: Graph | undefined;
afterEach(async () => {
  await graph?.close();
  graph = undefined;
});

test('a defect is logged with the id of its request, and the caller is told nothing of it', async () => {
  const { log, lines } = collectedLog();
  graph = await sampleGraph(
    {},
    {
      log,
      onDefect: (error) => log.error({ err: error }, 'defect'),
      clock() {
        throw new TypeError('the clock has stopped');
      },
    },
  );
  const response = await send(await graph.listen(), '{ __typename }', {}, { 'x-request-id': 'defect-1' });
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('clock');
  expect(lines()).toContainEqual(
    expect.objectContaining({
      msg: 'defect',
      requestId: 'defect-1',
      err: expect.objectContaining({ message: expect.stringContaining('the clock has stopped') }),
    }),
  );
});

test('what Apollo Server says of a failure is in our log, without the values that the failure tells', async () => {
  const { log, text, lines } = collectedLog();
  graph = await sampleGraph(
    {},
    {
      log,
      // Both what writes readings down and who is told of it fail: nobody has an answer for that.
      audit: { personalDataRead: async () => fail() },
      onDefect: () => fail(),
    },
  );
  const fail = () => {
    throw new Error('MARKED: said of a value');
  };
  const response = await send(await graph.listen(), '{ customers(first: 5) { nodes { name } } }');
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('MARKED');
  expect(lines()).toContainEqual(
    expect.objectContaining({ from: 'Apollo Server', msg: 'Unexpected error processing request' }),
  );
  expect(text()).not.toContain('MARKED');
});

test('what Postgres says of a value it was sent does not get into the log', async () => {
  const { log, text, lines } = collectedLog();
  const { ownerUrl } = testCluster();
  const refused = (sql: string, value: string) =>
    withSession(ownerUrl, (session) => session.query(sql, [value])).catch((error: unknown) => error);
  log.warn({ err: await refused('select $1::text::int', 'marked-value') }, 'statement failed');
  log.warn({ err: await refused('select missing_column from pg_class where relname = $1', 'marked-value') });
  expect(text()).not.toContain('marked-value');
  expect(lines()[0]).toMatchObject({ err: { code: '22P02' } });
  expect(lines()[1]).toMatchObject({
    err: { code: '42703', message: 'column "missing_column" does not exist' },
  });
});
