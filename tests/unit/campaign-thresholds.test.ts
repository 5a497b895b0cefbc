import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readCampaignThresholds } from '../../src/config/campaign-thresholds.ts';
import { settingFiles, ConfigurationError, defaultThresholdsFile } from '../../src/config/config.ts';

import { temporaryFolder } from '../support/temporary-folder.ts';

type File = Record<string, { value: unknown; means?: string }>;

const defaults = (): File => JSON.parse(readFileSync(defaultThresholdsFile, 'utf8')) as File;

/** What is said of a file with this text, without the variable in front. */
async function refusal(text: string): Promise<string[]> {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'thresholds.json');
  await writeFile(path, text);
  try {
    readCampaignThresholds(path);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim().replace('CAMPAIGN_THRESHOLDS_FILE: ', ''));
  }
  return [];
}

test('every default says why it is what it is', () => {
  for (const [name, { means }] of Object.entries(defaults())) {
    expect([name, means]).toEqual([name, expect.stringMatching(/\w.{30,}\.$/)]);
  }
});

test('the defaults are read unless the environment names another file', () => {
  expect(settingFiles({}).campaignThresholds).toBe(defaultThresholdsFile);
  expect(settingFiles({ CAMPAIGN_THRESHOLDS_FILE: '/etc/ours.json' }).campaignThresholds).toBe(
    '/etc/ours.json',
  );
  expect(readCampaignThresholds(defaultThresholdsFile)).toEqual(
    Object.fromEntries(Object.entries(defaults()).map(([name, { value }]) => [name, value])),
  );
});

test('another file takes their place', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'thresholds.json');
  await writeFile(path, JSON.stringify({ ...defaults(), marginFloorPercent: { value: 22.5 } }));
  expect(readCampaignThresholds(path).marginFloorPercent).toBe(22.5);
});

test('a file with mistakes is refused, and each of them named', async () => {
  const { shelfDays, ...others } = defaults();
  expect(shelfDays).toBeDefined();
  const said = await refusal(
    JSON.stringify({
      ...others,
      marginFloorPercent: { value: 120 },
      issueTickets: { value: 'five' },
      priceIdex: { value: 105 },
    }),
  );
  expect(said).toHaveLength(4);
  expect(said).toEqual(
    expect.arrayContaining([
      'marginFloorPercent.value must be at most 100',
      'issueTickets.value must be a number',
      'shelfDays is missing',
      'must not hold priceIdex',
    ]),
  );
});

test('stock cannot stop a campaign that it does not even slow down', async () => {
  expect(await refusal(JSON.stringify({ ...defaults(), stockCoverStopPercent: { value: 101 } }))).toEqual([
    'stockCoverStopPercent must not be above stockCoverPercent',
  ]);
});

test('a file that is no JSON, or not there, is refused with the variable that names it', async () => {
  expect(await refusal('{')).toEqual(['is not JSON']);
  expect(() => readCampaignThresholds('/nowhere/at.all')).toThrow('CAMPAIGN_THRESHOLDS_FILE: cannot be read');
});
