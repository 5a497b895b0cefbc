import type { GraphQLFormattedError } from 'graphql';
import { errorCodes, isErrorCode, type ErrorCode, type UnknownCode } from './error-codes.ts';

/**
 * Why a value is unknown, or what was left out of one, though nothing failed. A resolver that knows of no value at all
 * throws it as an error with such a code, which is told at its path; one that has a value all the same notes it.
 */
export interface Unknown extends Readonly<Record<string, unknown>> {
  readonly code: UnknownCode;
  readonly message: string;
  /** Where in the answer; left out where it holds for more than one place. */
  readonly path?: GraphQLFormattedError['path'];
}

/** What is unknown of one request, however it is answered. */
export class Unknowns {
  readonly #shared: Unknowns | null;
  readonly #noted = new Map<string, Unknown>();

  /** `shared`: what is read for several answers together, and holds for each of them. */
  constructor(shared: Unknowns | null = null) {
    this.#shared = shared;
  }

  /** Told once, however often it is noted. */
  note(unknown: Unknown): void {
    this.#noted.set(JSON.stringify(unknown), unknown);
  }

  get all(): readonly Unknown[] {
    return [...(this.#shared?.all ?? []), ...this.#noted.values()];
  }
}

/** Whether an error says that a value cannot be known, and not that something failed. */
export const isUnknown = ({ extensions }: Pick<GraphQLFormattedError, 'extensions'>): boolean => {
  const code = extensions?.['code'];
  return isErrorCode(code) && 'isUnknown' in errorCodes[code];
};

/** What such an error tells. */
export const unknownOf = ({ message, path, extensions }: GraphQLFormattedError): Unknown => ({
  ...(path && { path }),
  code: extensions?.['code'] as UnknownCode,
  message,
  ...extensions,
});

/** How many an answer tells, of which the last counts those that are left out. */
const most = 100;

/** At most a hundred, of which the last counts the rest. */
export function unknownsAtMost(unknowns: readonly Unknown[]): readonly Unknown[] {
  if (unknowns.length <= most) return unknowns;
  const leftOut = unknowns.slice(most - 1);
  const more = unknownCounts(leftOut);
  const counts = Object.entries(more).map(([code, count]) => `${count} ${code}`);
  const message = `${leftOut.length} more unknown values are left out: ${counts.join(', ')}.`;
  return [...unknowns.slice(0, most - 1), { code: 'MORE_UNKNOWN', message, more }];
}

/** How many values are unknown by each code, with those that are left out. */
export function unknownCounts(unknowns: readonly Unknown[]): Readonly<Partial<Record<ErrorCode, number>>> {
  const counts: Record<string, number> = {};
  const add = (code: string, count: number) => (counts[code] = (counts[code] ?? 0) + count);
  for (const { code, more } of unknowns) {
    if (code !== 'MORE_UNKNOWN') add(code, 1);
    else for (const [other, count] of Object.entries(more as Record<string, number>)) add(other, count);
  }
  return counts;
}
