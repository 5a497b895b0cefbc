import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFile, rename, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openAudit, type PersonalDataRead } from '../../src/observability/audit.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const read: PersonalDataRead = {
  caller: 'key:crm',
  operation: 'Who',
  operationHash: 'a'.repeat(64),
  people: 2,
  fields: ['Customer.name'],
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

test('a reading is a line of a file for its owner alone, there before the call returns', async () => {
  const audit = openAudit(file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  audit.personalDataRead(read);
  audit.personalDataRead(read);
  expect(await lines()).toEqual([line, line]);
});

test('a file that is moved away keeps its lines, and the next goes to a new one', async () => {
  const audit = openAudit(file);
  audit.personalDataRead(read);
  await rename(file, `${file}.1`);
  audit.personalDataRead(read);
  expect([await lines(`${file}.1`), await lines()]).toEqual([[line], [line]]);
});

test('a folder that is not there is told at once', () => {
  expect(() => openAudit(join(folder.path, 'nowhere', 'audit.log'))).toThrow('ENOENT');
});

(existsSync('/dev/full') ? test : test.skip)('a reading that finds no room is an error each time', () => {
  const audit = openAudit('/dev/full');
  for (let turn = 0; turn < 3; turn++) expect(() => audit.personalDataRead(read)).toThrow('ENOSPC');
});
