import { perArguments } from '../../../database/loaders.ts';
import { startOfDay, type DayRange } from '../../../domain/calendar.ts';
import type { SupportReaders } from '../seen.ts';
import * as queries from '../queries/reports.ts';

const instants = ({ from, until }: DayRange) => ({ from: startOfDay(from), until: startOfDay(until) });

/** Counts over all tickets or reviews; null where the company keeps none. */
export const reportLoaders = {
  ticketsByDay: ({ among }: SupportReaders) =>
    perArguments((days: DayRange) =>
      among({ since: instants(days).from }).optional(queries.ticketsByDay, instants(days)),
    ),
  recommendationsByDay: ({ among }: SupportReaders) =>
    perArguments((days: DayRange) =>
      among({ since: instants(days).from }).optional(queries.recommendationsByDay, instants(days)),
    ),
  ticketsBySignature: ({ undecided }: SupportReaders) =>
    perArguments(
      async (days: DayRange) =>
        (await undecided.optional(queries.ticketsBySignature, instants(days)))?.[0] ?? null,
    ),
};
