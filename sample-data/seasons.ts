import { dayOf, firstDay, monthOf, today, weekday } from './calendar.ts';

/** Per cent of an ordinary month, January first. */
export const seasons = {
  summer: [40, 50, 75, 110, 150, 175, 170, 135, 90, 60, 50, 70],
  winter: [150, 120, 80, 50, 35, 30, 35, 50, 95, 145, 180, 190],
  allYear: [90, 85, 95, 100, 110, 110, 105, 100, 95, 95, 110, 120],
} as const;
export type Season = keyof typeof seasons;

/** How busy the whole shop is, per cent. */
const shop = [82, 78, 88, 97, 108, 114, 112, 102, 92, 96, 118, 132];
const week = [104, 98, 96, 95, 96, 108, 122];
const blackFridays = [dayOf('2024-11-29'), dayOf('2025-11-28')];

/** The week up to Black Friday and the Monday after it. */
export function inBlackFridayWeek(day: number): boolean {
  return blackFridays.some((friday) => day >= friday - 4 && day <= friday + 3);
}

/** The shop grows by about 8 % a year. */
function weightOn(day: number): number {
  const growth = 1000 + Math.floor(((day - firstDay) * 160) / 730);
  const sale = inBlackFridayWeek(day) ? 260 : 100;
  return growth * (shop[monthOf(day) % 12] as number) * (week[weekday(day)] as number) * sale;
}

/** One weight a day of the two years, for whatever follows the shop's bustle. */
export const bustle: readonly number[] = Array.from({ length: today - firstDay + 1 }, (_, i) =>
  weightOn(firstDay + i),
);
