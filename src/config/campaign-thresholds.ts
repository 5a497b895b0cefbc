import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigurationError } from './config.ts';
import type { CampaignThresholds } from '../domain/campaign-thresholds.ts';

/** What is said of an object that is none, or that holds what nobody asked for. */
const objectError = ({ code, input, keys }: { code: string; input: unknown; keys?: readonly string[] }) => {
  if (code === 'unrecognized_keys') return `must not hold ${keys?.join(', ')}`;
  return input === undefined ? 'is missing' : 'must be an object';
};

const threshold = (most: number, least = 0) =>
  z
    .strictObject(
      {
        value: z
          .number({ error: 'must be a number' })
          .min(least, `must be at least ${least}`)
          .max(most, `must be at most ${most}`),
        /** For people. */
        means: z.string().optional(),
      },
      { error: objectError },
    )
    .transform(({ value }) => value);

const thresholds = z
  .strictObject(
    {
      marginFloorPercent: threshold(100),
      priceIndex: threshold(1_000, 1),
      stockCoverPercent: threshold(1_000),
      stockCoverStopPercent: threshold(1_000),
      capacityUtilizationPercent: threshold(100),
      shelfDays: threshold(366),
      disruptionDelayDays: threshold(366),
      issueRisePercent: threshold(100_000),
      issueTickets: threshold(1_000_000, 1),
    } satisfies Record<keyof CampaignThresholds, z.ZodType<number>>,
    { error: objectError },
  )
  .refine(({ stockCoverPercent, stockCoverStopPercent }) => stockCoverStopPercent <= stockCoverPercent, {
    path: ['stockCoverStopPercent'],
    message: 'must not be above stockCoverPercent',
  });

/** Reads the thresholds of campaign checks. Throws ConfigurationError, which names all that is wrong in the file. */
export function readCampaignThresholds(path: string): CampaignThresholds {
  const parsed = thresholds.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(
    parsed.error.issues.map((issue) => problem([issue.path.join('.'), issue.message].join(' ').trim())),
  );
}

/** Named by the variable that says which file it is. */
const problem = (what: string): string => `CAMPAIGN_THRESHOLDS_FILE: ${what}`;

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const what = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new ConfigurationError([problem(what)]);
  }
}
