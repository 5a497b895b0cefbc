interface TextCondition<Value> {
  readonly eq?: Value | null;
  readonly in?: readonly Value[] | null;
}

/** The values that a text, or one word of an enum, must have; null where nothing is asked. */
export function wanted<Value extends string>(
  condition: TextCondition<Value> | null | undefined,
): readonly Value[] | null {
  const { eq, in: list } = condition ?? {};
  if (eq == null) return list ?? null;
  return list == null || list.includes(eq) ? [eq] : [];
}
