import { searchable } from '../domain/search-text.ts';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isInstant } from '../domain/calendar.ts';
import { isTimeZone } from '../domain/time-zone.ts';
import { isSecureUrl } from '../kernel/loopback.ts';
import { parsePostgresUrl, PostgresUrlError } from '../kernel/postgres-url.ts';

/** They are read for each connection, and each would fail. */
const isReadable = (file: string): boolean => {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
};

export const url = z.string().superRefine((value, context) => {
  try {
    const { authorities, certificate, key } = parsePostgresUrl(value).tls;
    const files = {
      sslrootcert: authorities === 'system' ? undefined : authorities,
      sslcert: certificate,
      sslkey: key,
    };
    for (const [parameter, file] of Object.entries(files)) {
      if (file !== undefined && !isReadable(file))
        context.addIssue(`names a file by ${parameter} that cannot be read`);
    }
  } catch (error) {
    if (!(error instanceof PostgresUrlError)) throw error;
    context.addIssue(error.message);
  }
});

/** What the issuer of access tokens says must not be changed on the way. */
export const secureUrl = z
  .string()
  .refine(isSecureUrl, 'must be a URL like https://login.example.com/, without user or password');

export const instant = z
  .string()
  .refine(isInstant, 'must be an instant in UTC, such as 2019-03-01T12:00:00Z')
  .transform((text) => new Date(text));

export const timeZone = z
  .string()
  .refine(isTimeZone, 'must be a time zone by its IANA name, such as Europe/Vienna');

/** With commas between them, as there may be between the hosts of each. */
export const urls = z
  .string()
  .transform((list) => list.split(/,(?=\s*[a-z]+:\/\/)/i).map((item) => item.trim()))
  .pipe(z.array(url));

/** As browsers write them in `Origin`: with neither path nor slash. */
export const origins = z
  .string()
  .transform((list) => list.split(',').map((item) => item.trim()))
  .refine((list) => list.every((item) => /^https?:/.test(item) && URL.parse(item)?.origin === item), {
    error: 'must be origins like https://app.example.com, with commas between them',
  });

/** Hours by table: `sales.orders=72`, with commas between them. */
export const hoursByTable = z
  .string()
  .transform((list) => list.split(',').map((item) => item.trim().split('=')))
  .refine(
    (list) => list.every(([table, hours, ...more]) => table && /^\d{1,6}$/.test(hours ?? '') && !more.length),
    {
      error: 'must be tables with hours like sales.orders=72, with commas between them',
    },
  )
  .transform((list) => Object.fromEntries(list.map(([table = '', hours]) => [table, Number(hours)])));

/** Words that mean the same: `rucksack=backpack`, with commas between them; by each of them, as search compares it. */
export const synonyms = z
  .string()
  .transform((list) => list.split(',').map((item) => item.split('=').map((word) => searchable(word.trim()))))
  .refine((list) => list.every((words) => words.length > 1 && words.every((word) => /^\S+$/.test(word))), {
    error: 'must be single words that mean the same like rucksack=backpack, with commas between them',
  })
  .refine((list) => new Set(list.flat()).size === list.flat().length, { error: 'must name each word once' })
  .transform((list) => Object.fromEntries(list.flatMap((words) => words.map((word) => [word, words]))));

export const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);

const protocols = ['grpc', 'http/protobuf', 'http/json'] as const;
export const protocol = z.enum(protocols, { error: `must be one of ${protocols.join(', ')}` }).optional();
export const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;
export const collector = z.url({ protocol: /^https?$/, error: 'must be a URL like http://localhost:4318' });

/** Node's timers count no further. */
export const limit = z.coerce
  .number({ error: 'must be a whole number' })
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(2 ** 31 - 1, 'must be less than 2147483648');

export const port = (least: number) =>
  z.coerce.number({ error: 'must be a port number' }).int().min(least).max(65_535);
export const milliseconds = wholeNumber(100, 600_000);
export const connections = wholeNumber(1, 1_000);
export const lagSeconds = wholeNumber(1, 86_400);
