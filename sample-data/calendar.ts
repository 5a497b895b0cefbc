/** Days are counted from 1970-01-01, moments in seconds from then, all in UTC. */
export const secondsADay = 86_400;
export const now = Date.UTC(2026, 10, 20, 12) / 1000;
export const today = Math.floor(now / secondsADay);
export const firstDay = today - 730;

export function dayOf(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / 1000 / secondsADay;
}

export function dayAt(moment: number): number {
  return Math.floor(moment / secondsADay);
}

const dayTexts = new Map<number, string>();

export function dayText(day: number): string {
  let text = dayTexts.get(day);
  if (text === undefined) {
    text = new Date(day * secondsADay * 1000).toISOString().slice(0, 10);
    dayTexts.set(day, text);
  }
  return text;
}

const two = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'));

export function momentText(moment: number): string {
  const day = dayAt(moment);
  const second = moment - day * secondsADay;
  const hour = Math.floor(second / 3600);
  return `${dayText(day)} ${two[hour]}:${two[Math.floor(second / 60) % 60]}:${two[second % 60]}Z`;
}

/** 0 is Monday. */
export function weekday(day: number): number {
  return (day + 3) % 7;
}

export function mondayOf(day: number): number {
  return day - weekday(day);
}

/** Months since 1970; modulo 12 it is the month of the year, 0 being January. */
export function monthOf(day: number): number {
  const text = dayText(day);
  return (Number(text.slice(0, 4)) - 1970) * 12 + Number(text.slice(5, 7)) - 1;
}
