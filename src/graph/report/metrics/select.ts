import type { GraphQLResolveInfo } from 'graphql';
import { selectedFields } from '../../selected.ts';
import { metricNames, metrics, type MetricName } from './measures.ts';
import type { FiguresRead } from './report.ts';

const among = (fields: ReadonlySet<string>): readonly MetricName[] =>
  metricNames.filter((name) => fields.has(name));
const changing = (fields: ReadonlySet<string>): readonly MetricName[] =>
  metricNames.filter((name) => fields.has(metrics[name].change));

function figuresIn(info: GraphQLResolveInfo, ...path: string[]): FiguresRead {
  const change = changing(selectedFields(info, ...path, 'change'));
  return {
    now: new Set([...among(selectedFields(info, ...path)), ...change]),
    before: new Set([...among(selectedFields(info, ...path, 'before')), ...change]),
  };
}

/** What an operation selects of the groups, and of the totals. */
export function selectedMetrics(info: GraphQLResolveInfo) {
  const top = selectedFields(info);
  return {
    rows: figuresIn(info, 'nodes'),
    totals: figuresIn(info, 'totals'),
    readsRows: ['nodes', 'totalCount', 'pageInfo'].some((field) => top.has(field)),
    readsTotals: top.has('totals'),
  };
}
