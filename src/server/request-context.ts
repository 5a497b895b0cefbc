import type { Caller } from '../domain/caller.ts';
import type { CampaignThresholds } from '../domain/campaign-thresholds.ts';
import type { CursorCodec } from '../domain/cursor.ts';
import type { StatementRecord } from '../database/source-database.ts';
import { dayOf } from '../domain/calendar.ts';
import type { CustomerNumber } from '../domain/ids.ts';
import type { SourceName } from '../domain/source.ts';
import type { PlanStep } from '../filtering/entity.ts';
import type { RequestContext } from '../graph/context.ts';
import { closed, type FieldAccess } from '../policy/access/operation-access.ts';
import type { OpenSources } from '../sources/open.ts';
import type { Freshness } from './http-caching.ts';

/** A request's context with what the server itself keeps beside it. */
export interface OperationContext extends RequestContext {
  readonly statements: readonly StatementRecord[];
  /** The steps of filters, in the order in which they ended. */
  readonly plan: readonly PlanStep[];
  /** Whether the caller asked to see the statements, and may. */
  readonly traced: boolean;
  /** What the gate allows, once it has admitted the operation. */
  access: FieldAccess;
  /** The sources that left a statement unanswered, whatever became of it in the answer. */
  readonly unanswered: ReadonlySet<SourceName>;
  /** Whether the answer may be one that was made for another request, or serve others. */
  readonly sharesAnswers: boolean;
  /** Whether the answer was made for another request. */
  givenAgain: boolean;
  /** How long the answer may be kept; null: not at all. Apollo runs with a copy of all this, so it stands in an object. */
  readonly kept: { freshness: Freshness | null };
  /** The personal values that were given out: which fields, of whom. */
  readonly personal: { readonly fields: Set<string>; readonly people: Set<CustomerNumber> };
}

export interface ContextParts {
  readonly sources: OpenSources;
  readonly cursors: CursorCodec;
  readonly reportingCurrency: string;
  readonly campaignThresholds: CampaignThresholds;
  /** The time as the graph sees it. */
  readonly clock: () => Date;
}

export function requestContext(
  parts: ContextParts,
  caller: Caller,
  traceAsked: boolean,
  signal: AbortSignal,
): OperationContext {
  const statements: StatementRecord[] = [];
  const plan: PlanStep[] = [];
  const unanswered = new Set<SourceName>();
  const personal = { fields: new Set<string>(), people: new Set<CustomerNumber>() };
  const now = parts.clock();
  return {
    caller,
    signal,
    now,
    today: dayOf(now),
    reportingCurrency: parts.reportingCurrency,
    campaignThresholds: parts.campaignThresholds,
    cursors: parts.cursors,
    sources: parts.sources.reads(
      {
        signal,
        record: (record) => statements.push(record),
        failed: (source) => unanswered.add(source),
      },
      caller,
    ),
    newestEntry: (source) => parts.sources.newestEntry(source, signal),
    notePlanStep: (step) => plan.push(step),
    notePersonalValue(field, customer) {
      personal.fields.add(field);
      personal.people.add(customer);
    },
    access: closed,
    unanswered,
    sharesAnswers: true,
    givenAgain: false,
    kept: { freshness: null },
    personal,
    statements,
    plan,
    traced: traceAsked && caller.scopes.has('operations:explore'),
  };
}
