import {
  GraphQLError,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import { isErrorCode, type ErrorCode } from '../kernel/error-codes.ts';
import { moreErrors, SeveralErrors } from '../kernel/errors.ts';
import { memoized } from '../kernel/memoized.ts';
import type { SourceName } from '../kernel/source-name.ts';
import { currentRequest } from '../observability/request.ts';
import { pathOfLiteral, placed } from '../operations/input/place.ts';
import type { OperationContext } from './request-context.ts';

/**
 * The errors of an answer, in the order of what it answers. They come as fields finish, so that their order would tell
 * which database was quicker. `made`: as they were thrown, with those that stand for several.
 */
export function toldErrors(
  made: readonly GraphQLError[],
  { data, errors }: FormattedExecutionResult,
): readonly GraphQLFormattedError[] | undefined {
  const others = made.flatMap(othersOf);
  const all = others.length > 0 ? [...(errors ?? []), ...others] : errors;
  return all && all.length > 1 ? inOrder(onceEach(all), data) : all;
}

/** How many errors an answer holds, of which the last counts those that are left out. */
const most = 100;

/** How many errors of each code are left out of an answer. */
type LeftOut = Map<ErrorCode, number>;

/**
 * Takes errors beyond a hundred out of the list, such as those of a database that is down under a page of thousands of
 * fields, before anybody works on them.
 */
export function leaveOutErrors(errors: readonly GraphQLError[], leftOut: LeftOut): void {
  if (errors.length <= most) return;
  // By rows: the answer, which would tell the order of their fields, is not there yet.
  const first = inOrder(errors, undefined);
  count(first.slice(most - 1), leftOut);
  // What it gives us is what Apollo Server formats next, one by one.
  (errors as GraphQLError[]).splice(0, errors.length, ...first.slice(0, most - 1));
}

/** At most a hundred errors, of which the last tells of those that are left out. */
export function errorsAtMost(
  errors: readonly GraphQLFormattedError[],
  leftOut: LeftOut,
): readonly GraphQLFormattedError[] {
  const told = leftOut.size === 0 && errors.length <= most ? errors : errors.slice(0, most - 1);
  count(errors.slice(told.length), leftOut);
  return leftOut.size > 0 ? [...told, moreErrors(leftOut).toJSON()] : errors;
}

function count(errors: readonly Pick<GraphQLFormattedError, 'extensions'>[], leftOut: LeftOut): void {
  for (const { extensions } of errors) {
    const code = isErrorCode(extensions?.['code']) ? extensions['code'] : 'INTERNAL_SERVER_ERROR';
    leftOut.set(code, (leftOut.get(code) ?? 0) + 1);
  }
  for (const code of leftOut.keys()) currentRequest()?.codes.add(code);
}

export type Path = NonNullable<GraphQLFormattedError['path']>;

/** What is found out only by what databases did for it. */
const foundOutLate: ReadonlySet<unknown> = new Set<ErrorCode>([
  'REPORT_TOO_LARGE',
  'FILTER_TOO_BROAD',
  'REQUEST_TIMEOUT',
  'REQUEST_ENDED',
]);

/** The places of errors behind which statements ran: they cost as much as an answer would have. */
export const pathsInVain = (
  errors: readonly GraphQLFormattedError[],
  { strained }: OperationContext,
): readonly Path[] =>
  errors
    .filter(
      ({ extensions }) =>
        foundOutLate.has(extensions?.['code']) ||
        (extensions?.['code'] === 'SOURCE_UNAVAILABLE' && strained.has(extensions['source'] as SourceName)),
    )
    .map(({ path }) => path ?? []);

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
