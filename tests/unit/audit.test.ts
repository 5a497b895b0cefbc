import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { open, readFile, rename, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openAudit, type PersonalDataRead } from '../../src/observability/audit.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const read: PersonalDataRead = {
  caller: 'key:crm',
  operation: 'Who',
  operationHash: 'a'.repeat(64),
  people: 2,
  fields: ['Customer.name'],
  askedBy: ['Customer.email'],
};

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let file: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder.path, 'audit.log');
});
afterEach(async () => {
  await folder[Symbol.asyncDispose]();
});

const lines = async (path = file): Promise<unknown[]> =>
  (await readFile(path, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const line = expect.objectContaining({ audit: true, ...read, time: expect.stringMatching(/Z$/) });

test('a reading is a line of a file for its owner alone, there before the call ends', async () => {
  const audit = await openAudit(file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await audit.personalDataRead(read);
  await audit.personalDataRead(read);
  expect(await lines()).toEqual([line, line]);
});

test('a file that is moved away keeps its lines, and the next goes to a new one', async () => {
  const audit = await openAudit(file);
  await audit.personalDataRead(read);
  await rename(file, `${file}.1`);
  await audit.personalDataRead(read);
  expect([await lines(`${file}.1`), await lines()]).toEqual([[line], [line]]);
});

test('many readings at the same moment are a whole line each', async () => {
  const audit = await openAudit(file);
  await Promise.all(Array.from({ length: 500 }, () => audit.personalDataRead(read)));
  expect(await lines()).toEqual(Array.from({ length: 500 }, () => line));
});

test('a folder that is not there is told at once', async () => {
  await expect(openAudit(join(folder.path, 'nowhere', 'audit.log'))).rejects.toThrow('ENOENT');
});

(existsSync('/dev/full') ? test : test.skip)(
  'a reading that finds no room is an error each time',
  async () => {
    const audit = await openAudit('/dev/full');
    for (let turn = 0; turn < 3; turn++) await expect(audit.personalDataRead(read)).rejects.toThrow('ENOSPC');
  },
);

describe('a named pipe', () => {
  beforeEach(() => promisify(execFile)('mkfifo', [file]));
  const reader = () => open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  /** What is in the pipe by now. */
  async function taken(from: FileHandle): Promise<string> {
    const chunk = Buffer.alloc(1_000_000);
    let text = '';
    for (;;) {
      const { bytesRead } = await from.read(chunk).catch(() => ({ bytesRead: 0 }));
      if (bytesRead === 0) return text;
      text += chunk.toString('utf8', 0, bytesRead);
    }
  }

  test('that nobody reads is told at once', async () => {
    await expect(openAudit(file)).rejects.toMatchObject({ code: 'ENXIO' });
  });

  test('whose reader has left refuses readings, and takes them when there is another', async () => {
    const first = await reader();
    const audit = await openAudit(file);
    await audit.personalDataRead(read);
    expect(JSON.parse(await taken(first))).toEqual(line);
    await first.close();
    for (let turn = 0; turn < 3; turn++)
      await expect(audit.personalDataRead(read)).rejects.toMatchObject({ code: 'ENXIO' });
    const second = await reader();
    await audit.personalDataRead(read);
    expect(JSON.parse(await taken(second))).toEqual(line);
    await second.close();
  });

  test('whose reader has stopped refuses what does not fit, and no line is lost in another that was cut off', async () => {
    const stopped = await reader();
    const audit = await openAudit(file);
    // Longer than what a pipe takes whole or not at all.
    const long = { ...read, operation: 'n'.repeat(5_000) };
    const written = await Promise.allSettled(Array.from({ length: 300 }, () => audit.personalDataRead(long)));
    const kept = written.filter(({ status }) => status === 'fulfilled').length;
    expect(kept).toBeGreaterThan(0);
    expect(written.at(-1)).toMatchObject({ reason: { code: 'EAGAIN' } });
    const before = (await taken(stopped)).trimEnd().split('\n');
    await audit.personalDataRead(read);
    const after = (await taken(stopped)).trimEnd().split('\n');
    expect(before.slice(0, kept).map((text) => JSON.parse(text))).toHaveLength(kept);
    expect(before).toHaveLength(kept + 1);
    expect(() => JSON.parse(before.at(-1)!)).toThrow(SyntaxError);
    expect(after.map((text) => text && JSON.parse(text))).toEqual(['', line]);
    await stopped.close();
  });
});
