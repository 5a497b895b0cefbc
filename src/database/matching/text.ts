import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { listSeparator, unknownEntry } from '../../domain/condition.ts';
import { criterionOf, relationOf, type Catalogue, type Scope, type Values } from './catalogue.ts';
import { comparison } from './comparison.ts';
import type { Outline, Outlined, OutlinedUse } from './outline.ts';

type Sql = RawBuilder<unknown>;
type Placeholders = Readonly<Record<string, unknown>>;

/** In SQL, as an expression; control characters are spelled by number so that a log stays readable. */
const separator = sql.raw(`chr(${listSeparator.charCodeAt(0)})`);
const unknown = sql.raw(`chr(${unknownEntry.charCodeAt(0)})`);

/** A column written as one text, and read back: no entry may be null where unknown has a sign of its own. */
export const joined = (column: Sql): RawBuilder<string | null> =>
  sql<string | null>`string_agg(coalesce(${column}::text, ${unknown}), ${separator})`;
const parted = (text: unknown, type: string): Sql =>
  sql`string_to_array(${text}, ${separator}, ${unknown})::${sql.raw(type)}[]`;
const keysIn = (text: unknown, alias: string): Sql =>
  sql`unnest(${parted(text, 'text')}) as ${sql.raw(alias)}(key)`;

