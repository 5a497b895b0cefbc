import type Big from 'big.js';
import { measures, type Fact, type Facts } from '../../../figures/measures.ts';
import { isUnknown } from '../../../kernel/unknown.ts';
import { SourceUnavailable } from '../../../kernel/errors.ts';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../../context.ts';
import { metrics, sumsOf, type FactKind, type MetricName } from './measures.ts';
import { parcelFacts } from './delivery-facts.ts';
import { reviewFacts, ticketFacts, visitFacts } from './service-facts.ts';
import { salesFacts } from './sales-facts.ts';
import type { FactScope, GroupedFacts, GroupValues } from './scope.ts';

type Read = (
  scope: FactScope,
  sums: ReadonlySet<never>,
  context: RequestContext,
) => Promise<GroupedFacts | null>;

const readers: Readonly<Record<FactKind, Read>> = {
  sales: salesFacts as Read,
  tickets: ticketFacts,
  reviews: reviewFacts,
  visits: visitFacts,
  ordered: parcelFacts('ordered') as Read,
  due: parcelFacts('due') as Read,
  arrived: parcelFacts('arrived') as Read,
};

const factOf = (kind: FactKind): Fact =>
  kind === 'ordered' || kind === 'due' || kind === 'arrived' ? 'shipments' : kind;

type Answer = GroupedFacts | SourceUnavailable | null;

/** What some figures count, in groups: of facts whose source is down, that; null where the company keeps none. */
export class Reading {
  readonly #names: ReadonlySet<MetricName>;
  readonly #facts: ReadonlyMap<FactKind, Answer>;

  private constructor(names: ReadonlySet<MetricName>, facts: ReadonlyMap<FactKind, Answer>) {
    this.#names = names;
    this.#facts = facts;
  }

  /** Throws SourceUnavailable where nothing can be read. */
  static async of(
    names: ReadonlySet<MetricName>,
    scope: FactScope,
    context: RequestContext,
  ): Promise<Reading> {
    const kinds = new Set([...names].flatMap((name) => metrics[name].facts));
    const read = async (kind: FactKind): Promise<readonly [FactKind, Answer]> => {
      const some = [...names].filter((name) => (metrics[name].facts as readonly FactKind[]).includes(kind));
      const sums = sumsOf(factOf(kind), some) as ReadonlySet<never>;
      try {
        return [kind, await readers[kind](scope, sums, context)];
      } catch (error) {
        if (error instanceof SourceUnavailable) return [kind, error];
        throw error;
      }
    };
    const facts = await Promise.all([...kinds].map(read));
    const failure = facts.find(([, found]) => found instanceof SourceUnavailable)?.[1];
    if (
      failure instanceof SourceUnavailable &&
      facts.every(([, found]) => found instanceof SourceUnavailable)
    )
      throw failure;
    return new Reading(names, new Map(facts));
  }

  /** Every group in which something is counted. */
  groups(): ReadonlyMap<string, GroupValues> {
    const all = new Map<string, GroupValues>();
    for (const facts of this.#facts.values()) {
      if (!facts || facts instanceof SourceUnavailable) continue;
      for (const [name, { values }] of facts.groups) if (!all.has(name)) all.set(name, values);
    }
    return all;
  }

  /** A figure of a group; null where it is not known. Throws why, where a source is down or a rate is missing. */
  figure(name: MetricName, group: string): number | Big | null {
    if (!this.#names.has(name)) return null;
    const { measure, facts: kinds } = metrics[name];
    const facts: Partial<Record<Fact, unknown>> = {};
    for (const kind of kinds) {
      const grouped = this.#facts.get(kind);
      if (grouped instanceof SourceUnavailable) throw grouped;
      const sums = grouped && (grouped.groups.get(group)?.sums ?? grouped.nothing);
      if (!sums) return null;
      facts[factOf(kind)] = sums;
    }
    return (measures[measure].of as (all: Facts) => number | Big | null)(facts as unknown as Facts);
  }

  /** The same for an order, where what is unknown comes last, whatever the reason. */
  rank(name: MetricName, group: string): number | Big | null {
    try {
      return this.figure(name, group);
    } catch (error) {
      if (error instanceof GraphQLError && isUnknown(error)) return null;
      throw error;
    }
  }
}
