/** Where an answer is another than expected, the first of them; `orNull` lets it lack what was expected. */
export const differences = (expected: unknown, told: unknown, { orNull = false } = {}): readonly string[] =>
  differing(expected, told, orNull, '').slice(0, 10);

function differing(expected: unknown, told: unknown, orNull: boolean, path: string): string[] {
  if (Object.is(expected, told) || (orNull && told === null)) return [];
  if (typeof expected !== 'object' || expected === null || typeof told !== 'object' || told === null) {
    return [
      `${path} is ${JSON.stringify(told)?.slice(0, 300)}, not ${JSON.stringify(expected)?.slice(0, 300)}`,
    ];
  }
  const [a, b] = [expected, told] as Record<string, unknown>[];
  return [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])].flatMap((key) =>
    differing(a?.[key], b?.[key], orNull, `${path}.${key}`),
  );
}
