import type { Figure } from '../../../src/figures/catalogue.ts';
import { isWord, orderField } from '../../../src/figures/inputs.ts';
import { productCatalogues } from '../../../src/sources/index.ts';

type Value = string | number | boolean | null;
export type ProductValues = Readonly<Record<string, Value>>;

export interface Filter {
  readonly and?: readonly Filter[] | null;
  readonly or?: readonly Filter[] | null;
  readonly not?: Filter | null;
  readonly in?: Place | null;
  readonly [field: string]: unknown;
}

/** The places that the oracle has columns of. */
export const places = {
  DE: { country: 'DE' },
  GB: { country: 'GB' },
  named: { warehouses: ['US-RNO', 'GB-DVY'] },
} as const;
type Place = (typeof places)[keyof typeof places];

/** Where a figure is asked of a place, its column is named for that too. */
function columnIn(place: Place | null | undefined, figure: string): string {
  const [name] =
    Object.entries(places).find(([, one]) => JSON.stringify(one) === JSON.stringify(place)) ?? [];
  const isOfPlaces = figures.some(([of, { ofPlaces }]) => of === figure && ofPlaces);
  return name && isOfPlaces ? `"${figure} ${name}"` : `"${figure}"`;
}

const quoted = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

/** LIKE's own signs taken as they are. */
const pattern = (text: unknown): string => String(text).replaceAll(/[\\%_]/g, String.raw`\$&`);

const texts: Readonly<Record<string, (column: string, operand: unknown) => string>> = {
  eq: (column, operand) => `${column} = ${quoted(operand)}`,
  lt: (column, operand) => `${column} < ${quoted(operand)}`,
  lte: (column, operand) => `${column} <= ${quoted(operand)}`,
  gt: (column, operand) => `${column} > ${quoted(operand)}`,
  gte: (column, operand) => `${column} >= ${quoted(operand)}`,
  in: (column, operand) =>
    (operand as unknown[]).length
      ? `${column} in (${(operand as unknown[]).map(quoted).join(', ')})`
      : 'false',
  contains: (column, operand) => `${column} ilike ${quoted(`%${pattern(operand)}%`)}`,
  startsWith: (column, operand) => `${column} ilike ${quoted(`${pattern(operand)}%`)}`,
  isNull: (column, operand) => `${column} is ${operand ? '' : 'not '}null`,
};

const figures = productCatalogues.flatMap(({ figures }) => Object.entries<Figure>(figures));

/** The figures that are asked by in a filter of this type. */
export const fieldsOf = (filterType: string): readonly string[] =>
  figures.flatMap(([name, { filter }]) => (filter?.[0] === filterType ? [name] : []));
const amounts = new Set(fieldsOf('AmountFilter'));

function columnOf(
  field: string,
  asked: { last?: { days?: number; weeks?: number; months?: number } },
  place: Place | null,
): string {
  const { last } = asked;
  if (field === 'unitsSold' && (last?.days === 14 || last?.weeks === 2)) return '"unitsSold14"';
  if (field === 'unitsSold' && last?.months === 12) return '"unitsSold12Months"';
  return columnIn(place, field);
}

/** A filter as one SQL condition, each comparison made true or false by itself; null where it asks nothing. */
export function conditionOf(
  { and, or, not, in: named, ...fields }: Filter,
  around: Place | null = null,
): string | null {
  const place = named ?? around;
  const inside = (filter: Filter) => conditionOf(filter, place);
  const asking = (parts: readonly (string | null)[], word: string): string | null => {
    const asked = parts.filter((part) => part !== null);
    return asked.length ? `(${asked.join(` ${word} `)})` : null;
  };
  const compared = Object.entries(fields).flatMap(([field, comparison]) =>
    Object.entries((comparison ?? {}) as Record<string, unknown>)
      .filter(([operator, operand]) => operator !== 'last' && operand !== null)
      .map(([operator, operand]) => {
        const column = columnOf(field, (comparison ?? {}) as never, place);
        const number = (text: unknown) => (amounts.has(field) ? Number(text) : text);
        const exact = Array.isArray(operand)
          ? operand.map(number)
          : operator === 'isNull'
            ? operand
            : number(operand);
        return `coalesce(${texts[operator]!(column, exact)}, false)`;
      }),
  );
  const inner = not ? inside(not) : null;
  return asking(
    [
      ...compared,
      and ? asking(and.map(inside), 'and') : null,
      or ? asking(or.map(inside), 'or') : null,
      inner && `not ${inner}`,
    ],
    'and',
  );
}

