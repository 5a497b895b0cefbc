import { expect } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDate } from '../../../src/domain/calendar.ts';
import { addDays } from '../../../src/domain/calendar.ts';
import { comparedRange } from '../../../src/domain/period.ts';
import { stepsOf } from '../../../src/domain/steps.ts';
import { openSession, type Session } from '../../../src/database/session.ts';
import { doubledWorld } from '../filters/one-database.ts';
import { openGraph, type Graph } from '../graph.ts';
import {
  cases,
  dimensions,
  factOf,
  figures,
  type Case,
  type Dimension,
  type Fact,
  type Figure,
} from './cases.ts';

const isStep = (dimension: Dimension) => dimensions[dimension][0] === 'period';
const nameOf = (figure: Figure) => figure.replace(/ .*/, '');

/** The rows that a fact has in some days, where a filter lets them through. */
function wheres(fact: Fact, { category, country, channel }: Case): string {
  const quoted = (column: string, value: string | null) => (value === null ? [] : [`${column} = '${value}'`]);
  const some = [
    ...quoted('category', category),
    ...quoted('country', country),
    ...quoted('channel', channel),
  ];
  return [`day >= FROM and day < UNTIL`, ...some].join(' and ');
}

/** One SQL statement: every figure of every group. `from` and `until` bound the days of the period from `start`; a step is named by itself. */
function groupsSql(asked: Case, from: string, until: string, period: string | null, start: string): string {
  const facts = [...new Set(asked.selected.map(factOf))];
  const values = asked.by.map((dimension) =>
    isStep(dimension) && period !== null ? `'${period}'` : dimensions[dimension][1],
  );
  const all = asked.selected.map((figure, place) => [figure, `f${place}`] as const);
  const parts = facts.map((fact) => {
    const groups = values.map((value, place) => `(${value})::text as d${place}`);
    const columns = all.map(([figure, column]) =>
      factOf(figure) === fact
        ? `(${figures[figure][1]})::numeric as ${column}`
        : `null::numeric as ${column}`,
    );
    const grouping = values
      .map((value, place) => (value.startsWith("'") ? null : String(place + 1)))
      .filter((one) => one !== null);
    const having = grouping.length === 0 ? 'having count(*) > 0' : '';
    return `select ${[...groups, ...columns, `'${fact}' as fact`].join(', ')} from oracle.${fact}
      where ${wheres(fact, asked)} ${grouping.length ? `group by ${grouping.join(', ')}` : ''} ${having}`;
  });
  const keys = values.map((_, place) => `d${place}`);
  return `select ${[...keys, ...all.map(([, column]) => `max(${column}) as ${column}`), `array_agg(fact) as facts`].join(', ')}
    from (${parts.join(' union all ')}) as part ${keys.length ? `group by ${keys.join(', ')}` : ''}`
    .replaceAll('START', `date '${start}'`)
    .replaceAll('FROM', `date '${from}'`)
    .replaceAll('UNTIL', `date '${until}'`);
}

interface Group {
  readonly values: readonly (string | null)[];
  readonly figures: readonly (number | null)[];
}

export class MetricsOracle {
  readonly #graph: Graph;
  readonly #oracle: Session;
  readonly #drop: () => Promise<void>;

  private constructor(graph: Graph, oracle: Session, drop: () => Promise<void>) {
    this.#graph = graph;
    this.#oracle = oracle;
    this.#drop = drop;
  }

  static async open(): Promise<MetricsOracle> {
    const world = await doubledWorld({});
    const oracle = await openSession(world.oneUrl);
    await oracle.query(`set timezone = 'UTC'`);
    await oracle.query(readFileSync(join(import.meta.dirname, 'facts.sql'), 'utf8'));
    return new MetricsOracle(await openGraph(world.urls), oracle, world.drop);
  }

  async close(): Promise<void> {
    await this.#graph.close();
    await this.#oracle.end();
    await this.#drop();
  }

  /** Holds so many random questions against the oracle. Throws with the seed and the smallest that is told otherwise. */
  hold(count: number, seed: number): Promise<void> {
    return fc.assert(
      fc.asyncProperty(cases, (asked) => this.#holds(asked)),
      { numRuns: count, seed, endOnFailure: false },
    );
  }

  async #groups(
    asked: Case,
    from: string,
    until: string,
    period: string | null = null,
    start: string = from,
  ): Promise<readonly Group[]> {
    const { rows } = await this.#oracle.query<
      Record<string, string | null> & { facts: readonly string[] | null }
    >(groupsSql(asked, from, until, period, start));
    return rows
      .filter(({ facts }) => facts !== null)
      .map((row) => ({
        values: asked.by.map((_, place) => row[`d${place}`] ?? null),
        figures: asked.selected.map((figure, place) => {
          const value = row[`f${place}`];
          const has = (row.facts as unknown as string).includes(factOf(figure));
          return value == null ? (has ? null : figures[figure][2]) : Number(value);
        }),
      }));
  }

