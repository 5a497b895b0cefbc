import Big from 'big.js';
import { shownMoney } from '../../../domain/money.ts';
import { changePercent } from '../../../domain/percent.ts';
import { measures } from '../../../figures/measures.ts';
import type { RequestContext } from '../../context.ts';
import type {
  MetricsChangeResolvers,
  MetricsRowResolvers,
  MetricsValuesResolvers,
} from '../../generated/resolvers.ts';
import { dimensions, isStep, type DimensionField } from './dimensions.ts';
import { metricNames, metrics, type MetricName } from './measures.ts';
import type { GroupValues } from './scope.ts';
import type { Report } from './report.ts';

export interface MetricsRowParent {
  readonly report: Report;
  readonly name: string;
  readonly values: GroupValues;
}

/** What a row shows of a dimension. */
function shown({ report, values }: MetricsRowParent, field: DimensionField): string | null {
  const place = report.by.findIndex((dimension) => dimensions[dimension][0] === field);
  const value = values[place] ?? null;
  const dimension = report.by[place];
  if (value === null || !dimension || !isStep(dimension)) return value;
  return report.steps.get(value)?.period ?? null;
}

function complete({ report, values }: MetricsRowParent): boolean | null {
  const value = values[report.by.findIndex(isStep)];
  return (value != null && report.steps.get(value)?.complete) ?? null;
}

/** Money is exact until it is shown. */
const told = (name: MetricName, value: number | Big | null, { reportingCurrency }: RequestContext) =>
  value === null || measures[metrics[name].measure].unit !== null
    ? value
    : shownMoney(new Big(value), reportingCurrency);

function change(name: MetricName, { report, name: group }: MetricsRowParent): number | null {
  const [now, before] = [report.now(name, group), report.before?.(name, group) ?? null];
  if (now === null || before === null) return null;
  const [a, b] = [new Big(before), new Big(now)];
  if (metrics[name].change.endsWith('Points')) return b.minus(a).toNumber();
  return changePercent(a.toNumber(), b.toNumber());
}

const fieldsOf = <Field extends string, Resolve>(entries: readonly (readonly [Field, Resolve])[]) =>
  Object.fromEntries(entries);

/** Fields of dimensions, of figures, and what these are compared with. */
export const MetricsRow = {
  ...fieldsOf(
    Object.values(dimensions).map(([field]) => [field, (row: MetricsRowParent) => shown(row, field)]),
  ),
  complete,
  ...fieldsOf(
    metricNames.map((name) => [
      name,
      (row: MetricsRowParent, _: unknown, context: RequestContext) =>
        told(name, row.report.now(name, row.name), context),
    ]),
  ),
  before: (row: MetricsRowParent) => (row.report.before ? row : null),
  change: (row: MetricsRowParent) => (row.report.before ? row : null),
} as unknown as Required<MetricsRowResolvers>;

export const MetricsValues = fieldsOf(
  metricNames.map((name) => [
    name,
    (row: MetricsRowParent, _: unknown, context: RequestContext) =>
      told(name, row.report.before?.(name, row.name) ?? null, context),
  ]),
) as unknown as Required<MetricsValuesResolvers>;

export const MetricsChange = fieldsOf(
  metricNames.map((name) => [metrics[name].change, (row: MetricsRowParent) => change(name, row)]),
) as unknown as Required<MetricsChangeResolvers>;
