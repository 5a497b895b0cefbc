import { responsePathAsArray, type GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { unknownOf } from '../kernel/unknown.ts';
import type { RequestContext } from './context.ts';

/** Tells what a field lacks that has a value all the same. */
export const noteUnknown = (
  lacked: GraphQLError,
  context: RequestContext,
  { path }: Pick<GraphQLResolveInfo, 'path'>,
): void => context.noteUnknown({ ...unknownOf(lacked), path: responsePathAsArray(path) });
