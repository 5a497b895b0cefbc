import { manyPerKey, perArguments } from '../../../database/loaders.ts';
import { startOfDay, type CalendarDate, type DayRange } from '../../../domain/calendar.ts';
import type { ExchangeRates } from '../../../domain/exchange.ts';
import { DestinationDeliveries, type Service } from '../deliveries.ts';
import type { LogisticsReaders } from '../seen.ts';
import { deliveriesByDay } from '../queries/by-day.ts';
import * as queries from '../queries/delivered.ts';
import { outboundDelays } from '../queries/disruptions.ts';
import * as performance from '../queries/performance.ts';

export interface Destination {
  readonly country: string;
  /** Null for the whole country. */
  readonly region: string | null;
}

interface DeliveredAnywhere extends DayRange {
  /** Null for every one. */
  readonly services: readonly Service[] | null;
}

interface Performance extends DayRange {
  readonly by: performance.DeliveryDimension;
}

/** Rates are told apart by their target alone: within a request there is one table of them. */
interface Converted {
  readonly rates: ExchangeRates;
  /** The days of the orders behind the costs. */
  readonly ordered: DayRange;
}

const instants = ({ from, until }: DayRange) => ({ from: startOfDay(from), until: startOfDay(until) });

const conversion = ({ rates, ordered }: Converted) => ({ ...rates.arrays(ordered), currency: rates.to });

const pairs = (services: readonly Service[] | null) => ({
  carriers: services?.map(({ carrier }) => carrier) ?? null,
  methods: services?.map(({ method }) => method) ?? null,
});

export const deliveryLoaders = {
  deliveredTo: ({ among }: LogisticsReaders) =>
    perArguments(
      async ({ country, region, ...days }: Destination & DayRange) =>
        new DestinationDeliveries(
          await among({ delivered: days })(queries.deliveredToCountry, {
            country,
            region,
            ...instants(days),
          }),
        ),
    ),

  deliveredAnywhere: ({ among }: LogisticsReaders) =>
    perArguments(({ services, ...days }: DeliveredAnywhere) =>
      among({ delivered: days })(queries.deliveredAnywhere, { ...pairs(services), ...instants(days) }),
    ),

  /** What the deliveries to a country cost, from each warehouse, apart for those to the region. */
  costsTo: ({ among }: LogisticsReaders) =>
    perArguments(({ country, region, rates, ordered, ...days }: Destination & DayRange & Converted) =>
      among({ delivered: days })(queries.costsToCountry, {
        country,
        region,
        ...instants(days),
        ...conversion({ rates, ordered }),
      }),
    ),

  costsAnywhere: ({ among }: LogisticsReaders) =>
    perArguments(({ services, rates, ordered, ...days }: DeliveredAnywhere & Converted) =>
      among({ delivered: days })(queries.costsAnywhere, {
        ...pairs(services),
        ...instants(days),
        ...conversion({ rates, ordered }),
      }),
    ),

  /** By country: the days that active disruptions add on the way from each warehouse; null where none are recorded. */
  outboundDelays: ({ read }: LogisticsReaders) =>
    perArguments(({ today }: { readonly today: CalendarDate }) =>
      manyPerKey(
        (countries: readonly string[]) => read.optional(outboundDelays, { countries, today }),
        (row) => row.country,
      ),
    ),

  deliveryPerformance: ({ among }: LogisticsReaders) =>
    perArguments(({ by, ...days }: Performance) =>
      among({ ordered: days })(performance.deliveryPerformance[by], instants(days)),
    ),

  deliveriesByDay: ({ among }: LogisticsReaders) =>
    perArguments((days: DayRange) => among({ ordered: days })(deliveriesByDay, instants(days))),

  performanceCosts: ({ among }: LogisticsReaders) =>
    perArguments(({ by, rates, ...days }: Performance & { readonly rates: ExchangeRates }) =>
      among({ ordered: days })(performance.performanceCosts[by], {
        ...instants(days),
        ...conversion({ rates, ordered: days }),
      }),
    ),
};

type DeliveryLoaders = typeof deliveryLoaders;
type RowOf<Name extends 'deliveredAnywhere' | 'costsTo' | 'costsAnywhere' | 'deliveryPerformance'> = Awaited<
  ReturnType<ReturnType<DeliveryLoaders[Name]>>
>[number];

export type AnywhereRow = RowOf<'deliveredAnywhere'>;
export type CostRow = RowOf<'costsAnywhere'>;
export type PerformanceRow = RowOf<'deliveryPerformance'>;
