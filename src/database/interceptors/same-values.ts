/** Whether values of statements are equal: texts, numbers, instants, lists of them. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (!Array.isArray(a) || !Array.isArray(b)) return false;
  if (a.length !== b.length) return false;
  for (let place = 0; place < a.length; place += 1) if (!isSame(a[place], b[place])) return false;
  return true;
}
