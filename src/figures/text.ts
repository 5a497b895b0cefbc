import { isDeepStrictEqual } from 'node:util';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import {
  comparisonsIn,
  isJunction,
  type ImportedRows,
  type Comparison,
  type Condition,
  type FigureUse,
  type FigureArguments,
  type RowImport,
  type KeyQuery,
} from './condition.ts';
import {
  figureOf,
  instanceKey,
  absentFor,
  isBeside,
  relationOf,
  type Catalogue,
  type FigureColumn,
  type RelationScope,
  type Values,
} from './catalogue.ts';
import { comparison, compares, dayComparison, type Sql } from './comparison.ts';
import { keysIn, parted } from './lists.ts';
import { isNamed, typedValue, unseenList } from '../database/statement.ts';

/** A relation as one use of a figure reads it: the same relation may be read for two periods. */
interface Instance {
  readonly alias: string;
  readonly relation: string;
  readonly args: FigureArguments | undefined;
  readonly imported: ImportedRows | undefined;
  /** False where a table is missing, or another source keeps nothing of it. */
  readonly isKnown: boolean;
  /** Whether it is read along with the table of all keys. */
  readonly isBeside: boolean;
}

const conjunction = (conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  conditions.length ? sql<SqlBool>`${sql.join(conditions, sql` and `)}` : sql<SqlBool>`true`;

/** Writes the SQL of one query. Queries of one shape have one text: every value is a parameter. */
export class MatchingText {
  readonly #catalogue: Catalogue;
  readonly #query: KeyQuery;
  readonly #absent: ReadonlySet<string>;
  /** The tables that what is written would read, if the company kept them. */
  readonly lacked = new Set<string>();
  readonly #parameter: (name: string) => unknown;
  readonly #instances = new Map<string, Instance>();
  readonly #early: readonly Condition[];
  readonly #late: readonly Condition[];
  /** What is read of the table of all keys, and beside it, for the rest of the text. */
  readonly #listed = new Map<string, Sql>();

  /** `uses` are figures whose values are selected; `parameter` is what the source knows of the request. */
  constructor(
    catalogue: Catalogue,
    query: KeyQuery,
    uses: readonly FigureUse[],
    absent: ReadonlySet<string>,
    parameter: (name: string) => unknown,
  ) {
    this.#catalogue = catalogue;
    this.#query = query;
    this.#absent = absent;
    this.#parameter = parameter;
    const { condition } = query;
    for (const use of [...comparisonsIn(condition), ...uses]) this.#instancesOf(use);
    const parts = isJunction(condition) && condition.kind === 'all' ? condition.parts : [condition];
    // What needs nothing but the table of all keys is asked first, and narrows what is read for the rest.
    const isEarly = (part: Condition) =>
      catalogue.owned !== undefined &&
      comparisonsIn(part).every((use) => this.#instancesOf(use).every(({ isBeside }) => isBeside));
    this.#early = parts.filter(isEarly);
    this.#late = parts.filter((part) => !isEarly(part));
  }

  /** `select … from …` over every key that meets the condition; `columns` may speak of the figures's values. */
  select(columns: () => Sql = () => sql``): Sql {
    const { owned } = this.#catalogue;
    const isListed = owned !== undefined || this.#isNarrowed;
    const key = isListed ? sql`listed.key` : sql`key`;
    const joins = this.#read(false)
      .map(({ alias, rows }) => sql`left join (${rows}) as ${alias} on ${alias}.key = listed.key`)
      .concat(
        setsIn(this.#late).map((set) => this.#setJoin(set, sql`listed.key`)),
        this.#toldJoin(),
      );
    const from = isListed ? sql`listed ${sql.join(joins, sql` `)}` : this.#allRows();
    const tests = conjunction([isNamed(key), ...this.#late.map((part) => this.#required(part))]);
    const found = sql`select ${key} as key${columns()} from ${from} where ${tests}`;
    // Written last, when it is known which columns the rest speaks of.
    const listed = owned ? this.#owned(owned) : this.#isNarrowed ? this.#candidates() : null;
    return listed ? sql`with listed as (${listed}) ${found}` : found;
  }

  /** The rows of one relation, as another source imports them. */
  rows({ rows: relation, args, columns }: RowImport): Sql {
    const rows = this.#rowsOf(this.#instance(relation, args));
    const listed = this.#isNarrowed ? sql`with listed as (${this.#candidates()}) ` : sql``;
    const list = sql.join(columns.map((column) => sql.ref(column)));
    return sql`${listed}select ${list} from (${rows}) as relation`;
  }

  /** How keys are ordered by a figure. */
  ordered(use: FigureUse) {
    const { told } = this.#query;
    if (told && this.#isTold(use)) return { type: told.type, nullable: true };
    const { type, alwaysKnown } = figureOf(this.#catalogue, use.figure);
    return { type, nullable: !(alwaysKnown || this.isKnown(use)) };
  }

  /** What the figure says of a row; `own` is the table of all keys, as the text calls it there. */
  value(use: FigureUse, own: 'base' | 'listed' = 'listed'): Sql {
    if (this.#isTold(use)) return sql`told.value`;
    const { absent, ...column } = figureOf(this.#catalogue, use.figure);
    if (!this.#isRead(use)) return sql`null::${sql.raw(column.type)}`;
    const written = column.value(this.#values(use, own));
    return absent === undefined ? written : sql`coalesce(${written}, ${sql.lit(absent)})`;
  }

  /** A column of what the figure shows. */
  shown(use: FigureUse, { type, value }: FigureColumn): Sql {
    return this.#isRead(use) ? value(this.#values(use, 'listed')) : sql`null::${sql.raw(type)}`;
  }

  /** Whether every key that meets the condition has a value of the figure, for a part of it compares that. */
  isKnown({ figure, args }: FigureUse): boolean {
    const { condition } = this.#query;
    const parts = isJunction(condition) && condition.kind === 'all' ? condition.parts : [condition];
    return parts.some(
      (part) =>
        part.kind === 'comparison' &&
        part.figure === figure &&
        isDeepStrictEqual(part.args, args) &&
        (part.operator === 'isNull' ? part.holds !== part.operand : part.holds),
    );
  }

  /** Whether the table of all keys tells all, with what it leads to row by row. */
  get isPlain(): boolean {
    return [...this.#instances.values()].every(
      ({ relation }) => relationOf(this.#catalogue, relation).by !== undefined,
    );
  }

  get #isNarrowed(): boolean {
    return this.#query.candidates !== null;
  }

  /** The instances of a figure's relations, in the order in which it names them. */
  #instancesOf({ figure, args }: FigureUse): readonly Instance[] {
    if (this.#isTold({ figure })) return [];
    const { from = [] } = figureOf(this.#catalogue, figure);
    return from.map((relation) => this.#instance(relation, args));
  }

  #isTold({ figure }: FigureUse) {
    return this.#query.told?.figure === figure;
  }

  #instance(relation: string, args: FigureArguments | undefined): Instance {
    const key = instanceKey(this.#catalogue, relation, args);
    let instance = this.#instances.get(key);
    if (!instance) {
      const { imports } = relationOf(this.#catalogue, relation);
      const imported = this.#query.imported.get(key);
      const absent = absentFor(this.#catalogue, relation, this.#absent, args);
      for (const table of absent) this.lacked.add(table);
      instance = {
        alias: `r${this.#instances.size}`,
        relation,
        args,
        imported,
        isKnown: absent.length === 0 && !(imports && !imported),
        isBeside: isBeside(this.#catalogue, relation),
      };
      this.#instances.set(key, instance);
    }
    return instance;
  }

  #isRead(use: FigureUse): boolean {
    return this.#instancesOf(use).every(({ isKnown }) => isKnown);
  }

  #values(use: FigureUse, own: 'base' | 'listed'): Values {
    const instances = this.#instancesOf(use);
    const ofList = (name: string, column: Sql) => {
      this.#listed.set(name, column);
      return sql`listed.${sql.ref(name)}`;
    };
    return {
      column: (name, column) => {
        const instance = instances.find(({ relation }) => relation === name);
        if (!instance) throw new TypeError(`${use.figure} is not taken from ${name}`);
        const { alias, isBeside } = instance;
        const value = sql`${sql.raw(alias)}.${sql.ref(column)}`;
        return own === 'listed' && isBeside ? ofList(`${alias}_${column}`, value) : value;
      },
      own: (column) => {
        if (column === 'key') return own === 'base' ? this.#ownKey : sql`listed.key`;
        const value = sql`base.${sql.ref(column)}`;
        return own === 'base' ? value : ofList(column, value);
      },
      parameter: this.#given,
    };
  }

  get #ownKey(): Sql {
    const column = (name: string) => sql`base.${sql.ref(name)}`;
    const key = this.#catalogue.owned?.key ?? '';
    return typeof key === 'string' ? column(key) : key(column);
  }

  #owned({ table, rows }: NonNullable<Catalogue['owned']>): Sql {
    const ownKey = this.#ownKey;
    const joins = [
      ...(this.#isNarrowed ? [sql`join ${this.#candidateKeys} on input.key = ${ownKey}`] : []),
      ...setsIn(this.#early).map((set) => this.#setJoin(set, ownKey)),
      ...this.#read(true).map(({ alias, rows, by, always }) => {
        const key = by ? sql`base.${sql.ref(by)}` : ownKey;
        return sql`${sql.raw(always ? '' : 'left ')}join (${rows}) as ${alias} on ${alias}.key = ${key}`;
      }),
    ];
    const tests = conjunction(this.#early.map((part) => this.#test(part, 'base')));
    const more = [...this.#listed].map(([name, column]) => sql`${column} as ${sql.ref(name)}`);
    const list = sql.join([sql`${ownKey} as key`, ...more]);
    return sql`select ${list} from ${rows?.() ?? sql.table(`${this.#catalogue.source}.${table}`)} as base ${sql.join(joins, sql` `)} where ${tests}`;
  }

  get #candidateKeys(): Sql {
    return this.#query.isFew
      ? sql`unnest(${this.#fewKeys}) as input(key)`
      : keysIn(this.#query.candidates?.keys, 'input');
  }

  /** The keys of a page, which are given as a list. */
  get #fewKeys(): Sql {
    return unseenList(this.#query.candidates?.keys);
  }

  #candidates(): Sql {
    return sql`select key from ${this.#candidateKeys}`;
  }

  #setJoin(set: number, key: Sql): Sql {
    const alias = `set_${set}`;
    return sql`left join ${keysIn(this.#query.sets[set]?.keys, alias)} on ${sql.raw(alias)}.key = ${key}`;
  }

  #toldJoin(): readonly Sql[] {
    const { told } = this.#query;
    if (!told) return [];
    const [keys, values] = told.rows ?? [];
    const rows = sql`unnest(${parted(keys, 'text')}, ${parted(values, told.type)}) as told(key, value)`;
    return [sql`left join ${rows} on told.key = listed.key`];
  }

  /** Every key that any relation has a row of. */
  #allRows(): Sql {
    const relations = this.#read(false);
    if (relations.length === 0) return sql`(select null::text as key where false) as nothing`;
    return sql.join(
      relations.map(({ alias, rows }, place) =>
        place === 0 ? sql`(${rows}) as ${alias}` : sql`full join (${rows}) as ${alias} using (key)`,
      ),
      sql` `,
    );
  }

  /** The relations that are read beside the table of all keys, or all others. */
  #read(beside: boolean) {
    return [...this.#instances.values()]
      .filter(({ isKnown, isBeside }) => isKnown && isBeside === beside)
      .map((instance) => {
        const { by, always } = relationOf(this.#catalogue, instance.relation);
        return { alias: sql.raw(instance.alias), rows: this.#rowsOf(instance), by, always };
      });
  }

  #rowsOf({ relation: name, args, imported: columns }: Instance): Sql {
    const relation = relationOf(this.#catalogue, name);
    const types = Object.entries(relation.imports?.columns ?? {});
    const arrays = types.map(([, type], place) => parted(columns?.[place], type));
    const imported = sql`unnest(${sql.join(arrays)}) as imported(${sql.join(types.map(([column]) => sql.ref(column)))})`;
    const scope: RelationScope = {
      within: (column) => this.#within(sql.ref(column)),
      isFew: this.#query.isFew ?? false,
      parameter: this.#given,
      argument: (part) => sql`${args?.[part]}`,
      given: (part) => args?.[part] !== undefined,
      imported,
      has: (table) => this.#has(table),
    };
    return relation.rows?.(scope) ?? sql`select * from ${imported}`;
  }

  readonly #given = (name: string, type: string): Sql =>
    typedValue(this.#parameter(name), type, this.#query.isFew ?? false);

  #has(table: string): boolean {
    const isAbsent = this.#absent.has(table);
    if (isAbsent) this.lacked.add(table);
    return !isAbsent;
  }

  /** A few keys are looked up by an index, whatever the database expects of them. */
  #within(column: Sql): RawBuilder<SqlBool> {
    if (this.#query.isFew) return sql<SqlBool>`${column} = any(${this.#fewKeys}::text[])`;
    return this.#narrows ? sql<SqlBool>`${column} in (select key from listed)` : sql<SqlBool>`true`;
  }

  /** Whether fewer than all keys are listed before relations are read. */
  get #narrows(): boolean {
    return this.#isNarrowed || (this.#early.length > 0 && !this.#query.isBroad);
  }

  /** A test that every key must meet. Where only keys with a row can, Postgres need not look at any other. */
  #required(part: Condition): RawBuilder<SqlBool> {
    const test = this.#test(part);
    if (isJunction(part) || part.kind === 'membership' || !this.#needsRow(part)) return test;
    const [instance] = this.#instancesOf(part);
    return instance?.isKnown ? sql<SqlBool>`(${sql.raw(instance.alias)}.key is not null and ${test})` : test;
  }

  /** Whether no key without a row of its one relation can meet it. */
  #needsRow({ figure, operator, operand, holds }: Comparison): boolean {
    const { from = [], absent, definedWithoutRows } = figureOf(this.#catalogue, figure);
    const isMetWithout = definedWithoutRows ?? (absent !== undefined && compares(absent, operator, operand));
    return operator !== 'isNull' && from.length === 1 && holds && !isMetWithout;
  }

  #test(condition: Condition, own: 'base' | 'listed' = 'listed'): RawBuilder<SqlBool> {
    if (isJunction(condition)) {
      const { kind, parts } = condition;
      if (parts.length === 0) return kind === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`false`;
      const tests = parts.map((part) => this.#test(part, own));
      return sql<SqlBool>`(${sql.join(tests, kind === 'all' ? sql` and ` : sql` or `)})`;
    }
    if (condition.kind === 'membership') {
      const { set, holds } = condition;
      return sql<SqlBool>`${sql.raw(`set_${set}`)}.key is ${sql.raw(holds ? 'not null' : 'null')}`;
    }
    return this.#compared(condition, own);
  }

  #compared(use: Comparison, own: 'base' | 'listed'): RawBuilder<SqlBool> {
    const { figure, operator, operand } = use;
    const isNull = operator === 'isNull';
    // "is null" and "is not null" are texts of their own.
    const holds = isNull ? use.holds === operand : use.holds;
    const { type, known, filter } = figureOf(this.#catalogue, figure);
    const isByDay = type === 'timestamptz' && filter?.[0] === 'DateFilter';
    const compare = (value: Sql) =>
      isByDay ? dayComparison(value, operator, operand) : comparison(value, operator, operand, type);
    const compared = compare(this.value(use, own));
    // Postgres takes such a comparison for one in two hundred, and joins imported rows one by one for so few; of a
    // case it takes half.
    const hidden = sql<SqlBool>`case when ${compared} then true else false end`;
    if (known && holds && !isNull && this.#isRead(use)) {
      return sql<SqlBool>`(${hidden} and ${compare(known(this.#values(use, own)))})`;
    }
    const isImported = this.#instancesOf(use).some(
      ({ relation }) => this.#catalogue.relations[relation]?.imports !== undefined,
    );
    const test = isImported ? hidden : compared;
    return holds ? test : sql<SqlBool>`(${test}) is not true`;
  }
}

/** Each set once, however many conditions speak of it. */
const setsIn = (parts: readonly Condition[]): readonly number[] => [
  ...new Set(
    parts.flatMap((part) =>
      isJunction(part) ? setsIn(part.parts) : part.kind === 'membership' ? [part.set] : [],
    ),
  ),
];
