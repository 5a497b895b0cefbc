import type { Synonyms } from '../domain/search-text.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../kernel/caller.ts';
import type { CampaignThresholds } from '../domain/campaign-thresholds.ts';
import type { CursorCodec } from '../kernel/cursor.ts';
import type { StatementRecord } from '../database/source-database.ts';
import { dayOf } from '../domain/calendar.ts';
import { isRowRestricted } from '../kernel/row-rules.ts';
import type { SourceName } from '../kernel/source-name.ts';
import { Unknowns } from '../kernel/unknown.ts';
import type { PlanStep } from '../figures/entity.ts';
import type { Feeds, RequestContext } from '../graph/context.ts';
import type { AdmittedOperation } from '../operations/admission.ts';
import type { Purpose } from '../operations/cost/budgets.ts';
import { closed, type FieldAccess } from '../operations/access/operation-access.ts';
import { notRecorded } from '../sources/not-recorded.ts';
import type { OpenSources } from '../sources/open.ts';
import type { CachedAnswer } from './answers/cached-answer.ts';
import { requestSignal } from './deadline.ts';
import type { Freshness } from './entity-tags.ts';
import { callerOf } from './sign-in.ts';

/** A request's context with what the server itself keeps beside it. */
export interface OperationContext extends RequestContext {
  readonly statements: readonly StatementRecord[];
  /** The steps of filters, in the order in which they ended. */
  readonly plan: readonly PlanStep[];
  /** Whether the caller asked to see the statements, and may. */
  readonly traced: boolean;
  /** What the transport of this request answers. */
  readonly answers: 'query' | 'subscription';
  /** Which of the caller's budgets pays for it. */
  readonly paidFrom: Purpose;
  /** What admission has made of the operation, and what it allows. */
  admitted: AdmittedOperation | null;
  access: FieldAccess;
  /** The sources that left a statement unanswered, whatever became of it in the answer. */
  readonly unanswered: ReadonlySet<SourceName>;
  /** The sources in which a statement ran that was not answered. */
  readonly strained: ReadonlySet<SourceName>;
  /** Why values are unknown that no field could tell of. */
  readonly unknowns: Unknowns;
  /** Whether the answer may be one that was made for another request, or serve others. */
  readonly sharesAnswers: boolean;
  /** Whether each error is told, however many there are. */
  readonly tellsAllErrors: boolean;
  /** Whether the answer was made for another request. */
  isFromCache: boolean;
  /**
   * How long the answer may be kept (null: not at all), what it cost, and what of it is given to others. Apollo runs with a
   * copy of all this, so it stands in an object.
   */
  readonly cacheEntry: { freshness: Freshness | null; cost: number; shared: CachedAnswer | null };
  /** Says that the operation was refused, where the status of the answer does not. */
  readonly noteRefusal: () => void;
  /** Told of every personal value that is given out, by its field's schema coordinate. */
  readonly notePersonalValue: (field: string, customer: string) => void;
  /** What was told of whom, and by which personal fields people were asked for. */
  readonly personal: Personal;
}

interface Personal {
  readonly fields: Set<string>;
  readonly askedBy: Set<string>;
  readonly people: Set<string>;
}

export interface ContextParts {
  readonly sources: OpenSources;
  readonly feeds: Feeds;
  readonly cursors: CursorCodec;
  readonly reportingCurrency: string;
  readonly campaignThresholds: CampaignThresholds;
  readonly leastCostCoverage: number;
  readonly searchSynonyms: Synonyms;
  /** The time as the graph sees it. */
  readonly clock: () => Date;
}

