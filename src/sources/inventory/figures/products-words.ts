import { sql, type RawBuilder } from 'kysely';
import { patternsOf, searchable } from '../../../domain/search-text.ts';
import type { Clause, RelationScope } from '../../../figures/catalogue.ts';
import { allOf, type Comparison, type Condition, type FigureArguments } from '../../../figures/condition.ts';
import { refuseContradiction } from '../../../figures/read.ts';
import { compared } from '../compared.ts';

/** Products whose list of words holds every one of some, or any of them. */
const holding = (
  { within, argument }: RelationScope,
  table: string,
  words: RawBuilder<unknown>,
  mayHold: RawBuilder<unknown>,
) => {
  const kept = sql`array(select ${compared(sql`word`)} from unnest(${words}) as word)`;
  const wanted = sql`${argument('words')}::text[]`;
  const holds = sql`(select case when ${argument('every')}::boolean then kept @> ${wanted} else kept && ${wanted} end
    from (select ${kept} as kept) as own)`;
  return sql`select sku as key, true as has from ${sql.table(`inventory.${table}`)}
    where ${mayHold} and ${holds} and ${within('sku')}`;
};

/** Whoever has a feature has its words in what search looks through, which has an index. */
export const featured = (scope: RelationScope) =>
  holding(
    scope,
    'products',
    sql.ref('features'),
    sql`search_text like any(${scope.argument('patterns')}::text[])`,
  );

export const tagged = (scope: RelationScope) =>
  holding(scope, 'product_content', sql.ref('tags'), sql`cardinality(tags) > 0`);

/** Products with such a specification; its name and value are in what search looks through, where that is kept. */
export function specified({ within, argument }: RelationScope) {
  const patterns = (name: string) => sql`${argument(name)}::text[]`;
  const values = sql`${argument('values')}::text[]`;
  const unit = sql`${argument('unit')}::text`;
  const number = sql`case when value ~ '^[+-]?[0-9]{1,15}([.][0-9]{1,15})?$' then value::numeric end`;
  const bound = (name: string, sign: string) =>
    sql`(${argument(name)}::numeric is null or (${number}) ${sql.raw(sign)} ${argument(name)}::numeric)`;
  return sql`select distinct sku as key, true as has from ${sql.table('inventory.product_specifications')}
    where (search_text is null or (search_text like any(${patterns('namePatterns')})
        and (${values} is null or search_text like any(${patterns('valuePatterns')}))))
      and ${compared(sql.ref('name'))} = ${argument('name')}::text
      and (${values} is null or ${compared(sql.ref('value'))} = any(${values}))
      and (${unit} is null or ${compared(sql.ref('unit'))} = ${unit})
      and ${bound('gt', '>')} and ${bound('gte', '>=')} and ${bound('lt', '<')} and ${bound('lte', '<=')}
      and ${within('sku')}`;
}

export const wordArguments = ['words', 'every', 'patterns'];
export const specificationArguments = 'name namePatterns values valuePatterns unit gt gte lt lte'.split(' ');

const has = (figure: string, args: FigureArguments): Comparison => ({
  kind: 'comparison',
  source: 'inventory',
  figure,
  args,
  operator: 'eq',
  operand: true,
  holds: true,
});

const searchables = (words: readonly string[]) => [...new Set(words.map(searchable))];
const patterns = (words: readonly string[]) => words.flatMap(patternsOf);
/** An index narrows best by the longest. */
const longest = (words: readonly string[]) =>
  words.toSorted((one, other) => other.length - one.length).slice(0, 1);

interface Words {
  readonly has?: string | null;
  readonly hasAny?: readonly string[] | null;
  readonly hasAll?: readonly string[] | null;
}

const holds =
  (figure: string) =>
  ({ has: one, hasAny: any, hasAll }: Words): Condition | null => {
    const all = [...(one == null ? [] : [one]), ...(hasAll ?? [])];
    const parts = [
      ...(all.length > 0
        ? [has(figure, { words: searchables(all), every: true, patterns: patterns(longest(all)) })]
        : []),
      ...(any == null
        ? []
        : [has(figure, { words: searchables(any), every: false, patterns: patterns(any) })]),
    ];
    return parts.length === 0 ? null : allOf(parts);
  };

type Bounds = { readonly [Sign in 'gt' | 'gte' | 'lt' | 'lte']?: number | null };

interface Specified extends Bounds {
  readonly name: string;
  readonly eq?: string | null;
  readonly in?: readonly string[] | null;
  readonly unit?: string | null;
}

/** Text, for a number of JavaScript would be one of floating point to the database. */
const exact = (bound: number | null | undefined) => (bound == null ? null : String(bound));

function specification({ name, eq, in: list, unit, ...bounds }: Specified): Condition {
  const path = 'filter.specifications';
  refuseContradiction(new Map(Object.entries(bounds).filter(([, bound]) => bound != null)), 'number', path);
  const same = eq == null ? [] : (list ?? [eq]).filter((value) => searchable(value) === searchable(eq));
  const values = eq == null ? (list ?? null) : same;
  return has('withSpecification', {
    name: searchable(name),
    namePatterns: patterns([name]),
    values: values && searchables(values),
    valuePatterns: values && patterns(values),
    unit: unit == null ? null : searchable(unit),
    gt: exact(bounds.gt),
    gte: exact(bounds.gte),
    lt: exact(bounds.lt),
    lte: exact(bounds.lte),
  });
}

/** What a filter asks of a product's words otherwise than by comparing one value. */
export const clauses = {
  features: {
    figure: 'withFeature',
    shows: 'Product.features',
    filter: ['WordsFilter', 'On its selling points, each as a whole.'],
    condition: holds('withFeature'),
  },
  tags: {
    figure: 'withTag',
    shows: 'Product.tags',
    filter: ['WordsFilter', 'On the words that teams have put on it, each as a whole.'],
    condition: holds('withTag'),
  },
  specifications: {
    figure: 'withSpecification',
    shows: 'Product.specifications',
    filter: [
      'SpecificationFilter',
      'On one of its measured facts, all of whose conditions one and the same must meet; for several facts, use `and`.',
    ],
    condition: specification,
  },
} satisfies Record<string, Clause>;
