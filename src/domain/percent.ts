/** `part ÷ whole × 100`; null where the whole is 0, for then there is no share to tell. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : (part / whole) * 100;

/** By how many percent of what was before; null where there was nothing. */
export const changePercent = (before: number, now: number): number | null => percentOf(now - before, before);
