/**
 * The value below which a share of the values lies, between neighbours in proportion, as Postgres's percentile_cont
 * reckons it. The values are sorted and there is at least one.
 */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}
