import type { CustomerNumber } from '../../domain/ids.ts';
import { orderName } from '../../figures/inputs.ts';
import { connection } from '../connection.ts';
import type { CustomerFigures } from '../../sources/index.ts';
import type { AudienceDimension, AudienceResolvers } from '../generated/resolvers.ts';
import { byNumber } from './queries.ts';

export { audienceQueries } from './queries.ts';

const dimensions = {
  COUNTRY: 'country',
  REGION: 'region',
  AGE_BAND: 'ageBand',
  GENDER: 'gender',
  SEGMENT: 'segment',
  ACQUISITION_CHANNEL: 'acquisitionChannel',
} satisfies Record<AudienceDimension, keyof CustomerFigures>;

export const Audience = {
  size: async ({ sums }) => (await sums())?.count ?? 0,

  async lifetimeValue({ sums }, _, { reportingCurrency }) {
    const found = await sums();
    if (!found) return { minor: 0, currency: reportingCurrency };
    const { value, valued, summarized, firstCurrency: currency } = found;
    // Unlike currencies are never added, and a value that lacks a rate leaves the sum unknown.
    if (currency === null || currency !== found.lastCurrency || valued !== summarized) return null;
    return { minor: String(value), currency: String(currency) };
  },

  summarizedAt: async ({ sums }) => ((await sums())?.summarizedAt ?? null) as Date | null,

  async breakdown({ members }, { by, first }) {
    const groups = await members.groups({
      use: { figure: dimensions[by] },
      unknown: 'unknown',
      limit: first,
    });
    return groups.map(({ value, count, total }) => ({
      key: value,
      size: count,
      sharePercent: (count / total) * 100,
    }));
  },

  customers({ members }, page, context) {
    return connection(context, page, {
      list: 'Audience.customers',
      order: { name: orderName(byNumber) },
      defaultSize: 50,
      page: (request) => members.page(request),
      count: async () => (await members.sums({}))?.count ?? 0,
      toNode: ({ key }) => ({ number: key as CustomerNumber }),
    });
  },
} satisfies AudienceResolvers;
