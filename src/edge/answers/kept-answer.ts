/** An answer that may be given again, to everyone with the same key. */
export interface KeptAnswer {
  /** Its data, as JSON. */
  readonly text: string;
  /** What it cost to be made. */
  readonly cost: number;
  /** When its making began, in milliseconds since 1970. */
  readonly madeAt: number;
  /** For how many seconds from then it may be given. */
  readonly maxAge: number;
}

/** A kept answer as a text for a store. */
export const written = ({ text, cost, madeAt, maxAge }: KeptAnswer): string =>
  `${madeAt} ${maxAge} ${cost}\n${text}`;

/** The answer that a store has; null where it is too old, or is no answer. */
export function read(stored: string, now: number): KeptAnswer | null {
  const [head, madeAt, maxAge, cost] = /^(\d{1,15}) (\d{1,9}) (\d{1,15})\n/.exec(stored) ?? [];
  if (head === undefined) return null;
  const kept = { madeAt: Number(madeAt), maxAge: Number(maxAge), cost: Number(cost) };
  return ageOf(kept, now) < kept.maxAge ? { ...kept, text: stored.slice(head.length) } : null;
}

/** In whole seconds. Clocks of servers that share a store may differ. */
export const ageOf = ({ madeAt }: Pick<KeptAnswer, 'madeAt'>, now: number): number =>
  Math.max(0, Math.floor((now - madeAt) / 1_000));
