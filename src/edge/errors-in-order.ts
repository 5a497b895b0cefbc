import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import { memoized } from '../kernel/memoized.ts';
import type { OperationContext } from './request-context.ts';

/**
 * Errors come as fields finish, so that their order would tell which database was quicker: every answer tells them in the
 * order of what it answers. Comes first, so that whoever reads them reads the same each time.
 */
export const errorsInOrder: ApolloServerPlugin<OperationContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body } }) {
        if (body.kind !== 'single') return;
        const { errors, data } = body.singleResult;
        if (errors && errors.length > 1) body.singleResult.errors = inOrder(onceEach(errors), data);
      },
    };
  },
};

/** Of what is wrong with a request or its document, each thing is told once, however often it was done. */
export function onceEach(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  const told = new Set<string>();
  return errors.filter(({ path, message }) => {
    // Whoever sends one directive that there is not may send any number.
    const mistake = message.startsWith('Unknown directive') ? 'Unknown directive' : message;
    return path || (!told.has(mistake) && told.add(mistake));
  });
}

/**
 * By paths, step by step: places of lists by number, fields as `data` has them, a shorter path before what is below it.
 * Below a null nothing tells the order of fields but their names. What has no path comes first.
 */
export function inOrder(
  errors: readonly GraphQLFormattedError[],
  data: unknown,
): readonly GraphQLFormattedError[] {
  const keysOf = memoized((parent: object): readonly string[] => Object.keys(parent));
  return errors
    .map((error) => ({ error, places: placesOf(error.path ?? [], data, keysOf) }))
    .toSorted((one, other) => compare(one.places, other.places))
    .map(({ error }) => error);
}

type Place = number | string;

/** What a path's steps are compared by: where it is known, the place of a field among its siblings. */
function placesOf(
  path: readonly Place[],
  data: unknown,
  keysOf: (parent: object) => readonly string[],
): readonly Place[] {
  let parent = data;
  return path.map((step) => {
    const within = typeof parent === 'object' && parent !== null ? parent : null;
    const place = within && typeof step === 'string' ? keysOf(within).indexOf(step) : -1;
    parent = (within as Readonly<Record<Place, unknown>> | null)?.[step];
    return place < 0 ? step : place;
  });
}

/** Steps that are compared have the same parent, so that they are both numbers or both names. */
function compare(one: readonly Place[], other: readonly Place[]): number {
  const at = one.findIndex((place, index) => place !== other[index]);
  const [first, second] = [one[at], other[at]];
  if (first === undefined || second === undefined) return one.length - other.length;
  return first < second ? -1 : 1;
}
