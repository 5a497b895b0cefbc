import { sql, type Compilable, type Kysely, type RawBuilder } from 'kysely';
import type { CursorColumns } from '../../domain/cursor.ts';
import type { PageRequest } from '../../domain/page.ts';
import type { Figure } from '../../domain/condition.ts';
import { keysetClauses, pageShape, type ListOrder, type PageParameters } from '../keyset.ts';
import { statementsOf, type Statement } from '../statement.ts';
import { criterionOf, type Catalogue } from './catalogue.ts';
import type { Instance, Outline, OutlinedUse } from './outline.ts';
import { joined, MatchingText } from './text.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** A statement with the source's own parameters that it wants. */
export interface Prepared<Row> {
  readonly statement: Statement<Parameters, Row>;
  readonly uses: readonly string[];
}

export interface KeysRow {
  readonly count: number;
  readonly keys: string | null;
}

/** A plan as Postgres explains it. */
export interface PlanRow {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: { 'Plan Rows': number; 'Total Cost': number } }];
}

export interface KeyRow extends CursorColumns {
  readonly key: string;
  /** How many match in all, where that was asked for as well. */
  readonly total: number | null;
}

/** What a list is ordered by: a criterion's value, or the key alone. */
export interface OrderBy {
  readonly name: string;
  readonly use: OutlinedUse | null;
  readonly direction: 'asc' | 'desc';
  readonly tie?: 'asc' | 'desc';
}

export interface OutlinedFigure {
  readonly name: string;
  readonly aggregate: Figure['aggregate'];
  readonly use: OutlinedUse;
}

/** Callers choose the forms of filters, so only those used last are kept. */
const statementsKept = 500;

