/** `part ÷ whole × 100`; null where the whole is 0, for then there is no share to tell. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : (part / whole) * 100;

/** By how many percent of what was before; null where there was nothing. */
export const changePercent = (before: number, now: number): number | null => percentOf(now - before, before);

/** Answers to how likely one is to recommend something: 9 and 10 promote it, 0 to 6 speak against it. */
export interface Recommendations {
  readonly answers: number;
  readonly promoters: number;
  readonly detractors: number;
}

/** % of promoters − % of detractors; null without an answer. */
export const netPromoterScore = ({ answers, promoters, detractors }: Recommendations): number | null =>
  percentOf(promoters - detractors, answers);
