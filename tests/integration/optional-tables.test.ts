import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SourceDatabase } from '../../src/database/source-database.ts';
import { statementsOf } from '../../src/database/statement.ts';
import { table, text } from '../../src/database/table.ts';
import { SourceUnavailable } from '../../src/kernel/errors.ts';
import { testCluster } from '../support/cluster.ts';

const statement = statementsOf<{ budgets: { code: string }; ledgers: { code: string } }>('cogs', {
  budgets: table({ columns: { code: text() }, key: ['code'] }),
  ledgers: table({ columns: { code: text() }, key: ['code'] }),
});
const ledgers = statement('ledgers', (db) => db.selectFrom('ledgers').select('code'));
const misspelt = statement('misspelt', (db) => db.selectFrom('budgets').select('codex' as 'code'));

const failures: string[] = [];
let database: SourceDatabase;
beforeAll(() => {
  database = new SourceDatabase({
    source: 'cogs',
    url: testCluster().readerUrls.cogs,
    onFailure: (source, name) => failures.push(`${source}.${name}`),
  });
});
afterAll(() => database.close());

test('an optional table that is not there answers null, and nobody is told of a failure', async () => {
  expect(await database.runOptional(ledgers, {})).toBeNull();
  expect(failures).toEqual([]);
});

test('a required table that is not there is a failure', async () => {
  await expect(database.run(ledgers, {})).rejects.toThrow(SourceUnavailable);
  expect(failures).toEqual(['cogs.ledgers']);
});

test('an optional table that lacks a column is a failure, and not taken to be absent', async () => {
  await expect(database.runOptional(misspelt, {})).rejects.toThrow(SourceUnavailable);
  expect(failures).toContain('cogs.misspelt');
});