/** The statements that answer outlined questions, one for each form of question, made when it first turns up. */
export class MatchingStatements {
  readonly #catalogue: Catalogue;
  readonly #statement: ReturnType<typeof statementsOf>;
  readonly #kept = new Map<string, Prepared<unknown>>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
    this.#statement = statementsOf(catalogue.source, catalogue.tables);
  }

  /** The keys that match, as one text: one more than `limit` tells that there are more. */
  keys(outline: Outline, absent: ReadonlySet<string>) {
    return this.#prepared<KeysRow>('matching', outline, absent, '', (text, p) => {
      const found = sql`${text.select(() => sql``)} limit ${p['limit']}`;
      return sql`select count(*) as count, ${joined(sql`key`)} as keys from (${found}) as found`;
    });
  }

  count(outline: Outline, absent: ReadonlySet<string>) {
    return this.#prepared<{ count: number }>(
      'count',
      outline,
      absent,
      '',
      (text) => sql`select count(*) as count from (${text.select(() => sql``)}) as found`,
    );
  }

  /** How many keys Postgres expects to match, by its statistics. */
  estimate(outline: Outline, absent: ReadonlySet<string>) {
    return this.#prepared<PlanRow>(
      'estimate',
      outline,
      absent,
      '',
      (text) => sql`explain (format json) ${text.select(() => sql``)}`,
    );
  }

  /** How many rows of a relation Postgres expects. */
  estimateRows(
    outline: Outline,
    absent: ReadonlySet<string>,
    { relation }: Instance,
    columns: readonly string[],
  ) {
    return this.#prepared<PlanRow>(
      `estimate_${relation}`,
      outline,
      absent,
      `${columns}`,
      (text) => sql`explain (format json) ${text.rows(columns)}`,
    );
  }

  /** A page, and, where `counted`, how many match in all: what has to be worked out for both is worked out once. */
  page(outline: Outline, absent: ReadonlySet<string>, order: OrderBy, page: PageRequest, counted: boolean) {
    const { use, direction, tie = direction } = order;
    const key = { column: 'key', type: 'text', direction: tie } as const;
    const criterion = use && criterionOf(this.#catalogue, use.criterion);
    const list: ListOrder = {
      name: order.name,
      steps: criterion
        ? [{ column: 'value', type: criterion.type, direction, nullable: !criterion.alwaysKnown }, key]
        : [key],
    };
    const form = `${JSON.stringify(order)} ${pageShape(page)}`;
    return this.#prepared<KeyRow>(counted ? 'counted_page' : 'page', outline, absent, form, (text, p) => {
      const keyset = keysetClauses(list, page, p as unknown as PageParameters);
      const found = text.select((values) => (use ? sql`, ${values.value(use)} as value` : sql``));
      const total = counted ? sql`(select count(*) from found)` : sql`null::bigint`;
      return sql`with found as ${counted ? sql`materialized ` : sql``}(${found}) select key, ${sql.join(keyset.cursor)}, ${total} as total from found where ${keyset.within} order by ${keyset.order} limit ${p['limit']}`;
    });
  }

  figures<Name extends string>(
    outline: Outline,
    absent: ReadonlySet<string>,
    figures: readonly OutlinedFigure[],
  ) {
    type Row = { readonly count: number } & Readonly<Record<Name, string | number | Date | null>>;
    return this.#prepared<Row>('figures', outline, absent, JSON.stringify(figures), (text) => {
      const found = text.select((values) =>
        sql.join(
          figures.map(({ use, name }) => sql`, ${values.value(use)} as ${sql.ref(name)}`),
          sql``,
        ),
      );
      const sums = figures.map(
        ({ aggregate, name }) => sql`, ${sql.raw(aggregate)}(${sql.ref(name)}) as ${sql.ref(name)}`,
      );
      return sql`select count(*) as count${sql.join(sums, sql``)} from (${found}) as found`;
    });
  }

  groups(outline: Outline, absent: ReadonlySet<string>, use: OutlinedUse) {
    type Row = { readonly value: string; readonly count: number; readonly total: number };
    return this.#prepared<Row>('groups', outline, absent, JSON.stringify(use), (text, p) => {
      const found = text.select(
        (values) => sql`, coalesce(${values.value(use)}::text, ${p['unknown']}) as value`,
      );
      return sql`select value, count(*) as count, (sum(count(*)) over ())::bigint as total from (${found}) as found group by value order by count desc, value limit ${p['limit']}`;
    });
  }

  /** A relation's rows, each column as one text. */
  rows(outline: Outline, absent: ReadonlySet<string>, { relation }: Instance, columns: readonly string[]) {
    const form = `${relation} ${columns}`;
    return this.#prepared<Record<string, string | null> & { readonly count: number }>(
      `rows_${relation}`,
      outline,
      absent,
      form,
      (text, p) => {
        const lists = columns.map(
          (column, place) => sql`${joined(sql.ref(column))} as ${sql.ref(`c${place}`)}`,
        );
        const found = sql`${text.rows(columns)} limit ${p['limit']}`;
        return sql`select count(*) as count, ${sql.join(lists)} from (${found}) as found`;
      },
    );
  }

  #prepared<Row>(
    kind: string,
    outline: Outline,
    absent: ReadonlySet<string>,
    form: string,
    write: (text: MatchingText, parameters: Parameters) => RawBuilder<unknown>,
  ): Prepared<Row> {
    const shape = `${kind} ${form} ${outline.shape}`;
    const kept = this.#kept.get(shape) as Prepared<Row> | undefined;
    // The one used last stands last.
    if (kept) this.#kept.delete(shape);
    const prepared = kept ?? this.#make<Row>(kind, outline, absent, write);
    this.#kept.set(shape, prepared);
    const [eldest] = this.#kept.keys();
    if (eldest !== undefined && this.#kept.size > statementsKept) this.#kept.delete(eldest);
    return prepared;
  }

  #make<Row>(
    kind: string,
    outline: Outline,
    absent: ReadonlySet<string>,
    write: (text: MatchingText, parameters: Parameters) => RawBuilder<unknown>,
  ): Prepared<Row> {
    let uses: readonly string[] = [];
    const statement = this.#statement<Parameters, Row>(`${this.#catalogue.of}_${kind}`, (db, parameters) => {
      const text = new MatchingText(this.#catalogue, outline, parameters, absent);
      const written = write(text, parameters);
      uses = [...text.uses];
      return compilable<Row>(written, db);
    });
    return { statement: { ...statement, plannedAnew: true }, uses };
  }
}

export const compilable = <Row>(written: RawBuilder<unknown>, db: Kysely<unknown>): Compilable<Row> => ({
  compile: () => written.compile(db) as never,
});
