import { badUserInput } from '../../../kernel/errors.ts';
import type { RequestContext } from '../../context.ts';
import type { MetricsDimension, MetricsFilter, MetricsOrder } from '../../generated/resolvers.ts';
import { leadsTo } from './dimensions.ts';
import { filtered } from './filter.ts';
import { metricOrderedBy, metrics, type FactKind, type MetricName } from './measures.ts';

/** Figures with a dimension that what they count does not lead to. */
interface ImpossiblePair {
  readonly name: MetricName;
  readonly fact: FactKind;
  readonly dimension: MetricsDimension;
}

function impossible(name: MetricName, dimensions: readonly MetricsDimension[]): ImpossiblePair | null {
  for (const fact of metrics[name].facts) {
    const dimension = dimensions.find((one) => !leadsTo(fact, one));
    if (dimension) return { name, fact, dimension };
  }
  return null;
}

const words: Readonly<Record<FactKind, string>> = {
  sales: 'sales',
  tickets: 'tickets',
  reviews: 'reviews',
  ordered: 'parcels',
  due: 'parcels',
  arrived: 'parcels',
  visits: 'visits',
};

const said = ({ name, fact, dimension }: ImpossiblePair) =>
  `${name} does not go with ${dimension}: ${words[fact]} do not lead to it.`;

/**
 * The figures that can be told, of those that are asked for; why others cannot, the answer says. Throws BAD_USER_INPUT where
 * none of them can.
 */
export function possible(
  names: ReadonlySet<MetricName>,
  by: readonly MetricsDimension[],
  filter: MetricsFilter | null | undefined,
  context: RequestContext,
): ReadonlySet<MetricName> {
  const conditions = filtered(filter);
  const dimensions = [...by, ...conditions.map(([, dimension]) => dimension)];
  const pairs = [...names].flatMap((name) => impossible(name, dimensions) ?? []);
  const [first] = pairs;
  if (first && pairs.length === names.size) {
    const [condition] = by.includes(first.dimension)
      ? []
      : (conditions.find(([, dimension]) => dimension === first.dimension) ?? []);
    throw badUserInput(said(first), {
      argument: condition ? `filter.${condition}` : 'by',
      got: first.dimension,
      wanted: 'a dimension that one of the figures has',
    });
  }
  for (const pair of pairs) {
    const { name, dimension } = pair;
    context.noteUnknown({ code: 'FACTS_WITHOUT_DIMENSION', message: said(pair), measure: name, dimension });
  }
  return new Set([...names].filter((name) => !pairs.some((pair) => pair.name === name)));
}

export type GroupOrder =
  | { readonly metric: MetricName; readonly descending: boolean }
  | { readonly place: number; readonly descending: boolean };

/** What groups are ordered by; null: by the dimensions in turn. Throws BAD_USER_INPUT for what cannot order them. */
export function orderOf(
  orderBy: MetricsOrder | null | undefined,
  by: readonly MetricsDimension[],
  filter: MetricsFilter | null | undefined,
): GroupOrder | null {
  if (!orderBy) return null;
  const { measure, dimension, direction } = orderBy;
  const descending = direction === 'DESC';
  const refuse = (message: string, argument: string, got: unknown, wanted: string) =>
    badUserInput(message, { argument, got, wanted });
  if ((measure == null) === (dimension == null)) {
    const wanted = 'exactly one of measure and dimension';
    throw refuse(`orderBy must hold ${wanted}.`, 'orderBy', orderBy, wanted);
  }
  if (dimension != null) {
    const place = by.indexOf(dimension);
    if (place < 0)
      throw refuse(
        `orderBy names ${dimension}, which is not grouped by.`,
        'orderBy.dimension',
        dimension,
        'one of by',
      );
    return { place, descending };
  }
  const metric = metricOrderedBy(measure as NonNullable<typeof measure>);
  const pair = impossible(metric, [...by, ...filtered(filter).map(([, one]) => one)]);
  if (pair)
    throw refuse(
      said(pair),
      'orderBy.measure',
      measure,
      'a figure that goes with all that is grouped by and filtered',
    );
  return { metric, descending };
}
