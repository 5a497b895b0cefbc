import { pageParameters } from '../../../database/keyset.ts';
import { manyPerKey, onePerKey, perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import type { CalendarDate } from '../../../domain/calendar.ts';
import type { DisruptionNumber } from '../../../domain/ids.ts';
import { toPage, type PageRequest } from '../../../kernel/page.ts';
import { productMatcher } from '../criteria.ts';
import * as queries from '../queries/disruptions.ts';
import type { LogisticsReaders } from '../seen.ts';

export const disruptionLoaders = {
  /** What is to be known of disruptions where products are filtered. */
  productMatcher: ({ read }: LogisticsReaders) =>
    perArguments((today: CalendarDate) => productMatcher(read, today)),

  disruption: ({ read }: LogisticsReaders) =>
    onePerKey(
      (numbers: readonly DisruptionNumber[]) => read.optional(queries.disruptionsByNumber, { numbers }),
      (row) => row.number,
    ),

  suppliersHit: ({ read }: LogisticsReaders) =>
    manyPerKey(
      (disruptions: readonly DisruptionNumber[]) => read.optional(queries.suppliersHit, { disruptions }),
      (row) => row.disruption_number,
    ),

  lanesHit: ({ read }: LogisticsReaders) =>
    manyPerKey(
      (disruptions: readonly DisruptionNumber[]) => read.optional(queries.lanesHit, { disruptions }),
      (row) => row.disruption_number,
    ),

  lane: ({ read }: LogisticsReaders) =>
    onePerKey(
      (codes: readonly string[]) => read.optional(queries.lanesByCode, { codes }),
      (row) => row.code,
    ),

  disruptionsOfSupplier: ({ read }: LogisticsReaders) =>
    perArguments((activity: queries.Activity) =>
      manyPerKey(
        (suppliers: readonly string[]) =>
          read.optional(queries.disruptionsOfSuppliers, { ...activity, suppliers }),
        (row) => row.supplier_code,
      ),
    ),

  disruptionsOfLane: ({ read }: LogisticsReaders) =>
    perArguments((activity: queries.Activity) =>
      manyPerKey(
        (lanes: readonly string[]) => read.optional(queries.disruptionsOfLanes, { ...activity, lanes }),
        (row) => row.lane_code,
      ),
    ),
};

type DisruptionLoader = ReturnType<(typeof disruptionLoaders)['disruption']>;
export type DisruptionRow = NonNullable<Awaited<ReturnType<DisruptionLoader['load']>>>;

/** All disruptions, newest start first; null where the company records none. */
export const disruptionList = (read: Reader) => ({
  async disruptionPage(activity: queries.Activity, page: PageRequest) {
    const found = await read.optional(queries.disruptionPage(queries.newestFirst, page), {
      ...pageParameters(page),
      ...activity,
    });
    return found && toPage(found, page);
  },

  async disruptionCount(activity: queries.Activity): Promise<number | null> {
    const found = await read.optional(queries.disruptionCount, activity);
    return found && (found[0]?.disruptions ?? 0);
  },
});
