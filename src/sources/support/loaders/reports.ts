import { perArguments } from '../../../database/loaders.ts';
import type { Reader } from '../../../database/reader.ts';
import { startOfDay, type DayRange } from '../../../domain/calendar.ts';
import * as queries from '../queries/reports.ts';

const instants = ({ from, until }: DayRange) => ({ from: startOfDay(from), until: startOfDay(until) });

/** Counts over all tickets or reviews; null where the company keeps none. */
export const reportLoaders = (read: Reader) => ({
  ticketsByDay: () => perArguments((days: DayRange) => read.optional(queries.ticketsByDay, instants(days))),
  recommendationsByDay: () =>
    perArguments((days: DayRange) => read.optional(queries.recommendationsByDay, instants(days))),
  ticketsBySignature: () =>
    perArguments((days: DayRange) => read.optional(queries.ticketsBySignature, instants(days))),
});
