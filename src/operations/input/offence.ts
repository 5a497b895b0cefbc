import type { GraphQLError } from 'graphql';
import { badUserInput, mostMistakes } from '../../kernel/errors.ts';
import type { FieldUse } from '../compiled/selection.ts';
import type { Input, Range, Sendable } from './schema-inputs.ts';

/** What is wrong with a value, and where in it. */
export interface Offence {
  readonly path: string;
  readonly must: string;
  readonly wanted: string;
  readonly got: unknown;
}

/** What is wrong with a value as a whole, by `@range` and `@length`. */
export function offenceOf(input: Input, value: unknown): Offence | null {
  const { range, mayBeText } = input;
  const offence = (range && beyond(range, value as number, '')) ?? lengthOffence(input, value as string);
  if (offence) return offence;
  // Postgres keeps no NUL in text: it would fail there, in words that are not the caller's.
  const text: unknown = mayBeText && (Array.isArray(value) ? value.find(hasNul) : hasNul(value) && value);
  if (typeof text !== 'string') return null;
  const wanted = 'text without a NUL character';
  return { path: '', must: 'not contain a NUL character', wanted, got: text };
}

const hasNul = (value: unknown): boolean => typeof value === 'string' && value.includes('\0');

/** What is wrong with a length. */
export function lengthOffence(
  { lengths }: Pick<Sendable, 'lengths'>,
  value: string | readonly unknown[],
): Offence | null {
  for (const length of lengths) {
    const offence = beyond(length, value.length, Array.isArray(value) ? ' items' : ' characters');
    if (offence) return offence;
  }
  return null;
}

function beyond({ min, max }: Range, value: number, unit: string): Offence | null {
  if ((min === undefined || value >= min) && (max === undefined || value <= max)) return null;
  const bounds =
    min === undefined
      ? `at most ${max}`
      : max === undefined
        ? `at least ${min}`
        : `between ${min} and ${max}`;
  return { path: '', must: `be ${bounds}${unit}; it is ${value}`, wanted: `${bounds}${unit}`, got: value };
}

/** The same of fields of an operation, each as BAD_USER_INPUT that names the argument, as far as they are told. */
export function mistakesIn(
  uses: readonly FieldUse[],
  offencesOf: (use: FieldUse) => readonly Offence[],
): readonly GraphQLError[] {
  const mistakes: GraphQLError[] = [];
  for (const use of uses) {
    for (const { path, must, wanted, got } of offencesOf(use)) {
      mistakes.push(
        badUserInput(`${path} must ${must}.`, { argument: path, got, wanted, nodes: [use.node] }),
      );
    }
    if (mistakes.length >= mostMistakes) break;
  }
  return mistakes;
}