export function requestContext(
  parts: ContextParts,
  caller: Caller,
  isTraceRequested: boolean,
  signal: AbortSignal,
): OperationContext {
  const statements: StatementRecord[] = [];
  const plan: PlanStep[] = [];
  const [unanswered, strained] = [new Set<SourceName>(), new Set<SourceName>()];
  const now = parts.clock();
  const unknowns = new Unknowns();
  const notKept = new Set<string>();
  const told = () => toldOf(parts.sources, statements, now, signal);
  return {
    caller,
    signal,
    now,
    today: dayOf(now),
    reportingCurrency: parts.reportingCurrency,
    campaignThresholds: parts.campaignThresholds,
    leastCostCoverage: parts.leastCostCoverage,
    searchSynonyms: parts.searchSynonyms,
    cursors: parts.cursors,
    sources: parts.sources.reads(
      {
        caller: caller.id,
        signal,
        record: (record) => statements.push(record),
        lacking(source, tables) {
          for (const table of tables) {
            notKept.add(`${source}.${table}`);
            unknowns.note(notRecorded(source, table));
          }
        },
        failed(source, ran) {
          unanswered.add(source);
          if (ran) strained.add(source);
        },
      },
      caller,
    ),
    notKept,
    conditionOf: (source) => parts.sources.conditions[source].at(now),
    async noteLeftOut() {
      for (const one of (await told()).leftOut) unknowns.note(one);
    },
    staleRead: async () => (await told()).stale,
    newestEntry: (source) => parts.sources.newestEntry(source, signal),
    notePlanStep: (step) => plan.push(step),
    feeds: parts.feeds,
    event: undefined,
    answers: 'query',
    paidFrom: 'operations',
    admitted: null,
    access: closed,
    unanswered,
    strained,
    sharesAnswers: true,
    tellsAllErrors: false,
    isFromCache: false,
    cacheEntry: { freshness: null, cost: 0, shared: null },
    noteRefusal: () => {},
    ...personalNotes(),
    ...notesOf(unknowns),
    statements,
    plan,
    // Statements work through rows that a row-restricted caller may not see, and tell how many there are.
    traced: isTraceRequested && caller.scopes.has('operations:explore') && !isRowRestricted(caller),
  };
}

/** What is to be told of the tables that statements have read, each once. */
async function toldOf(
  { conditions }: OpenSources,
  statements: readonly StatementRecord[],
  now: Date,
  { aborted }: AbortSignal,
) {
  const asked = new Map<readonly string[], SourceName>();
  for (const { source, tables } of statements) {
    const named = tables?.();
    if (named && !conditions[source].isQuiet(named)) asked.set(named, source);
  }
  if (asked.size === 0) return nothing;
  const each = [...asked].map(([tables, source]) => conditions[source].ofTables(tables, now, !aborted));
  const told = await Promise.all(each);
  return {
    leftOut: told.flatMap(({ leftOut }) => leftOut),
    stale: [
      ...new Map(
        told.flatMap(({ stale }) => stale.map((one) => [`${one.source}.${one.table}`, one])),
      ).values(),
    ],
  };
}

const nothing = { leftOut: [], stale: [] };

/** Makes contexts of requests, which end with them, and after so many milliseconds. */
export const contextsOf =
  (parts: ContextParts, milliseconds: number) =>
  (request: FastifyRequest, reply: FastifyReply): OperationContext => {
    const isTraceRequested = request.headers['x-opsgraph-trace'] === '1';
    const signal = requestSignal(reply, milliseconds);
    const context = requestContext(parts, callerOf(request), isTraceRequested, signal);
    return Object.assign(context, { noteRefusal: () => void (request.wasRefused = true) });
  };

/** The same context for one of several events that are asked together: they share what they load, and nothing else. */
export const eventContext = (batch: OperationContext, event: unknown): OperationContext => ({
  ...batch,
  answers: 'subscription',
  event,
  cacheEntry: { freshness: null, cost: 0, shared: null },
  ...personalNotes(),
  ...notesOf(new Unknowns(batch.unknowns)),
});

const notesOf = (unknowns: Unknowns): Pick<OperationContext, 'unknowns' | 'noteUnknown'> => ({
  unknowns,
  noteUnknown: (unknown) => unknowns.note(unknown),
});

/** Whether anything personal was told or asked by. */
export const isPersonal = ({ fields, askedBy }: Personal): boolean => fields.size + askedBy.size > 0;

function personalNotes(): Pick<OperationContext, 'personal' | 'notePersonalValue' | 'notePersonalQuestion'> {
  const personal: Personal = { fields: new Set(), askedBy: new Set(), people: new Set() };
  return {
    personal,
    notePersonalValue(field, customer) {
      personal.fields.add(field);
      personal.people.add(customer);
    },
    notePersonalQuestion(askedBy, found) {
      for (const field of askedBy) personal.askedBy.add(field);
      for (const customer of found) personal.people.add(customer);
    },
  };
}
