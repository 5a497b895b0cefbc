import { TypeOverrides, types } from 'pg';
import type { GraphQLError } from 'graphql';
import { guard } from '../kernel/guarded-cells.ts';

/** What stands in a row in the place of a value that may not be usable, until it is known which column it is of. */
export class OddCell {
  readonly text: string;
  /** What it is where nobody knows better; undefined where it is nothing then. */
  readonly asItIs: unknown;
  /** What whoever reads it is told. */
  reason: GraphQLError | undefined;

  constructor(text: string, asItIs?: unknown) {
    this.text = text;
    this.asItIs = asItIs;
  }
}

let met = 0;

/** How many odd cells were read so far: nobody looks for them while there are none. */
export const oddCellsMet = (): number => met;

function odd(text: string, asItIs?: unknown): OddCell {
  met += 1;
  return new OddCell(text, asItIs);
}

/** Years 1 to 9998: what is beyond means that there is no end, or no beginning. */
const isInCalendar = (text: string): boolean =>
  text.charCodeAt(4) === 45 && !text.endsWith('C') && !text.startsWith('9999');

const { builtins } = types;
const standard = (type: number) => types.getTypeParser(type, 'text') as (text: string) => unknown;
const textsOf = standard(1009);
const standardInstant = standard(builtins.TIMESTAMPTZ);
const digits = (text: string, from: number, until: number): number => {
  let value = 0;
  for (let place = from; place < until; place += 1) value = value * 10 + text.charCodeAt(place) - 48;
  return value;
};
/** As sessions in UTC tell it, `2026-11-30 10:00:00.123456+00`, it is read by its places, to the millisecond. */
function instantOf(text: string): unknown {
  // To JavaScript a year below 100 would be one of the last century.
  if (!text.endsWith('+00') || text.startsWith('00')) return standardInstant(text);
  const day = Date.UTC(digits(text, 0, 4), digits(text, 5, 7) - 1, digits(text, 8, 10));
  const seconds = (digits(text, 11, 13) * 60 + digits(text, 14, 16)) * 60 + digits(text, 17, 19);
  const fraction = Math.min(text.length - 3, 23);
  const milliseconds = fraction > 20 ? digits(text, 20, fraction) * 10 ** (23 - fraction) : 0;
  return new Date(day + seconds * 1_000 + milliseconds);
}
const within =
  (parse: (text: string) => unknown) =>
  (text: string): unknown =>
    isInCalendar(text) ? parse(text) : odd(text);
const float = (text: string): unknown => {
  const value = Number(text);
  return Number.isFinite(value) ? value : odd(text);
};
/** A number where that is exact, which it is for all but amounts in coins of little worth. */
const integer = (text: string): unknown => {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : odd(text, BigInt(text));
};
/** What is no number begins with a letter. */
const decimal = (text: string): unknown =>
  text.charCodeAt(text.startsWith('-') ? 1 : 0) > 57 ? odd(text) : text;
const text = (read: string): unknown => (read === '' ? odd(read, read) : read);
const texts = (read: string): unknown => {
  const list = textsOf(read) as readonly (string | null)[];
  return list.includes(null) ? odd(read, list) : list;
};

const parsers: readonly (readonly [type: number, parse: (text: string) => unknown])[] = [
  [builtins.INT8, integer],
  [builtins.DATE, within(String)],
  [builtins.TIMESTAMP, within(standard(builtins.TIMESTAMP))],
  [builtins.TIMESTAMPTZ, within(instantOf)],
  [builtins.FLOAT4, float],
  [builtins.FLOAT8, float],
  [builtins.NUMERIC, decimal],
  [builtins.TEXT, text],
  [builtins.VARCHAR, text],
  [builtins.BPCHAR, text],
  [1009, texts],
  [1015, texts],
];

/** bigint as number, date as its text, as in every session; what is no value of its type is an odd cell. */
export const cellParsers = new TypeOverrides();
for (const [type, parse] of parsers) cellParsers.setTypeParser(type, 'text', parse);

type Row = Record<string, unknown>;

/** Puts in the place of each odd cell what throws its reason, for whoever reads it: what stands on it cannot be known. */
export function guardRows(rows: readonly (Row | readonly Row[])[]): void {
  for (const row of rows) {
    if (Array.isArray(row)) guardRows(row as readonly Row[]);
    else guardRow(row as Row);
  }
}

function guardRow(row: Row): void {
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(row)))
    if (value instanceof OddCell) guard(row, name, value.reason);
}
