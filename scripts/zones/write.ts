import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputFormatted } from '../outputs.ts';

/**
 * npm run codegen: in whose time zone a parcel arrives, by country as ICU has it, and in countries whose clocks differ by
 * the state or province, as regions.json has them: where one has several, that of most of its people. To work it out takes
 * a third of a second, which no request should.
 */
interface RegionZones {
  /** By country and zone: codes with names, and commas between them. */
  readonly [country: string]: { readonly [zone: string]: string };
}

/** TypeScript does not know yet what Node has of the Intl Locale Info proposal. */
type Locale = Intl.Locale & { getTimeZones(): readonly string[] | undefined };

const regions = JSON.parse(readFileSync(join(import.meta.dirname, 'regions.json'), 'utf8')) as RegionZones;
const letters = Array.from({ length: 26 }, (_, place) => String.fromCharCode(65 + place));
const countries = letters.flatMap((first) => letters.map((second) => first + second));

/** What a zone's clock shows in the middle of each half of a year. */
function showsAs(timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return [1, 7].map((month) => format.format(Date.UTC(2026, month))).join();
}

const ofCountries = countries.flatMap((code) => {
  const [zone, ...others] = (new Intl.Locale(`und-${code}`) as Locale).getTimeZones() ?? [];
  const isOne = zone && !regions[code] && others.every((other) => showsAs(other) === showsAs(zone));
  return isOne ? [[code, zone]] : [];
});

const ofRegions = Object.entries(regions).flatMap(([country, zones]) =>
  Object.entries(zones).flatMap(([zone, all]) =>
    all.split(', ').flatMap((region) => {
      const [, code = '', name = ''] = /^(\w+) (.*)$/.exec(region) ?? [];
      return [code, name].map((key) => [`${country}/${key.toLowerCase()}`, zone]);
    }),
  ),
);

const table = {
  /** By country, and by `US/` and a state in lower case. */
  places: Object.fromEntries([...ofCountries, ...ofRegions]),
  /** All that a source may name itself. */
  names: Intl.supportedValuesOf('timeZone'),
};
await outputFormatted('src/domain/destination-zones.json', JSON.stringify(table));
