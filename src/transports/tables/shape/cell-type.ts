import { getNamedType, getNullableType, isListType, type GraphQLOutputType } from 'graphql';
import type { CellType } from './table.ts';

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
