import { dayAt, now, secondsADay, today } from './calendar.ts';
import { fraction } from './random.ts';

/** When in a day people shop and write: a weight for each hour, UTC. */
const hours = [2, 1, 1, 1, 1, 2, 3, 5, 7, 8, 8, 8, 8, 7, 7, 7, 8, 9, 10, 11, 11, 9, 7, 4];
const untilHour = [0];
for (const weight of hours) untilHour.push((untilHour.at(-1) as number) + weight);

/** Weight of the day's hours that have passed: all of them, but for today only those until now. */
function weightOfDay(day: number): number {
  return untilHour[day === today ? (now % secondsADay) / 3600 : 24] as number;
}

/**
 * Lays a number of things along the days by the days' weights, in the order of their indexes. From an index follows
 * the moment and from a moment the index, without making any other.
 */
export class Timeline {
  readonly #until: Float64Array;
  readonly #total: number;
  readonly #subject: string;
  readonly #firstDay: number;
  readonly #count: number;

  constructor(subject: string, from: number, weights: readonly number[], count: number) {
    this.#subject = subject;
    this.#firstDay = from;
    this.#count = count;
    this.#until = new Float64Array(weights.length + 1);
    weights.forEach((weight, i) => {
      this.#until[i + 1] = (this.#until[i] as number) + weight * weightOfDay(from + i);
    });
    this.#total = this.#until[weights.length] as number;
  }

  momentOf(index: number): number {
    const place = ((index + fraction(this.#subject, index)) / this.#count) * this.#total;
    const position = findPlace(this.#until, place, 0, this.#until.length - 2);
    const before = this.#until[position] as number;
    const day = this.#firstDay + position;
    const share = (place - before) / ((this.#until[position + 1] as number) - before);
    const target = share * weightOfDay(day);
    let hour = 0;
    while (hour < 23 && (untilHour[hour + 1] as number) <= target) hour++;
    const within = (target - (untilHour[hour] as number)) / (hours[hour] as number);
    return day * secondsADay + hour * 3600 + Math.min(3599, Math.floor(within * 3600));
  }

  /** How many of the things lie before a moment: all of them with an index below this. */
  countBefore(moment: number): number {
    const day = dayAt(moment) - this.#firstDay;
    if (day < 0) return 0;
    if (day >= this.#until.length - 1) return this.#count;
    const before = this.#until[day] as number;
    const second = moment % secondsADay;
    const hour = Math.floor(second / 3600);
    const target = (untilHour[hour] as number) + ((hours[hour] as number) * (second % 3600)) / 3600;
    const share = Math.min(1, target / weightOfDay(day + this.#firstDay));
    const place = before + ((this.#until[day + 1] as number) - before) * share;
    return Math.floor((place / this.#total) * this.#count);
  }

  /** The mean number of things on a day. */
  expectedOn(day: number): number {
    const i = day - this.#firstDay;
    return (((this.#until[i + 1] as number) - (this.#until[i] as number)) / this.#total) * this.#count;
  }
}

/** The place in an ascending list of running sums, between two places, that a value falls into. */
export function findPlace(until: Float64Array, value: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((until[middle + 1] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
