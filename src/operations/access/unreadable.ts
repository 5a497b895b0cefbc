import { GraphQLError } from 'graphql';
import type { Access } from '../../kernel/access.ts';

/**
 * What stands between a caller and these fields, as FORBIDDEN of the first that may not be read; nothing where all may.
 * Doors that list operations list those that their caller may read.
 */
export function unreadable(access: Access, fields: Iterable<string>): GraphQLError | undefined {
  try {
    for (const field of fields) access.demand(field);
    return undefined;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
