/** The null that an error stands for: its own field, or the nearest one above that may be null. */
export function nullAt(data: unknown, path: readonly (string | number)[]): string {
  let value = data;
  for (const [depth, key] of path.entries()) {
    if (value === null) return path.slice(0, depth).join('.');
    value = (value as Record<string, unknown>)[key];
  }
  return value === null ? path.join('.') : `an error at ${path.join('.')}, which is not null`;
}

/** Where the broken answer has null in place of a value. Any other difference is reported as it is. */
export function lostPaths(whole: unknown, part: unknown, path: readonly (string | number)[] = []): string[] {
  if (part === null && whole !== null) return [path.join('.')];
  if (typeof whole !== 'object' || whole === null || typeof part !== 'object' || part === null) {
    return Object.is(whole, part) ? [] : [`${path.join('.')} is ${String(part)}, not ${String(whole)}`];
  }
  const keys = new Set([...Object.keys(whole), ...Object.keys(part)]);
  return [...keys].flatMap((key) =>
    lostPaths((whole as Record<string, unknown>)[key], (part as Record<string, unknown>)[key], [
      ...path,
      key,
    ]),
  );
}

interface Told {
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The errors of an answer, how many more there were, and the codes of all. */
export function toldErrors<Failure extends Told>(
  errors: readonly Failure[] = [],
): { readonly told: readonly Failure[]; readonly leftOut: number; readonly codes: readonly unknown[] } {
  const more = (errors.at(-1)?.extensions?.['more'] ?? {}) as Readonly<Record<string, number>>;
  const leftOut = Object.values(more).reduce((sum, count) => sum + count, 0);
  const told = leftOut > 0 ? errors.slice(0, -1) : errors;
  const codes = new Set([...told.map(({ extensions }) => extensions?.['code']), ...Object.keys(more)]);
  return { told, leftOut, codes: [...codes] };
}
