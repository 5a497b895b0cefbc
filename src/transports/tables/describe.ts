import { getNamedType, isEnumType } from 'graphql';
import { formatNames } from './encoders/format.ts';
import { kebab } from '../../operations/trusted-documents/registry.ts';
import type { ListedTable } from './listed-tables.ts';

/** A table among the others. */
export const summary = ({ table, about }: ListedTable) => ({
  name: kebab(table.name),
  description: about,
  columns: table.columns.length,
  parameters: table.parameters.map(({ name, type, required }) => ({ name, type: String(type), required })),
  formats: formatNames,
  paged: table.paging !== null,
});

/** All that can be known of a table before it is asked for. */
export const describe = ({ table, about }: ListedTable) => ({
  name: kebab(table.name),
  description: about,
  formats: formatNames,
  paged: table.paging !== null,
  columns: table.columns.map(({ name, type, description }) => ({ name, type, description })),
  parameters: table.parameters.map(({ name, type, required, fallback, description }) => {
    const named = getNamedType(type);
    return {
      name,
      type: String(type),
      required,
      default: fallback,
      description,
      ...(isEnumType(named) && { values: named.getValues().map((value) => value.name) }),
    };
  }),
});