  /** What a group had before: of a step, the days that its days are compared with. */
  async #before(asked: Case, range: { from: CalendarDate; until: CalendarDate }) {
    if (!asked.compareTo) return null;
    const compareTo = asked.compareTo;
    const step = asked.by.find(isStep);
    const known = new Map<string, readonly (number | null)[]>();
    const add = (groups: readonly Group[]) => {
      for (const { values, figures: told } of groups) known.set(JSON.stringify(values), told);
    };
    if (!step) {
      const { from, until } = comparedRange(range, compareTo);
      add(await this.#groups(asked, from, until));
    } else {
      const all = stepsOf(range, step as never);
      for (const [place, { from: start, period }] of all.entries()) {
        const days = {
          from: start < range.from ? range.from : start,
          until: all[place + 1]?.from ?? range.until,
        };
        const { from, until } = comparedRange(days, compareTo, range);
        add(await this.#groups(asked, from, until, period, comparedRange(range, compareTo).from));
      }
    }
    return known;
  }

  async #holds(asked: Case): Promise<void> {
    const from = asked.from as CalendarDate;
    const today = '2026-11-20' as CalendarDate;
    const end = addDays(from, asked.days);
    const until = end < today ? end : today;
    const before = await this.#before(asked, { from, until: end });
    const nothing = asked.selected.map((figure) => figures[figure][2]);
    const groups = await this.#groups(asked, from, until);
    const totals = (await this.#groups({ ...asked, by: [] }, from, until))[0]?.figures ?? nothing;

    const told = asked.selected.join(' ');
    const filter = [
      asked.category && `product: { category: { eq: "${asked.category}" } }`,
      asked.country && `customer: { country: { eq: "${asked.country}" } }`,
      asked.channel && `channel: { eq: "${asked.channel}" }`,
    ].filter(Boolean);
    const order =
      asked.orderBy &&
      (asked.orderBy.figure
        ? `measure: ${nameOf(asked.orderBy.figure)
            .replace(/[A-Z]/g, (letter) => `_${letter}`)
            .toUpperCase()}`
        : `dimension: ${asked.by[asked.orderBy.place]}`);
    const fields = [...new Set(asked.by.map((dimension) => dimensions[dimension][0]))].join(' ');
    const document = `query ($after: String) { metrics(
      by: [${asked.by.join()}], period: { from: "${from}", to: "${addDays(end, -1)}" }, first: ${asked.first}, after: $after
      ${filter.length ? `filter: { ${filter.join()} }` : ''} ${asked.compareTo ? `compareTo: ${asked.compareTo}` : ''}
      ${order ? `orderBy: { ${order}, direction: ${asked.orderBy?.descending ? 'DESC' : 'ASC'} }` : ''}
    ) { totalCount totals { ${told} } pageInfo { hasNextPage endCursor } nodes { ${fields} ${told} ${asked.compareTo ? `before { ${told} }` : ''} } } }`;

    const rows: Record<string, unknown>[] = [];
    let after: string | null = null;
    for (let page = 0; page < 4; page++) {
      const { data, errors }: Awaited<ReturnType<Graph['query']>> = await this.#graph.query(document, {
        after,
      });
      expect(errors).toBeUndefined();
      const { nodes, pageInfo, totalCount } = data.metrics;
      rows.push(...nodes);
      expect(totalCount).toBe(asked.by.length ? groups.length : 0);
      compare(figuresIn(data.metrics.totals, asked), totals);
      expect(pageInfo.hasNextPage).toBe(rows.length < totalCount);
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    if (asked.by.length === 0) return;
    const byValues = new Map(groups.map(({ values, figures: all }) => [JSON.stringify(values), all]));
    for (const row of rows) {
      const key = JSON.stringify(asked.by.map((dimension) => row[dimensions[dimension][0]]));
      expect([...byValues.keys()]).toContain(key);
      compare(figuresIn(row, asked), byValues.get(key) ?? []);
      if (before)
        compare(figuresIn(row['before'] as Record<string, unknown>, asked), before.get(key) ?? nothing);
    }
    this.#inOrder(rows, asked);
  }

  /** Rows follow one another; which comes first of equals, their dimensions say. */
  #inOrder(rows: readonly Record<string, unknown>[], { by, orderBy, selected }: Case): void {
    const keyOf = (row: Record<string, unknown>) =>
      by.map((dimension) => (row[dimensions[dimension][0]] ?? null) as string | null);
    const rankOf = (row: Record<string, unknown>): string | number | null => {
      if (!orderBy) return null;
      if (!orderBy.figure) return keyOf(row)[orderBy.place] ?? null;
      return figuresIn(row, { selected } as Case)[selected.indexOf(orderBy.figure)] ?? null;
    };
    const inTurn = <T extends string | number>(a: T | null, b: T | null, descending = false) =>
      a === null || b === null
        ? Number(a === null) - Number(b === null)
        : (a < b ? -1 : Number(a > b)) * (descending ? -1 : 1);
    for (const [place, row] of rows.entries()) {
      const next = rows[place + 1];
      if (!next) break;
      const ranks = [inTurn(rankOf(row) as string, rankOf(next) as string, orderBy?.descending)];
      const keys = keyOf(row).map((value, at) => inTurn(value, keyOf(next)[at] ?? null));
      // What is shown rounded may be equal where it is ordered exactly.
      const isMoney = orderBy?.figure?.includes('{') && ranks[0] === 0;
      if (!isMoney) expect([...ranks, ...keys].find((one) => one !== 0)).toBe(-1);
    }
  }
}

function figuresIn(
  row: Record<string, unknown>,
  { selected }: Pick<Case, 'selected'>,
): readonly (number | null)[] {
  return selected.map((figure) => {
    const value = row[nameOf(figure)] as number | { amount: string } | null;
    return typeof value === 'object' ? value && Math.round(Number(value.amount) * 100) : value;
  });
}

function compare(told: readonly (number | null)[], expected: readonly (number | null)[]): void {
  expect(told.length).toBe(expected.length);
  for (const [place, value] of told.entries()) {
    const wanted = expected[place] ?? null;
    if (value === wanted) continue;
    const isNear =
      value !== null && wanted !== null && Math.abs(value - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted));
    if (!isNear) expect(told).toEqual(expected);
  }
}
