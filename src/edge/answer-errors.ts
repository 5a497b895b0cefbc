import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type DocumentNode, type GraphQLFormattedError } from 'graphql';
import { isErrorCode, type ErrorCode } from '../kernel/error-codes.ts';
import { moreErrors, SeveralErrors } from '../kernel/errors.ts';
import { memoized } from '../kernel/memoized.ts';
import { currentRequest } from '../observability/request.ts';
import { pathOfLiteral, placed } from '../operations/input/place.ts';
import type { OperationContext } from './request-context.ts';

/**
 * Errors come as fields finish, so that their order would tell which database was quicker: every answer tells them in the
 * order of what it answers. Comes first, so that whoever reads them reads the same each time.
 */
export const errorsInOrder: ApolloServerPlugin<OperationContext> = {
  async requestDidStart() {
    return {
      async validationDidStart({ document }) {
        return async (mistakes) => tellPlaces(document, mistakes ?? []);
      },
      async willSendResponse({ errors: made = [], response: { body } }) {
        if (body.kind !== 'single') return;
        const { data } = body.singleResult;
        const others = made.flatMap(othersOf);
        const errors =
          others.length > 0 ? [...(body.singleResult.errors ?? []), ...others] : body.singleResult.errors;
        body.singleResult.errors = errors;
        if (errors && errors.length > 1) body.singleResult.errors = inOrder(onceEach(errors), data);
      },
    };
  },
};

/** How many errors an answer holds, of which the last counts those that are left out. */
const most = 100;

/**
 * Leaves out errors beyond a hundred, such as those of a database that is down under a page of thousands of fields, before
 * anybody works on them. Comes after whoever settles by errors. Tables hear of all: one of them may cost rows.
 */
export const errorsAtMost: ApolloServerPlugin<OperationContext> = {
  async requestDidStart() {
    const leftOut = new Map<ErrorCode, number>();
    const leaveOut = (errors: readonly Pick<GraphQLFormattedError, 'extensions'>[]): void => {
      for (const { extensions } of errors) {
        const code = isErrorCode(extensions?.['code']) ? extensions['code'] : 'INTERNAL_SERVER_ERROR';
        leftOut.set(code, (leftOut.get(code) ?? 0) + 1);
      }
      for (const code of leftOut.keys()) currentRequest()?.codes.add(code);
    };
    return {
      async didEncounterErrors({ errors, contextValue }) {
        if (contextValue.tellsAllErrors || errors.length <= most) return;
        // By rows: the answer, which would tell the order of their fields, is not there yet.
        const first = inOrder(errors, undefined);
        leaveOut(first.slice(most - 1));
        // What it gives us is what Apollo Server formats next, one by one.
        (errors as GraphQLError[]).splice(0, errors.length, ...first.slice(0, most - 1));
      },
      async willSendResponse({ contextValue, response: { body } }) {
        if (contextValue.tellsAllErrors || body.kind !== 'single') return;
        const { errors = [] } = body.singleResult;
        const told = leftOut.size === 0 && errors.length <= most ? errors : errors.slice(0, most - 1);
        leaveOut(errors.slice(told.length));
        if (leftOut.size > 0) body.singleResult.errors = [...told, moreErrors(leftOut).toJSON()];
      },
    };
  },
};

/** An error, or what is told of it. */
type ToldError = { readonly message: string } & {
  readonly [Member in 'path' | 'locations' | 'extensions']?: GraphQLError[Member] | undefined;
};

/**
 * Of what is wrong with a request or its document, each thing is told once, however often it was done; of values, which
 * are mended one by one, each place.
 */
export function onceEach<Failure extends ToldError>(errors: readonly Failure[]): readonly Failure[] {
  const reported = new Set<string>();
  return errors.filter(({ path, message, locations, extensions }) => {
    // Whoever sends one directive that there is not may send any number.
    const place = extensions?.['code'] === 'BAD_USER_INPUT' ? JSON.stringify(locations) : '';
    const mistake = message.startsWith('Unknown directive') ? 'Unknown directive' : `${message}${place}`;
    return path || (!reported.has(mistake) && reported.add(mistake));
  });
}

/** What else was wrong where an error was thrown that stands for several, and is told at the same place of the answer. */
function othersOf(error: GraphQLError): readonly GraphQLFormattedError[] {
  const { originalError: made, path, nodes } = error;
  if (!(made instanceof SeveralErrors)) return [];
  return made.others.map(({ message, nodes: own, extensions }) => {
    const other = new GraphQLError(message, { nodes: own ?? nodes ?? null, path: path ?? null, extensions });
    return placed(other).toJSON();
  });
}

/** What a scalar refuses in a document tells the path that leads to it, which the scalar cannot know. */
export function tellPlaces(document: DocumentNode | undefined, mistakes: readonly Error[]): void {
  for (const mistake of mistakes) {
    const { extensions, nodes } = mistake as GraphQLError;
    const [value] = nodes ?? [];
    if (extensions['code'] === 'BAD_USER_INPUT' && document && value)
      Object.assign(extensions, pathOfLiteral(document, value));
  }
}

/**
 * By paths, step by step: places of lists by number, fields as `data` has them, a shorter path before what is below it.
 * Below a null nothing tells the order of fields but their names. What has no path comes first.
 */
export function inOrder<Failure extends Pick<GraphQLFormattedError, 'path'>>(
  errors: readonly Failure[],
  data: unknown,
): readonly Failure[] {
  const keysOf = memoized((parent: object): readonly string[] => Object.keys(parent));
  return errors
    .map((error) => ({ error, places: placesOf(error.path ?? [], data, keysOf) }))
    .toSorted((one, other) => compare(one.places, other.places))
    .map(({ error }) => error);
}

type PathStep = number | string;

/** What a path's steps are compared by: where it is known, the place of a field among its siblings. */
function placesOf(
  path: readonly PathStep[],
  data: unknown,
  keysOf: (parent: object) => readonly string[],
): readonly PathStep[] {
  let parent = data;
  return path.map((step) => {
    const within = typeof parent === 'object' && parent !== null ? parent : null;
    const place = within && typeof step === 'string' ? keysOf(within).indexOf(step) : -1;
    parent = (within as Readonly<Record<PathStep, unknown>> | null)?.[step];
    return place < 0 ? step : place;
  });
}

/** Steps that are compared have the same parent, so that they are both numbers or both names. */
function compare(one: readonly PathStep[], other: readonly PathStep[]): number {
  const at = one.findIndex((place, index) => place !== other[index]);
  const [first, second] = [one[at], other[at]];
  if (first === undefined || second === undefined) return one.length - other.length;
  return first < second ? -1 : 1;
}
