import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { execFile, spawnSync } from 'node:child_process';
import { constants } from 'node:fs';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { stories } from '../../sample-data/stories.ts';
import { send, startChild, startsTheApi, until, type Child } from '../support/child.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// A process of its own takes a while to start on a loaded machine.
jest.setTimeout(120_000);

/** Where readings of personal data cannot be written down: they are refused at once, and nothing else stands still. */
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let pipe: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  pipe = join(folder.path, 'pipe');
  await promisify(execFile)('mkfifo', [pipe]);
});
afterEach(async () => {
  await folder[Symbol.asyncDispose]();
});

/** A reader that has the pipe open and takes nothing from it. */
const openReader = (): Promise<FileHandle> => open(pipe, constants.O_RDONLY | constants.O_NONBLOCK);

async function taken(reader: FileHandle): Promise<string> {
  const chunk = Buffer.alloc(100_000);
  const { bytesRead } = await reader.read(chunk).catch(() => ({ bytesRead: 0 }));
  return bytesRead === 0 ? '' : chunk.toString('utf8', 0, bytesRead) + (await taken(reader));
}

/** Writes to the pipe until it takes no more: what is left where no page has room still takes a short line. */
async function fill(): Promise<void> {
  const writer = await open(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  for (const bytes of [4_096, 64, 1]) {
    const all = async (): Promise<void> => writer.write(Buffer.alloc(bytes)).then(all);
    await expect(all()).rejects.toMatchObject({ code: 'EAGAIN' });
  }
  await writer.close();
}

const query = `{ customer(number: "${stories.loyalAndAngry.customer}") { name } }`;

async function askName({ origin }: Child) {
  const begun = performance.now();
  const response = await send(origin, query, {}, { 'x-request-id': 'x'.repeat(128) });
  const body = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return {
    status: response.status,
    code: body.errors?.[0]?.extensions.code,
    milliseconds: performance.now() - begun,
  };
}
const unavailable = { status: 503, code: 'AUDIT_UNAVAILABLE' };

/** Names are refused without delay, all else is answered, and the process ends when it is asked to. */
async function refusesAndEnds(child: Child, pid = child.process.pid!): Promise<number | string> {
  const refused = await Promise.all(Array.from({ length: 20 }, () => askName(child)));
  for (const answer of refused) {
    expect(answer).toMatchObject(unavailable);
    expect(answer.milliseconds).toBeLessThan(1_500);
  }
  expect((await send(child.origin, '{ sources { name } }')).status).toBe(200);
  process.kill(pid, 'SIGTERM');
  return child.ended;
}

test('a pipe that nobody reads is refused at the start', async () => {
  await using child = await startChild({ AUDIT_LOG_FILE: pipe });
  expect(await child.ended).toBe(1);
  expect(child.output()).toContain('AUDIT_LOG_FILE cannot be written: it is a pipe that nobody reads');
});

test('a pipe whose reader stops, reads on and then leaves', async () => {
  const reader = await openReader();
  await using child = await startChild({ AUDIT_LOG_FILE: pipe });
  expect(await askName(child)).toMatchObject({ status: 200 });
  expect(await taken(reader)).toMatch(/^\{"audit":true,.*\}\n$/);
  await fill();
  expect(await askName(child)).toMatchObject(unavailable);
  await taken(reader);
  expect(await askName(child)).toMatchObject({ status: 200 });
  await reader.close();
  expect(await refusesAndEnds(child)).toBe(0);
});

test('a pipe that is full', async () => {
  const reader = await openReader();
  await using child = await startChild({ AUDIT_LOG_FILE: pipe });
  await fill();
  expect(await refusesAndEnds(child)).toBe(0);
  await reader.close();
});

test('standard error, where it is a pipe whose reader stops, and then reads on in pieces', async () => {
  const reader = await openReader();
  const writer = await open(pipe, constants.O_WRONLY);
  await using child = await startChild({}, { errors: writer.fd });
  await writer.close();
  const logged = { headers: { 'x-request-id': 'x'.repeat(128) } };
  await Promise.all(Array.from({ length: 400 }, () => fetch(`${child.origin}/nowhere`, logged)));
  let audited = 0;
  let last = await askName(child);
  // The log is written a moment after the answers, so the pipe may not be full yet.
  for (; last.status === 200; last = await askName(child)) audited += 1;
  expect(last).toMatchObject(unavailable);
  let written = '';
  for (const wanted = audited + 10; audited < wanted;) {
    const piece = Buffer.alloc(8_192);
    const { bytesRead } = await reader.read(piece).catch(() => ({ bytesRead: 0 }));
    written += piece.toString('utf8', 0, bytesRead);
    if ((await askName(child)).status === 200) audited += 1;
  }
  await until(
    async () => (written += await taken(reader)).split('"audit":true').length - 1,
    (lines) => lines === audited && written.endsWith('\n'),
  );
  // Neither the audit nor the log has written into a line of the other.
  for (const line of written.split('\n').filter(Boolean))
    expect(JSON.parse(line)).toMatchObject({ msg: expect.any(String) });
  await fill();
  expect(await refusesAndEnds(child)).toBe(0);
  await reader.close();
});

const hasTerminals = spawnSync('script', ['-V']).stdout?.includes('util-linux') ?? false;

(hasTerminals ? test : test.skip)(
  'standard error, where it is a terminal that was stopped: a write that never ends',
  async () => {
    const pidFile = join(folder.path, 'pid');
    const command = `echo $$ > ${pidFile}; exec ${startsTheApi.join(' ')}`;
    await using child = await startChild({}, { command: ['script', '-qefc', command, '/dev/null'] });
    const pid = Number(await readFile(pidFile, 'utf8'));
    child.process.kill('SIGSTOP');
    await until(
      () => askName(child),
      ({ status }) => status === 503,
    );
    const ended = refusesAndEnds(child, pid);
    await until(
      () => alive(pid),
      (isAlive) => !isAlive,
    );
    child.process.kill('SIGCONT');
    // As whoever ends by this signal.
    expect(await ended).toBe(128 + 15);
  },
);

const alive = async (pid: number): Promise<boolean> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return !/^$|\) Z/.test(stat);
};
