import type { DayRange } from '../../../domain/calendar.ts';
import type { StepsOfDays } from '../../../domain/steps.ts';
import type { MetricsDimension } from '../../generated/resolvers.ts';
import type { ProductGroups } from './products.ts';

/** Which facts count; null asks nothing. Keys are one text each (see KeySet). */
export interface FactFilter {
  readonly skuKeys: string | null;
  readonly customerKeys: string | null;
  readonly channels: readonly string[] | null;
  readonly countries: readonly string[] | null;
  readonly carriers: readonly string[] | null;
  readonly methods: readonly string[] | null;
  readonly warehouses: readonly string[] | null;
  readonly issues: readonly string[] | null;
  readonly ticketChannels: readonly string[] | null;
}

/** The facts of some days, and how they are grouped. */
export interface FactScope extends FactFilter {
  readonly range: DayRange;
  /** The days of which rates and costs are read: these, and those that they are compared with. */
  readonly priced: DayRange;
  readonly steps: StepsOfDays;
  readonly by: readonly MetricsDimension[];
  readonly products: ProductGroups;
}

export type GroupValues = readonly (string | null)[];

/** The name of a group within its report. */
export const groupName = (values: GroupValues): string => JSON.stringify(values);

/** Facts in groups, and what they are of a group that has none. */
export interface GroupedFacts<Sums = object> {
  readonly groups: ReadonlyMap<string, { readonly values: GroupValues; readonly sums: Sums }>;
  /** Null where a group without facts is one of which nothing is known. */
  readonly nothing: Sums | null;
}

/** Puts rows together that are one group. Days that are told under no step are left out. */
export function inGroups<Row extends { readonly step_from: string | null }, Sums>(
  rows: readonly Row[],
  { by, steps }: FactScope,
  valueOf: (row: Row, dimension: MetricsDimension) => string | null,
  sumsOf: (rows: readonly Row[]) => Sums,
): GroupedFacts<Sums>['groups'] {
  const isCut = steps.stepDays !== '{}';
  const found = new Map<string, { readonly values: GroupValues; readonly rows: Row[] }>();
  for (const row of rows) {
    if (isCut && row.step_from === null) continue;
    const values = by.map((dimension) => valueOf(row, dimension));
    const name = groupName(values);
    const group = found.get(name);
    if (group) group.rows.push(row);
    else found.set(name, { values, rows: [row] });
  }
  return new Map(
    [...found].map(([name, group]) => [name, { values: group.values, sums: sumsOf(group.rows) }]),
  );
}
