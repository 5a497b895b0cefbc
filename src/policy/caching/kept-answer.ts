/** An answer that may be given again, to everyone with the same key. */
export interface KeptAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  /** When its making began, in milliseconds since 1970. */
  readonly madeAt: number;
  /** For how many seconds from then it may be given. */
  readonly maxAge: number;
}

/** A kept answer as a text for a store. */
export const written = ({ data, madeAt, maxAge }: KeptAnswer): string =>
  `${madeAt} ${maxAge}\n${JSON.stringify(data)}`;

/** The answer that a store has; null where it is too old, or is no answer. */
export function read(text: string, now: number): KeptAnswer | null {
  const [head, madeAt, maxAge] = /^(\d{1,15}) (\d{1,9})\n/.exec(text) ?? [];
  if (head === undefined) return null;
  const times = { madeAt: Number(madeAt), maxAge: Number(maxAge) };
  if (ageOf(times, now) >= times.maxAge) return null;
  try {
    const data: unknown = JSON.parse(text.slice(head.length));
    return typeof data === 'object' && data !== null ? { ...times, data: data as KeptAnswer['data'] } : null;
  } catch {
    return null;
  }
}

/** In whole seconds. Clocks of servers that share a store may differ. */
export const ageOf = ({ madeAt }: Pick<KeptAnswer, 'madeAt'>, now: number): number =>
  Math.max(0, Math.floor((now - madeAt) / 1_000));