const conjunction = (conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  conditions.length ? sql<SqlBool>`${sql.join(conditions, sql` and `)}` : sql<SqlBool>`true`;

/** Writes the SQL of one outlined question. */
export class MatchingText {
  readonly #catalogue: Catalogue;
  readonly #outline: Outline;
  readonly #p: Placeholders;
  readonly #absent: ReadonlySet<string>;
  readonly #early: readonly Outlined[];
  readonly #late: readonly Outlined[];
  /** The source's own parameters that the text mentions. */
  readonly uses = new Set<string>();
  /** What is read of the table of all keys, and beside it, for the rest of the text. */
  readonly #listed = new Map<string, Sql>();

  constructor(catalogue: Catalogue, outline: Outline, p: Placeholders, absent: ReadonlySet<string>) {
    this.#catalogue = catalogue;
    this.#outline = outline;
    this.#p = p;
    this.#absent = absent;
    const { condition } = outline;
    const parts = 'parts' in condition && condition.kind === 'all' ? condition.parts : [condition];
    // What needs nothing but the table of all keys is asked first, and narrows what is read for the rest.
    const isEarly = (part: Outlined) =>
      catalogue.owned !== undefined && instancesIn(part).every((index) => this.#besides(index));
    this.#early = parts.filter(isEarly);
    this.#late = parts.filter((part) => !isEarly(part));
  }

  /** `select … from …` over every key that meets the condition; `columns` may speak of the criteria's values. */
  select(columns: (text: MatchingText) => Sql): Sql {
    const { owned } = this.#catalogue;
    const isListed = owned !== undefined || this.#outline.narrowed;
    const key = isListed ? sql`listed.key` : sql`key`;
    const joins = this.#relations()
      .map(
        ({ index, rows }) => sql`left join (${rows}) as ${alias(index)} on ${alias(index)}.key = listed.key`,
      )
      .concat(setsIn(this.#late).map((set) => this.#setJoin(set, sql`listed.key`)));
    const from = isListed ? sql`listed ${sql.join(joins, sql` `)}` : this.#allRows();
    const tests = conjunction(this.#late.map((part) => this.#required(part)));
    const found = sql`select ${key} as key${columns(this)} from ${from} where ${tests}`;
    // Written last, when it is known which columns the rest speaks of.
    const listed = owned ? this.#owned(owned) : this.#outline.narrowed ? this.#asked() : null;
    return listed ? sql`with listed as (${listed}) ${found}` : found;
  }

  /** The rows of one relation, as another source wants them brought. */
  rows(columns: readonly string[]): Sql {
    const rows = sql.join(this.#relations().map((relation) => relation.rows));
    const listed = this.#outline.narrowed ? sql`with listed as (${this.#asked()}) ` : sql``;
    const list = sql.join(columns.map((column) => sql.ref(column)));
    return sql`${listed}select ${list} from (${rows}) as relation`;
  }

  /** What the criterion says of a row; `own` is the table of all keys, as the text calls it there. */
  value({ criterion: name, instances }: OutlinedUse, own: 'base' | 'listed' = 'listed'): Sql {
    const criterion = criterionOf(this.#catalogue, name);
    if (instances.some((index) => !this.#outline.instance(index).known)) {
      return sql`null::${sql.raw(criterion.type)}`;
    }
    const value = criterion.value(this.#values({ criterion: name, instances }, own));
    return criterion.absent === undefined ? value : sql`coalesce(${value}, ${sql.lit(criterion.absent)})`;
  }

  #values({ criterion: name, instances }: OutlinedUse, own: 'base' | 'listed'): Values {
    const criterion = criterionOf(this.#catalogue, name);
    return {
      column: (relation, column) => {
        const index = instances[criterion.from?.indexOf(relation) ?? -1];
        if (own === 'base' || !this.#besides(index)) return sql`${alias(index)}.${sql.ref(column)}`;
        const listed = `r${index}_${column}`;
        this.#listed.set(listed, sql`${alias(index)}.${sql.ref(column)}`);
        return sql`listed.${sql.ref(listed)}`;
      },
      own: (column) => {
        if (column === 'key') return own === 'base' ? this.#ownKey : sql`listed.key`;
        const ownColumn = sql`base.${sql.ref(column)}`;
        if (own === 'base') return ownColumn;
        this.#listed.set(column, ownColumn);
        return sql`listed.${sql.ref(column)}`;
      },
      parameter: (parameter) => this.#parameter(parameter),
    };
  }

  get #ownKey(): Sql {
    return sql`base.${sql.ref(this.#catalogue.owned?.key ?? '')}`;
  }

  #owned({ table }: NonNullable<Catalogue['owned']>): Sql {
    const ownKey = this.#ownKey;
    const joins = setsIn(this.#early).map((set) => this.#setJoin(set, ownKey));
    if (this.#outline.narrowed) {
      joins.unshift(sql`join ${keysIn(this.#p['asked'], 'asked')} on asked.key = ${ownKey}`);
    }
    const besides = this.#read(true);
    joins.push(
      ...besides.map(
        ({ index, rows }) => sql`left join (${rows}) as ${alias(index)} on ${alias(index)}.key = ${ownKey}`,
      ),
    );
    const tests = conjunction(this.#early.map((part) => this.#test(part, 'base')));
    const more = [...this.#listed].map(([name, column]) => sql`${column} as ${sql.ref(name)}`);
    const list = sql.join([sql`${ownKey} as key`, ...more]);
    return sql`select ${list} from ${sql.table(`${this.#catalogue.source}.${table}`)} as base ${sql.join(joins, sql` `)} where ${tests}`;
  }

  #asked(): Sql {
    return sql`select key from ${keysIn(this.#p['asked'], 'asked')}`;
  }

  #setJoin(set: number, key: Sql): Sql {
    return sql`left join ${keysIn(this.#p[`set_${set}`], `set_${set}`)} on ${sql.raw(`set_${set}`)}.key = ${key}`;
  }

  /** Every key that any relation has a row of. */
  #allRows(): Sql {
    const relations = this.#relations();
    if (relations.length === 0) return sql`(select null::text as key where false) as nothing`;
    return sql.join(
      relations.map(({ index, rows }, place) =>
        place === 0
          ? sql`(${rows}) as ${alias(index)}`
          : sql`full join (${rows}) as ${alias(index)} using (key)`,
      ),
      sql` `,
    );
  }

  #relations() {
    return this.#read(false);
  }

  /** The relations that are read beside the table of all keys, or all others. */
  #read(besides: boolean): { readonly index: number; readonly rows: Sql }[] {
    return this.#outline.instances.flatMap(({ known }, index) =>
      known && this.#besides(index) === besides ? [{ index, rows: this.#rowsOf(index) }] : [],
    );
  }

  #besides(index: number | undefined): boolean {
    const { relation = '' } = this.#outline.instances[index ?? -1] ?? {};
    return this.#catalogue.owned?.beside?.includes(relation) ?? false;
  }

  #rowsOf(index: number): Sql {
    const relation = relationOf(this.#catalogue, this.#outline.instance(index).relation);
    const columns = Object.entries(relation.brings?.columns ?? {});
    const arrays = columns.map(([, type], place) => parted(this.#p[`brought_${index}_${place}`], type));
    const brought = sql`unnest(${sql.join(arrays)}) as brought(${sql.join(columns.map(([name]) => sql.ref(name)))})`;
    const scope: Scope = {
      within: (column) =>
        this.#narrows ? sql<SqlBool>`${sql.ref(column)} in (select key from listed)` : sql<SqlBool>`true`,
      parameter: (name) => this.#parameter(name),
      given: (name) => sql`${this.#p[`given_${index}_${name}`]}`,
      brought,
      has: (table) => !this.#absent.has(table),
    };
    return relation.rows?.(scope) ?? sql`select * from ${brought}`;
  }

  /** Whether fewer than all keys are listed before relations are read. */
  get #narrows(): boolean {
    const { narrowed, isBroad } = this.#outline;
    return narrowed || (this.#early.length > 0 && !isBroad);
  }

  #parameter(name: string): Sql {
    this.uses.add(name);
    return sql`${this.#p[name]}`;
  }

  #isBrought({ instances }: OutlinedUse): boolean {
    return instances.some((index) => {
      const { relation = '' } = this.#outline.instances[index] ?? {};
      return this.#catalogue.relations[relation]?.brings !== undefined;
    });
  }

  /** A test that every key must meet. Where only keys with a row can, Postgres need not look at any other. */
  #required(part: Outlined): RawBuilder<SqlBool> {
    const test = this.#test(part);
    if (!('needsRow' in part) || !part.needsRow) return test;
    const [index = -1] = part.instances;
    return this.#outline.instance(index).known
      ? sql<SqlBool>`(${alias(index)}.key is not null and ${test})`
      : test;
  }

  #test(outlined: Outlined, own: 'base' | 'listed' = 'listed'): RawBuilder<SqlBool> {
    if ('parts' in outlined) {
      const none = outlined.kind === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`false`;
      const tests = outlined.parts.map((part) => this.#test(part, own));
      return tests.length
        ? sql<SqlBool>`(${sql.join(tests, outlined.kind === 'all' ? sql` and ` : sql` or `)})`
        : none;
    }
    if ('set' in outlined) {
      return sql<SqlBool>`${sql.raw(`set_${outlined.set}`)}.key is ${sql.raw(outlined.holds ? 'not null' : 'null')}`;
    }
    const { operator, operand, holds, criterion, instances } = outlined;
    const { type, known } = criterionOf(this.#catalogue, criterion);
    const compare = (value: Sql) => comparison(value, operator, sql`${operand && this.#p[operand]}`, type);
    const compared = compare(this.value(outlined, own));
    // Postgres takes such a comparison for one in two hundred, and joins what is brought row by row for so few; of a
    // case it takes half.
    const hidden = sql<SqlBool>`case when ${compared} then true else false end`;
    const isRead = instances.every((index) => this.#outline.instance(index).known);
    if (known && holds && operator !== 'isNull' && isRead) {
      return sql<SqlBool>`(${hidden} and ${compare(known(this.#values(outlined, own)))})`;
    }
    const test = this.#isBrought(outlined) ? hidden : compared;
    return holds ? test : sql<SqlBool>`(${test}) is not true`;
  }
}

/** Throws for a relation that the criterion does not say it is taken from. */
function alias(index: number | undefined) {
  if (index === undefined) throw new TypeError('a criterion names a relation that it is not taken from');
  return sql.raw(`r${index}`);
}

function instancesIn(outlined: Outlined): readonly number[] {
  if ('parts' in outlined) return outlined.parts.flatMap(instancesIn);
  return 'set' in outlined ? [] : outlined.instances;
}

function setsIn(parts: readonly Outlined[]): readonly number[] {
  return parts.flatMap((part) => ('parts' in part ? setsIn(part.parts) : 'set' in part ? [part.set] : []));
}