const asks = (filter: Filter): boolean => conditionOf(filter) !== null;

/** A filter, or that it does not hold, as filters that must all hold: each is left whole that cannot be taken apart. */
function conjuncts(filter: Filter, around: Place | null = null, holds = true): Filter[] {
  const { and, or, not, in: named, ...fields } = filter;
  const place = named ?? around;
  const own = Object.entries(fields).map(([field, asked]) => ({ [field]: asked }));
  const members = [...own, ...(and ?? []), ...(or ? [{ or }] : []), ...(not ? [{ not }] : [])].filter(asks);
  const [only, ...more] = members;
  if (!only) return [];
  if (more.length > 0) {
    return holds
      ? members.flatMap((member) => conjuncts(member, place))
      : [{ not: { and: members, in: place } }];
  }
  if (and?.some(asks)) return conjuncts(only, place, holds);
  if (not && asks({ not })) return conjuncts(not, place, !holds);
  const any = (or ?? []).filter(asks);
  if (!holds && any.length > 0) return any.flatMap((one) => conjuncts(one, place, false));
  if (any.length === 1) return any.flatMap((one) => conjuncts(one, place));
  return [holds ? { ...only, in: place } : { not: { ...only, in: place } }];
}

const fieldsAsked = ({ and, or, not, in: _, ...fields }: Filter): readonly string[] => [
  ...Object.keys(fields).filter((field) => asks({ [field]: fields[field] })),
  ...[...(and ?? []), ...(or ?? []), ...(not ? [not] : [])].flatMap(fieldsAsked),
];

/** How many products have each value of a word, by all that does not speak of that word alone. */
export function facetSql(filter: Filter, word: string): string {
  const others = conjuncts(filter).filter((one) => fieldsAsked(one).some((field) => field !== word));
  return `select nullif("${word}", '') as value, count(*)::integer as count from oracle.product_values
    where ${conditionOf({ and: others }) ?? 'true'} group by 1 order by 2 desc, 1`;
}

/** The words whose values are counted, by their value of the enum. */
export const words: Readonly<Record<string, string>> = Object.fromEntries(
  figures.flatMap(([name, figure]) => (isWord(figure) ? [[orderField(name), name]] : [])),
);

/** The oracle has a column of each figure's name. */
const ordered: Readonly<Record<string, string>> = Object.fromEntries(
  figures.flatMap(([name, { order }]) => (order ? [[orderField(name), name]] : [])),
);
export const orderFields = Object.keys(ordered);

export interface Order {
  readonly field: string;
  readonly direction: string;
  readonly in?: Place | null;
}

function orderedSql({ field, direction, in: place }: Order): string {
  const column = columnIn(place, ordered[field] ?? '');
  const stages = `array_position(array['INTRODUCTION', 'GROWTH', 'MATURITY', 'DECLINE'], ${column})`;
  return `${field === 'LIFECYCLE_STAGE' ? stages : column} ${direction} nulls last`;
}

/** The one statement that the graph is held against: every SKU that matches, in order. */
export const matchingSql = (filter: Filter, orderBy: Order, thenBy: Order | null): string =>
  `select sku from oracle.product_values where ${conditionOf(filter) ?? 'true'}
   order by ${orderedSql(orderBy)}, ${thenBy ? `${orderedSql(thenBy)}, ` : ''}
     sku ${(orderBy.field !== 'SKU' && thenBy ? thenBy : orderBy).direction}`;
