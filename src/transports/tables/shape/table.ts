import {
  type DocumentNode,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isListType,
  type GraphQLOutputType,
} from 'graphql';

/** An operation is no table; the message says why, to its author. */
export class NoTable extends Error {}

/** What the cells of a column hold, each null where the graph knows none. A list is one cell. */
export type CellType = 'int' | 'float' | 'boolean' | 'decimal' | 'date' | 'datetime' | 'text' | 'list';

export interface TableColumn {
  /** Response keys from the row down, or from the root for what stands beside the list, with dots between. */
  readonly name: string;
  readonly type: CellType;
  readonly description: string | null;
  /** Where its value lies: in each row, or once in the whole answer. */
  readonly of: 'row' | 'answer';
  readonly path: readonly string[];
  /** The schema coordinates of the fields that lead to it, and of what these ask by. */
  readonly fields: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly required: boolean;
  /** As the operation writes it. */
  readonly fallback: string | null;
  readonly description: string | null;
}

/** How a table goes on: by which variables its pages are asked for. */
export interface Paging {
  readonly after: string;
  /** Absent where the operation says itself how long its pages are. */
  readonly first: { readonly variable: string; readonly maximum: number } | null;
  /** Where the connection is in an answer. */
  readonly path: readonly string[];
}

/** An operation as a table: fixed by the operation and the schema, before anything is asked. */
export interface OperationTable {
  readonly name: string;
  /** What to run: the operation, but for what pages need and tables do not. */
  readonly document: DocumentNode;
  readonly columns: readonly TableColumn[];
  readonly parameters: readonly Parameter[];
  /** Where the list of rows is in an answer. */
  readonly rows: readonly string[];
  /** Null where the list comes whole. */
  readonly paging: Paging | null;
  /** Whether the list is cut by the operation, which does not say how to ask for more. */
  readonly cut: boolean;
  /** The schema coordinates of every field that it reads, and of what it asks by unless its caller says otherwise. */
  readonly fields: ReadonlySet<string>;
}

/** Names in a table's address that are no variables. */
export const reserved: ReadonlySet<string> = new Set(['all', 'partial', 'key']);

export type Cell = string | number | boolean | readonly unknown[] | null;
/** A cell for each column. */
export type TableRow = readonly Cell[];

/** By the scalar's name; ids, enums and all other scalars are text. */
const byScalar: Readonly<Record<string, CellType>> = {
  Int: 'int',
  Float: 'float',
  Percent: 'float',
  Boolean: 'boolean',
  Decimal: 'decimal',
  Date: 'date',
  DateTime: 'datetime',
};

/** What a column of a leaf type, or of a list of them, holds. */
export const cellType = (type: GraphQLOutputType): CellType =>
  isListType(getNullableType(type)) ? 'list' : (byScalar[getNamedType(type).name] ?? 'text');

/** What spreadsheets take for a number. */
export const isNumeric = (type: CellType): boolean =>
  type === 'int' || type === 'float' || type === 'decimal';
